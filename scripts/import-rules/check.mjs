import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { parseSync } from "oxc-parser";
import { filesBelow } from "../setup/freshness.mjs";
import { root } from "../setup/settings.mjs";
import { allowedInTests, mayReadEnvironment, rules } from "./rules.mjs";

const violations = join(import.meta.dirname, "violations");
const sources = ["app", "components", "lib", "proxy.ts", "next.config.ts"];

/**
 * The specifiers that a file imports or re-exports, type-only ones included, and whether it reads process.env.
 * @param {string} file
 */
function read(file) {
  const code = readFileSync(file, "utf8");
  const { module, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const specifiers = [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      code.slice(moduleRequest.start, moduleRequest.end).replace(/^["'`]|["'`]$/g, ""),
    ),
  ];
  return {
    specifiers: [...new Set(specifiers)],
    readsEnvironment: /\bprocess\s*(\.|\?\.)\s*env\b|process\[["']env/.test(code),
  };
}

/** @param {string} tree the folder that stands for the project's root @param {string} importer @param {string} specifier */
function projectPath(tree, importer, specifier) {
  if (!/^(@\/|\.)/.test(specifier)) return null;
  const base = specifier.startsWith("@/") ? specifier.slice(2) : posix.join(posix.dirname(importer), specifier);
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`];
  const isFile = (/** @type {string} */ path) =>
    [tree, root].some((top) => existsSync(join(top, path)) && statSync(join(top, path)).isFile());
  return candidates.find(isFile) ?? base;
}

/** Every breach of the rules below a tree, as sentences. @param {string} tree @param {string[]} files */
function breaches(tree, files) {
  return files.flatMap((file) => {
    const name = relative(tree, file).split("\\").join("/");
    const rule = rules.find(({ files: matches }) => matches.test(name));
    const { specifiers, readsEnvironment } = read(file);
    const found = [];
    if (readsEnvironment && !mayReadEnvironment.some((may) => may.test(name)))
      found.push(`environment: ${name} reads process.env`);
    if (!rule) return found;
    const isTest = allowedInTests.files.test(name);
    for (const specifier of specifiers) {
      const path = projectPath(tree, name, specifier);
      const allowed = path
        ? [...rule.may, ...(isTest ? allowedInTests.may : [])].some((may) => may.test(path))
        : isTest ||
          ((rule.packages === "any" || rule.packages.some((may) => may.test(specifier))) &&
            !rule.never?.some((never) => never.test(specifier)));
      if (!allowed) found.push(`${rule.name}: ${name} imports ${path ?? specifier}`);
    }
    return found;
  });
}

const typescript = (/** @type {string} */ file) => /\.tsx?$/.test(file);
const files = sources.flatMap((source) => filesBelow(join(root, source))).filter(typescript);
const found = breaches(root, files);

// A rule that nothing can break checks nothing: one planted breach for each, which must be found.
const ruleNames = [...rules.map(({ name }) => name), "environment"];
for (const name of ruleNames) {
  const tree = join(violations, name);
  const planted = existsSync(tree) ? breaches(tree, filesBelow(tree).filter(typescript)) : [];
  if (!planted.some((line) => line.startsWith(`${name}:`)))
    found.push(`the planted violation of "${name}" was not found (${relative(root, dirname(tree))})`);
}
for (const name of readdirSync(violations)) if (!ruleNames.includes(name)) found.push(`no rule is named "${name}"`);

if (found.length > 0) {
  console.error(found.join("\n"));
  process.exit(1);
}
console.log(`Import rules: ${files.length} files obey, ${ruleNames.length} planted violations were found.`);
