/**
 * Who may import whom: the rules of the house plan (ARCHITECTURE.md, "Rooms"), first match of `files` wins.
 * `may` lists the project's own files (as path prefixes) and the packages a room may import; `packages: "any"` leaves
 * packages free but for `never`.
 * @typedef {{name: string, files: RegExp, may: RegExp[], packages: "any" | RegExp[], never?: RegExp[]}} Rule
 */

const test = /\.(test|contract)\.tsx?$/;
const nodeBuiltin = /^node:/;
const webFrameworks = [/^next($|\/)/, /^react($|\/|-dom)/];

/** @type {Rule[]} */
export const rules = [
  { name: "domain", files: /^lib\/domain\//, may: [/^lib\/domain\//], packages: [/^zod$/] },
  { name: "messages", files: /^lib\/messages\//, may: [/^lib\/(messages|domain)\//], packages: [] },
  { name: "videogen-wire", files: /^lib\/videogen-wire\//, may: [/^lib\/videogen-wire\//], packages: [/^zod$/] },
  {
    name: "port",
    files: /^lib\/backend\/port\.ts$/,
    may: [/^lib\/domain\//, /^lib\/backend\/port\.ts$/],
    packages: [/^zod$/],
  },
  {
    name: "contract",
    files: /^lib\/backend\/(contract|hostile-texts)\.ts$/,
    may: [/^lib\/domain\//, /^lib\/backend\/(port|hostile-texts)\.ts$/],
    packages: [/^vitest$/],
  },
  {
    name: "videogen-adapter",
    files: /^lib\/backend\/videogen\//,
    may: [/^lib\/backend\/(videogen\/|port\.ts$)/, /^lib\/domain\//, /^lib\/videogen-wire\//],
    packages: "any",
    never: webFrameworks,
  },
  {
    name: "valstorm-adapter",
    files: /^lib\/backend\/valstorm\//,
    may: [/^lib\/backend\/(valstorm\/|port\.ts$)/, /^lib\/domain\//],
    packages: "any",
    never: webFrameworks,
  },
  {
    name: "select",
    files: /^lib\/backend\/select\.ts$/,
    may: [/^lib\/backend\//, /^lib\/domain\//],
    packages: [/^zod$/],
  },
  {
    name: "engine",
    files: /^lib\/engine\//,
    may: [/^lib\/engine\//, /^lib\/videogen-wire\//],
    packages: "any",
    never: webFrameworks,
  },
  {
    name: "server",
    files: /^lib\/server\//,
    may: [/^lib\/(server|domain|messages)\//, /^lib\/backend\/(port|select)\.ts$/],
    packages: "any",
    never: [/^react($|\/|-dom)/],
  },
  {
    name: "client",
    files: /^lib\/client\//,
    may: [/^lib\/(client|domain|messages)\//],
    packages: "any",
    never: [nodeBuiltin],
  },
  { name: "url", files: /^lib\/url\//, may: [/^lib\/(url|domain)\//], packages: "any", never: [nodeBuiltin] },
  {
    name: "ui",
    files: /^components\/ui\//,
    may: [/^components\/ui\//, /^lib\/messages\//],
    packages: "any",
    never: [nodeBuiltin],
  },
  {
    name: "components",
    files: /^components\//,
    may: [/^components\//, /^lib\/(domain|messages|client|url)\//],
    packages: "any",
    never: [nodeBuiltin],
  },
  {
    name: "app",
    files: /^(app\/|proxy\.ts$)/,
    may: [/^(app|components)\//, /^lib\/(domain|messages|url|server)\//, /^lib\/backend\/(select|port)\.ts$/],
    packages: "any",
  },
];

/** What tests may use beyond their room's rule: the media generators, the suite of all adapters, and a really started engine. */
export const allowedInTests = {
  files: test,
  may: [
    /^scripts\/media\//,
    /^lib\/backend\/(contract|hostile-texts)\.ts$/,
    /^lib\/engine\/testing\//,
    /^lib\/backend\/valstorm\/testing\//,
  ],
};

/** `process.env` is read in these alone. */
export const mayReadEnvironment = [
  /^lib\/server\/env\.ts$/,
  /^lib\/engine\/main\.ts$/,
  /^[^/]+\.(ts|mjs)$/,
  /^(scripts|e2e|bench)\//,
];
