import { type CDPSession, expect, type Page } from "@playwright/test";
import { listen } from "./live-regions";

/** Said when the focus comes into them; other surroundings are passed over. */
const places = ["banner", "dialog", "grid", "list", "main", "region", "search"];
/** What is said of a state after the role, in this order. */
const states: Record<string, (value: unknown) => string | null> = {
  checked: (value) => (value === "true" ? "checked" : "not checked"),
  expanded: (value) => (value ? "expanded" : "collapsed"),
  disabled: (value) => (value ? "unavailable" : null),
};
const mostTabs = 40;

type Spoken = Awaited<ReturnType<typeof readFocus>>[number];

/**
 * Says what a screen reader would: of what has the focus the names, roles and states that Chromium's own accessibility tree
 * has, and what live regions say.
 */
export class ScreenReader {
  readonly #page: Page;
  readonly #session: CDPSession;
  /** Where the focus was before the last key. */
  #before: readonly string[] = [];

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** To be called before the page is opened. */
  static async over(page: Page): Promise<ScreenReader> {
    await page.addInitScript(listen);
    const session = await page.context().newCDPSession(page);
    await session.send("Accessibility.enable");
    return new ScreenReader(page, session);
  }

  /** Presses keys one after the other; what is said from then on is of them. */
  async press(...keys: string[]): Promise<void> {
    await this.#begin();
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Words that come all at once, as by dictation. */
  async write(text: string): Promise<void> {
    await this.#begin();
    await this.#page.keyboard.insertText(text);
  }

  /** Presses Tab until what has the focus is said so. */
  async tabTo(words: string): Promise<void> {
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      await this.press("Tab");
      if ((await this.#focus()).words === words) return;
    }
    throw new Error(`Tab does not come to “${words}”.`);
  }

  /** The places that the focus came into, from without to within, and what has it: its name, role, states and where it stands. */
  async says(...words: (string | RegExp)[]): Promise<void> {
    await expect.poll(async () => this.#said(await this.#focus())).toEqual(words.map(matching));
  }

  /** Live regions have said this since the last key, in this order, and nothing else. */
  async hears(...words: (string | RegExp)[]): Promise<void> {
    const heard = () => this.#page.evaluate(() => Reflect.get(window, "announced"));
    // A job may have to wait for those before it.
    await expect.poll(heard, { timeout: 60_000 }).toEqual(words.map(matching));
  }

  async #begin(): Promise<void> {
    this.#before = (await this.#focus()).places;
    await this.#page.evaluate(() => Reflect.get(window, "announced").splice(0));
  }

  #said(focus: { places: string[]; words: string }): string[] {
    return [...focus.places.filter((place) => !this.#before.includes(place)), focus.words];
  }

  async #focus(): Promise<{ places: string[]; words: string }> {
    const [own, ...around] = await readFocus(this.#session);
    if (!own) return { places: [], words: "" };
    // What only repeats the name is not said.
    const description = own.description === own.name ? "" : own.description;
    return {
      places: around
        .filter(({ role }) => places.includes(role))
        .map(wordsOf)
        .reverse(),
      words: [wordsOf(own), ...own.states, description, placeInGrid(around)].filter(Boolean).join(", "),
    };
  }
}

function matching(words: string | RegExp): unknown {
  return typeof words === "string" ? words : expect.stringMatching(words);
}

function wordsOf({ name, role }: Spoken): string {
  return [name, role].filter(Boolean).join(", ");
}

/** "row 2 of 40, column 1 of 5", by the cell, row and grid that the tree has around what is focused. */
function placeInGrid(around: readonly Spoken[]): string | null {
  const [cell, row, grid] = ["gridcell", "row", "grid"].map((wanted) => around.find(({ role }) => role === wanted));
  if (!cell || !row || !grid) return null;
  const [rowAt, columnAt] = [row.attributes.get("aria-rowindex"), cell.attributes.get("aria-colindex")];
  const [rows, columns] = [grid.attributes.get("aria-rowcount"), grid.attributes.get("aria-colcount")];
  return `row ${rowAt} of ${rows}, column ${columnAt} of ${columns}`;
}

/** What has the focus, and then all that is around it, from within to without. */
async function readFocus(session: CDPSession) {
  const expression = `(() => {
    let element = document.activeElement;
    while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  })()`;
  const { result } = await session.send("Runtime.evaluate", { expression });
  const { objectId } = result;
  if (!objectId) return [];
  const { nodes } = await session.send("Accessibility.getPartialAXTree", { objectId, fetchRelatives: true });
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  for (let node = nodes[0]; node; node = byId.get(node.parentId ?? "")) {
    if (node.ignored) continue;
    const values = new Map(node.properties?.map(({ name, value }) => [String(name), value.value]));
    found.push({
      role: String(node.role?.value ?? ""),
      name: String(node.name?.value ?? ""),
      description: String(node.description?.value ?? ""),
      states: Object.entries(states).flatMap(([name, say]) => (values.has(name) ? (say(values.get(name)) ?? []) : [])),
      attributes: await attributesOf(session, node.backendDOMNodeId),
    });
  }
  return found;
}

async function attributesOf(session: CDPSession, backendNodeId: number | undefined): Promise<Map<string, string>> {
  if (backendNodeId === undefined) return new Map();
  const { node } = await session.send("DOM.describeNode", { backendNodeId });
  const flat = node.attributes ?? [];
  return new Map(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? ""] as const] : [])));
}
