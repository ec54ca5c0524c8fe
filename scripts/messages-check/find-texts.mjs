import { readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";

/** Attributes and properties whose value a person reads or hears. */
const spoken =
  /^(aria-(label|description|valuetext|roledescription|placeholder)|containerAriaLabel|alt|title|placeholder|label|message|description|tooltip|heading|text|does|reason|caption|name|hint|help)$/;
/** Attributes whose value is for machines, wherever they stand. */
const technical =
  /^(className|class|style|d|href|src|rel|type|role|id|key|ref|points|viewBox|accept|sizes|allow|translate)$/;
const letters = /\p{L}{2}/u;
/** A word with a capital, and another word: words for people, wherever they stand. */
const sentence = /^\p{Lu}[\p{Ll}’']+ \p{L}/u;
/** `name="file"` of a form's field and the like are for machines: words for people have a capital or a space. */
const worded = /^\p{Lu}|\s|…$/u;

/**
 * The texts for people that stand in a file of TypeScript instead of the catalogue, as `line: text`.
 * @param {string} file
 */
export function findTexts(file) {
  const code = readFileSync(file, "utf8");
  const { program, errors } = parseSync(file, code);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  /** @type {Map<number, string>} */
  const found = new Map();
  const report = (/** @type {any} */ node, /** @type {string} */ text) => found.set(node.start, text.trim());

  /** Literals that a node's value may be: through `? :`, `&&`, `??` and templates. @param {any} node @returns {[any, string][]} */
  function values(node) {
    switch (node?.type) {
      case "Literal":
        return typeof node.value === "string" ? [[node, node.value]] : [];
      case "TemplateLiteral":
        return [[node, node.quasis.map((/** @type {any} */ part) => part.value.cooked ?? "").join(" ")]];
      case "ConditionalExpression":
        return [...values(node.consequent), ...values(node.alternate)];
      case "LogicalExpression":
        return [...values(node.left), ...values(node.right)];
      case "JSXExpressionContainer":
        return values(node.expression);
      default:
        return [];
    }
  }

  /** @param {any} node @param {string | null} attribute the nearest attribute or property around it */
  function visit(node, attribute) {
    if (Array.isArray(node)) {
      for (const item of node) visit(item, attribute);
      return;
    }
    if (node === null || typeof node !== "object") return;
    if (typeof node.type !== "string") return;
    if (/^(Import|Export(All|Named))Declaration$/.test(node.type) && node.source) return;
    if (node.type === "TSTypeAnnotation" || node.type.startsWith("TSType")) return;
    // What is logged is for whoever runs the program; what is thrown bare is a fault of the program.
    if (node.type === "CallExpression" && /^console\./.test(code.slice(node.callee.start, node.callee.end))) return;
    if (node.type === "NewExpression" && /^(Error|TypeError|DOMException)$/.test(node.callee.name ?? "")) return;

    if (node.type === "CallExpression" && node.callee.type === "Super") return;
    if (node.type === "JSXElement" && isVerbatim(node.openingElement)) return;

    let nearest = attribute;
    if (node.type === "JSXText" && letters.test(node.value)) report(node, node.value);
    if (node.type === "JSXElement" || node.type === "JSXFragment")
      for (const child of node.children)
        for (const [literal, text] of values(child)) if (letters.test(text)) report(literal, text);
    if (node.type === "JSXAttribute" || node.type === "Property") {
      nearest = nameOf(node.type === "JSXAttribute" ? node.name : node.key);
      if (spoken.test(nearest))
        for (const [literal, text] of values(node.value))
          if (letters.test(text) && worded.test(text.trim())) report(literal, text);
    }
    if (technical.test(nearest ?? "")) return;
    for (const [literal, text] of node.type === "Literal" || node.type === "TemplateLiteral" ? values(node) : [])
      if (sentence.test(text.trim())) report(literal, text);
    for (const [field, child] of Object.entries(node)) if (field !== "type" && field !== "key") visit(child, nearest);
  }

  visit(program.body, null);
  return [...found].map(([at, text]) => `${code.slice(0, at).split("\n").length}: ${text.replace(/\s+/g, " ")}`);
}

/** Code, names and addresses are the same in every language. @param {any} element */
function isVerbatim({ name, attributes }) {
  if (["code", "kbd", "pre"].includes(name.name)) return true;
  return attributes.some(
    (/** @type {any} */ attribute) => attribute.name?.name === "translate" && attribute.value?.value === "no",
  );
}

/** @param {any} name */
function nameOf(name) {
  if (name.type === "JSXNamespacedName") return `${name.namespace.name}:${name.name.name}`;
  return String(name.name ?? name.value ?? "");
}
