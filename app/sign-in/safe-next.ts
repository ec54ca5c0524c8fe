const base = "http://vitrine.invalid";

/** The page to go to after signing in: a path of this site, never another site's address, else the library. */
export function safeNext(next: string | string[] | undefined): string {
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next)) return "/";
  if (!URL.canParse(next, base)) return "/";
  const url = new URL(next, base);
  // The browser's own reading decides: it drops tabs and newlines and takes backslashes for slashes.
  if (url.origin !== base || url.pathname.startsWith("//") || url.pathname === "/sign-in") return "/";
  return url.pathname + url.search + url.hash;
}
