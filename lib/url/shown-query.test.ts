import { expect, test } from "vitest";
import { addressOf, fileHrefs, libraryHref, queryAt, queryOf, type ShownQuery, stateOf } from "./shown-query";

const plain = {
  q: "",
  type: [],
  scope: [],
  tool: [],
  sharing: [],
  state: [],
  transcript: [],
  length: [],
  sort: "relevance",
  direction: null,
  view: "medium",
} as const;

test("an address without values asks for everything as people expect it", () => {
  const lists = { type: [], scope: [], tool: [], sharing: [], state: [], transcript: [], length: [] };
  expect(queryOf({ ...plain, ...lists })).toEqual({
    text: "",
    filters: {},
    sort: "relevance",
    direction: null,
    layout: "medium",
  });
  expect(libraryHref({ text: "", filters: {}, sort: "relevance", direction: null, layout: "medium" })).toBe("/");
});

test("a query goes into an address and comes back, commas and all", () => {
  const query: ShownQuery = {
    text: "red, blue & green",
    filters: { type: ["VIDEO", "AUDIO"], tool: ["A, B"] },
    sort: "size",
    direction: "ascending",
    layout: "table",
  };
  const href = libraryHref(query, "vg_file_1", 42.5);
  const said = new URL(href, "http://library.test").searchParams;
  expect(Object.fromEntries(said)).toMatchObject({
    q: "red, blue & green",
    type: "VIDEO,AUDIO",
    sort: "size",
    direction: "ascending",
    view: "table",
    file: "vg_file_1",
    t: "42.5",
  });
  expect(queryAt(addressOf(query))).toEqual(query);
  expect(queryAt("?sort=nonsense&view=wall&type=NEW_KIND")).toMatchObject({
    sort: "relevance",
    layout: "medium",
    filters: { type: ["NEW_KIND"] },
  });
  expect(stateOf({ filters: { type: ["VIDEO"] } })).toMatchObject({ type: ["VIDEO"], scope: null, tool: null });
  expect(stateOf({ sort: "name" })).toEqual({ sort: "name" });
});

test.each(["vg_file_1", "a&b=c d/ü?#%+,"])("the address of %s among many is the one it has alone", (fileId) => {
  const said = (href: string) => Object.fromEntries(new URL(href, "http://library.test").searchParams);
  for (const query of [{}, { text: "red, blue & green", filters: { type: ["VIDEO", "AUDIO"] } }]) {
    expect(said(fileHrefs(query)(fileId))).toEqual(said(libraryHref(query, fileId)));
  }
});
