import { describe, expect, it } from "vitest";
import { toColumns } from "@/lib/domain/index-columns";
import { type IndexRow, indexFlags } from "@/lib/domain/library-index";
import type { LibraryQuery } from "@/lib/domain/library-query";
import { LibrarySearch } from "./library-search";

let lastOrder = 0;
/** Each newer than the one before it. */
function row(name: string, changes: Partial<IndexRow> = {}): IndexRow {
  lastOrder += 1;
  return {
    fileId: name,
    name,
    description: "",
    type: "VIDEO",
    scope: "GLOBAL",
    tool: null,
    durationSeconds: null,
    bytes: null,
    flags: 0,
    order: lastOrder,
    ...changes,
  };
}

function searchOver(rows: readonly IndexRow[]): LibrarySearch {
  const search = new LibrarySearch("en");
  search.change(toColumns(rows));
  return search;
}

async function names(search: LibrarySearch, query: LibraryQuery | string): Promise<string[]> {
  const { rows } = await search.query(typeof query === "string" ? { text: query } : query);
  return Array.from(rows, (number) => search.fileId(number));
}

async function match(search: LibrarySearch, text: string, no = 0) {
  const { rows, matches } = await search.query({ text });
  return search.row(rows[no] ?? -1, matches).match;
}

describe("ranking", () => {
  it("puts the exact name first, then beginnings, words, parts, typos, tags and descriptions; the newest first in each", async () => {
    const search = searchOver([
      row("interview description.mp4", { fileId: "description", name: "b-roll.mp4", description: "An interview" }),
      row("tool", { name: "c.mp4", tool: "INTERVIEW_MAKER" }),
      row("part", { name: "preinterviewed.mp4" }),
      row("word", { name: "Customer interview.mp4" }),
      row("word beginning", { name: "Customer interviews.mp4" }),
      row("begins, older", { name: "Interview with Ada.mp4" }),
      row("begins, newer", { name: "interviews.mov" }),
      row("exact", { name: "Interview.mp4" }),
      row("none", { name: "harbour.mp4" }),
    ]);
    expect(await names(search, "interview")).toEqual([
      ...["exact", "begins, newer", "begins, older", "word", "word beginning", "part", "tool", "description"],
    ]);
    expect((await names(search, "INTERVIEW.mp4"))[0]).toBe("exact");
  });

  it("wants every word, anywhere and in any order, and ranks by the worst of them", async () => {
    const search = searchOver([
      row("both", { name: "Lisbon tram final.mp4" }),
      row("half", { name: "Lisbon.mp4", description: "A tram passes" }),
      row("one", { name: "Lisbon.mp4" }),
    ]);
    expect(await names(search, "tram lisb")).toEqual(["both", "half"]);
    expect(await names(search, "lisbon train")).toEqual([]);
    expect(await names(search, "  !?  ")).toHaveLength(3);
  });

  it("finds inside of joined words, numbers and camel case", async () => {
    const search = searchOver([
      row("camel", { name: "CoffeeShop1203.MP4" }),
      row("camera", { name: "IMG_004217.JPG", type: "IMAGE" }),
    ]);
    for (const text of ["coffeeshop", "shop", "coffee shop", "1203", "offeesh", "mp4"]) {
      expect(await names(search, text), text).toEqual(["camel"]);
    }
    for (const text of ["img_004217", "004217", "4217", "IMG", "image"]) {
      expect(await names(search, text), text).toEqual(["camera"]);
    }
  });
});

describe("typos", () => {
  it("allows one letter left out, added, wrong or exchanged, at either end too", async () => {
    const search = searchOver([row("Golden harvest.mp4"), row("Mountain ridge.mp4")]);
    for (const typo of ["harvst", "harvvest", "hxrvest", "hravest", "jarvest", "harvesr", "goldne", "arvest"]) {
      expect(await names(search, typo), typo).toEqual(["Golden harvest.mp4"]);
    }
    expect(await names(search, "mountian rid")).toEqual(["Mountain ridge.mp4"]);
    expect(await names(search, "hxrvxst")).toEqual([]);
    expect(await names(search, "hqr")).toEqual([]);
  });

  it("puts what was typed before what was perhaps meant", async () => {
    const search = searchOver([row("form.mp4"), row("farm.mp4"), row("format.mp4")]);
    expect(await names(search, "form")).toEqual(["form.mp4", "format.mp4", "farm.mp4"]);
    expect(await match(search, "form", 2)).toMatchObject({ where: "name", isFuzzy: true, name: [[0, 4]] });
  });
});

describe("scripts", () => {
  const search = searchOver([
    row("Zürich – São Paulo.mp4"),
    row("Straße nach Łódź.mp4"),
    row("Интервью с Фёдором.mp4"),
    row("東京の夜景.mp4"),
    row("서울의 밤.mp4"),
    row("مُقابَلة.mp4"),
    row("कहानी.mp4"),
    row("ｆｕｌｌ ﬁle.mp4"),
  ]);
  it.each([
    ["zurich sao", "Zürich – São Paulo.mp4"],
    ["ZÜRICH", "Zürich – São Paulo.mp4"],
    ["strasse lodz", "Straße nach Łódź.mp4"],
    ["интервю", "Интервью с Фёдором.mp4"],
    ["федор", "Интервью с Фёдором.mp4"],
    ["夜", "東京の夜景.mp4"],
    ["서울", "서울의 밤.mp4"],
    ["서우", "서울의 밤.mp4"],
    ["مقابلة", "مُقابَلة.mp4"],
    ["कहा", "कहानी.mp4"],
    ["full file", "ｆｕｌｌ ﬁle.mp4"],
  ])("finds by %s", async (text, name) => {
    expect(await names(search, text)).toEqual([name]);
  });
});

