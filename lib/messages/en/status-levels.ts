import { section } from "../section";

/** What the button in the header is called, by how things stand. Apart from the panel's texts, which come when it is opened. */
export const statusLevelTexts = section(() => ({
  unknown: "Status: being checked",
  ok: "Status: all is well",
  low: "Status: calls run low",
  degraded: "Status: saving calls",
  unreachable: "Status: not connected",
}));
