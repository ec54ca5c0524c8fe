import { section } from "../section";

/** What the browser itself says of a call that failed; the server's own words are in lib/server/messages. */
export const failureTexts = section(() => ({
  unreachable: "Vitrine cannot be reached. Check the connection; the page tries again by itself.",
  answeredWith: (status: number) => `Vitrine answered with status ${status}.`,
  pageIsOld: "This page is older than the server. Reload it.",
  unknown: "Something went wrong on this page. Try again.",
}));
