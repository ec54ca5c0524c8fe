import { expect, test } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import { ApiError } from "./api";
import { type ArchiveEntry, createArchiveStore } from "./archive-store";

const file = aFile();

/** A store that remembers what it sent; its moment to undo is `undoMs`. */
function setUp({ undoMs, failure }: { undoMs: number; failure?: Error }) {
  const sent: string[] = [];
  const sentOnLeave: string[] = [];
  const store = createArchiveStore({
    undoMs,
    async archive(fileId) {
      sent.push(fileId);
      if (failure) throw failure;
    },
    archiveOnLeave: (fileId) => sentOnLeave.push(fileId),
  });
  const reaches = (state: ArchiveEntry["state"], fileId = file.fileId) =>
    new Promise<ArchiveEntry>((resolve) => {
      const look = () => {
        const entry = store.getState().entries.get(fileId);
        if (entry?.state === state) resolve(entry);
      };
      store.subscribe(look);
      look();
    });
  return { store, sent, sentOnLeave, reaches };
}
const never = 1_000_000;

test("nothing is sent before the moment is over, and then once", async () => {
  const { store, sent, reaches } = setUp({ undoMs: 5 });
  store.request(file);
  store.request(file);
  expect(sent).toEqual([]);
  await reaches("archived");
  expect(sent).toEqual(["f1"]);
  expect(store.undo("f1")).toBe(false);
});

test("undone in its moment, it is never sent", () => {
  const { store, sent, sentOnLeave } = setUp({ undoMs: never });
  store.request(file);
  expect(store.undo("f1")).toBe(true);
  store.sendAllNow();
  expect(store.getState().entries.size).toBe(0);
  expect([...sent, ...sentOnLeave]).toEqual([]);
});

test("a paused countdown does not run out, and begins anew afterwards", async () => {
  const { store, sent, reaches } = setUp({ undoMs: 5 });
  store.request(file);
  store.pause("f1");
  store.request({ ...file, fileId: "asked later" });
  await reaches("archived", "asked later");
  expect(sent).toEqual(["asked later"]);
  store.resume("f1");
  await reaches("archived");
});

test("a failure gives the file back with a reason, and it can be asked again", async () => {
  const failure = new ApiError("backend_unreachable", "The library does not answer.", 502);
  const { store, sent, reaches } = setUp({ undoMs: 1, failure });
  store.request(file);
  expect((await reaches("failed")).reason).toBe("The library does not answer.");
  store.acknowledge("f1");
  expect(store.getState().entries.size).toBe(0);
  store.request(file);
  await reaches("failed");
  expect(sent).toEqual(["f1", "f1"]);
});

test("a file that is gone already counts as archived", async () => {
  const { store, reaches } = setUp({ undoMs: 1, failure: new ApiError("not_found", "Gone.", 404) });
  store.request(file);
  await reaches("archived");
});

test("when the page goes away, what waits is sent at once", () => {
  const { store, sent, sentOnLeave } = setUp({ undoMs: never });
  store.request(file);
  store.sendAllNow();
  store.sendAllNow();
  expect(sentOnLeave).toEqual(["f1"]);
  expect(sent).toEqual([]);
});
