/**
 * What a request asks for. `of`: the file it is about, or the name that a ticket is asked for. `carries`: the option that
 * says whether its answer carries URLs; undefined for an answer that has none.
 * @typedef {{ kind: string, of: string, carries: "lists" | "gets" | "always" | undefined }} Call
 */

/** @param {string} method @param {string} url @param {Buffer} body @returns {Call} */
export function callOf(method, url, body) {
  const path = url.split("?")[0] ?? "";
  if (path === "/v1/files/search") return { kind: "search", of: "", carries: "lists" };
  if (path === "/v1/files/upload") return { kind: "upload", of: nameIn(body), carries: undefined };
  if (path === "/v1/files") return { kind: "list", of: "", carries: "lists" };
  const [, fileId, action] = /^\/v1\/files\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? [];
  if (!fileId) return { kind: path, of: "", carries: undefined };
  if (method === "GET") return { kind: "get", of: fileId, carries: "gets" };
  return { kind: action ?? "", of: fileId, carries: action === "hydrate" ? "always" : "lists" };
}

/** @param {Buffer} body */
function nameIn(body) {
  try {
    return String(JSON.parse(body.toString()).displayName);
  } catch {
    return "";
  }
}