describe("why", () => {
  it("names the place and the letters, also where folding changes their number", async () => {
    const search = searchOver([
      row("Große Straße.mp4", { description: "Die Straße am Morgen", tool: "TEXT_TO_SPEECH" }),
    ]);
    const reason = await match(search, "strass");
    expect(reason).toMatchObject({ where: "name", isFuzzy: false, tags: [] });
    expect(reason?.name.map(([start, end]) => "Große Straße.mp4".slice(start, end))).toEqual(["Straß"]);
    expect(reason?.description).toEqual([[4, 9]]);
    expect(await match(search, "morg")).toMatchObject({ where: "description", name: [], description: [[14, 18]] });
    expect(await match(search, "speech")).toMatchObject({ where: "tag", tags: ["TEXT_TO_SPEECH"] });
    expect(await match(search, "gross mp4")).toMatchObject({
      name: [
        [0, 4],
        [13, 16],
      ],
    });
    expect((await search.query({})).matches).toBeNull();
  });
});

describe("filters, counts and sorting", () => {
  const search = searchOver([
    row("a10", { type: "VIDEO", durationSeconds: 30, bytes: 5, flags: indexFlags.public }),
    row("a9", { type: "VIDEO", durationSeconds: 400, bytes: 7, tool: "CUT" }),
    row("Ä1", { type: "IMAGE", bytes: 9, flags: indexFlags.processing }),
    row("b", { type: null, scope: "EXPORT", flags: indexFlags.failed | indexFlags.timedTranscript }),
  ]);

  it("counts each facet under the filters of the others", async () => {
    const { rows, facets } = await search.query({ filters: { type: ["VIDEO", "none"], sharing: ["private"] } });
    expect(Array.from(rows, (number) => search.fileId(number))).toEqual(["b", "a9"]);
    expect(facets.type).toEqual([
      { value: "IMAGE", count: 1 },
      { value: "VIDEO", count: 1 },
      { value: "none", count: 1 },
    ]);
    expect(facets.sharing).toEqual([
      { value: "private", count: 2 },
      { value: "public", count: 1 },
    ]);
    expect(facets.state.map(({ value, count }) => [value, count])).toEqual([
      ["failed", 1],
      ["ready", 1],
    ]);
    expect(facets.length.map(({ value }) => value)).toEqual(["5-to-20-min", "none"]);
    expect(await names(search, { filters: { tool: ["never heard of"] } })).toEqual([]);
    expect(await names(search, { text: "a", filters: { type: [] } })).toHaveLength(3);
  });

  it("sorts either way, what has no value last", async () => {
    expect(await names(search, {})).toEqual(["b", "Ä1", "a9", "a10"]);
    expect(await names(search, { sort: "recent", direction: "ascending" })).toEqual(["a10", "a9", "Ä1", "b"]);
    expect(await names(search, { sort: "name" })).toEqual(["Ä1", "a9", "a10", "b"]);
    expect(await names(search, { sort: "name", direction: "descending" })).toEqual(["b", "a10", "a9", "Ä1"]);
    expect(await names(search, { sort: "duration" })).toEqual(["a9", "a10", "b", "Ä1"]);
    expect(await names(search, { sort: "duration", direction: "ascending" })).toEqual(["a10", "a9", "b", "Ä1"]);
    expect(await names(search, { text: "a", sort: "size" })).toEqual(["Ä1", "a9", "a10"]);
  });
});

describe("changes", () => {
  it("are found, counted and sorted at once, and what is gone is not", async () => {
    const search = searchOver([row("one"), row("two"), row("three")]);
    for (const sort of ["recent", "name", "size"] as const) await search.query({ text: "o", sort });
    search.change(toColumns([row("one", { name: "renamed", bytes: 4 }), row("four", { bytes: 9 })]), ["two"]);
    expect(search.size).toBe(3);
    expect(await names(search, "one")).toEqual([]);
    expect(await names(search, "two")).toEqual([]);
    expect(await names(search, "renam")).toEqual(["one"]);
    expect(await names(search, {})).toEqual(["four", "one", "three"]);
    expect(await names(search, { sort: "name" })).toEqual(["four", "one", "three"]);
    expect(await names(search, { sort: "size" })).toEqual(["four", "one", "three"]);
    expect((await search.query({})).facets.type).toEqual([{ value: "VIDEO", count: 3 }]);
    search.change(toColumns([row("two", { name: "two again" })]));
    expect(await names(search, "two")).toEqual(["two"]);
  });

  it("of thousands of rows are found too, and found by the same order as if all had come at once", async () => {
    const many = Array.from({ length: 4_000 }, (_, no) => row(`file ${no}`));
    const search = searchOver([...many, row("other")]);
    await search.prepare();
    const renamed = many.map(({ fileId }, no) => row(fileId, { name: `Renamed ${no} item` }));
    search.change(toColumns(renamed.toReversed()));
    expect(await names(search, "file")).toEqual([]);
    const found = await names(search, { text: "renamed item", sort: "name" });
    expect(found).toEqual(many.map(({ fileId }) => fileId));
  });
});

it("takes names made to hurt", async () => {
  const hostile = ["((((a+)+)+)+)$", "\u202egnp.exe", "a".repeat(1_000), "\ud800 alone", "[^", "\\", "constructor", ""];
  const search = searchOver(hostile.map((name, no) => row(String(no), { name })));
  for (const text of [...hostile, "__proto__", "*.*", "a".repeat(5_000), "\u0000"]) await search.query({ text });
  expect(await names(search, "constructor")).toEqual(["6"]);
  expect(await names(search, "gnp")).toEqual(["1"]);
});
