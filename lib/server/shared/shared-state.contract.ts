import { beforeEach, describe, expect, it, vi } from "vitest";
import type { SharedState } from "./shared-state";

const minute = 60_000;
let serial = 0;

/** What every shared state must do. `open` gives two instances' views of the same state. */
export function describeSharedState(name: string, open: () => { one: SharedState; other: SharedState }): void {
  describe(name, () => {
    let one: SharedState;
    let other: SharedState;
    let key = "";
    beforeEach(() => {
      ({ one, other } = open());
      serial += 1;
      key = `contract ${serial} *?[x]`;
    });

    it("keeps a text, also an empty one, for all until it is deleted", async () => {
      expect(await one.get(key)).toBeNull();
      for (const text of ["grüße 🎬\n\0", ""]) {
        await one.set(key, text, minute);
        expect(await other.get(key)).toBe(text);
      }
      await other.delete(key);
      expect(await one.get(key)).toBeNull();
    });

    it("forgets it after its life", async () => {
      await one.set(key, "brief", 40);
      await one.replace(`${key}r`, null, "brief", 40);
      await one.set(`${key}0`, "none", 0);
      expect(await one.get(key)).toBe("brief");
      expect(await one.get(`${key}0`)).toBeNull();
      await expect.poll(() => Promise.all([other.get(key), other.get(`${key}r`)])).toEqual([null, null]);
    });

    it("replaces what is expected and nothing else", async () => {
      expect(await one.replace(key, "x", "y", minute)).toBe(false);
      expect(await one.replace(key, null, "a", minute)).toBe(true);
      expect(await other.replace(key, null, "b", minute)).toBe(false);
      expect(await other.replace(key, "", "b", minute)).toBe(false);
      expect(await other.replace(key, "a", "", minute)).toBe(true);
      expect(await one.replace(key, null, "c", minute)).toBe(false);
      expect(await one.get(key)).toBe("");
      expect(await one.replace(key, "", null, minute)).toBe(true);
      expect(await other.get(key)).toBeNull();
      expect(await one.replace(key, null, null, minute)).toBe(true);
    });

    it("says what is there instead to whoever was slower, also that nothing is", async () => {
      expect(await one.replaceOrRead(key, "x", "y", minute)).toEqual({ isDone: false, present: null });
      expect(await one.replaceOrRead(key, null, "grüße", minute)).toEqual({ isDone: true });
      expect(await other.replaceOrRead(key, null, "b", minute)).toEqual({ isDone: false, present: "grüße" });
      expect(await other.replaceOrRead(key, "grüße", "", minute)).toEqual({ isDone: true });
      expect(await one.replaceOrRead(key, "b", null, minute)).toEqual({ isDone: false, present: "" });
    });

    it("lets one of many win who replace at once", async () => {
      const tries = Array.from({ length: 40 }, (_, at) => (at % 2 ? one : other).replace(key, null, `${at}`, minute));
      const won = (await Promise.all(tries)).flatMap((isDone, at) => (isDone ? [`${at}`] : []));
      expect(won).toEqual([await one.get(key)]);
    });

    it("lists keys by how they begin, whatever signs they hold", async () => {
      await Promise.all(["a", "b*", "[c]"].map((name) => one.set(`${key}/${name}`, "x", minute)));
      await one.set(`contract ${serial} yyx`, "x", minute);
      await one.set(`${key}/gone`, "x", minute);
      await one.delete(`${key}/gone`);
      expect((await other.keys(`${key}/`)).sort()).toEqual([`${key}/[c]`, `${key}/a`, `${key}/b*`]);
    });

    it("tells every instance, the sender among them, each once, until it stops listening", async () => {
      const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
      const heard: string[] = [];
      const stops = [one, other].map((state, at) => state.subscribe(key, (message) => heard.push(`${at} ${message}`)));
      one.subscribe(key, () => {
        throw new Error("of one listener is no other's");
      });
      // A subscription takes a moment to reach the other.
      await expect.poll(() => one.publish(key, "hello").then(() => heard)).toContain("1 hello");
      heard.length = 0;
      await other.publish(key, "a b");
      await expect.poll(() => heard.filter((words) => words.endsWith("a b")).sort()).toEqual(["0 a b", "1 a b"]);
      for (const stop of stops) stop();
      await other.publish(key, "last");
      await one.get(key);
      expect(heard.filter((words) => words.endsWith("last"))).toEqual([]);
      expect(told).toHaveBeenCalled();
      told.mockRestore();
    });
  });
}
