import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { capabilitiesSchema, searchResultsSchema } from "@/lib/domain/api";
import { isProcessing } from "@/lib/domain/file-status";
import { type MediaFile, mediaFileSchema } from "@/lib/domain/media-file";
import { hostileTexts } from "./hostile-texts";
import { type Backend, BackendError } from "./port";

/** An adapter over something that speaks its wire. */
export type ContractSubject = {
  backend: Backend;
  /** The same with a key that is wrong. */
  withWrongKey: Backend;
  /** The same where nothing listens. */
  unreachable: Backend;
  stop(): Promise<void>;
};

type Options = {
  /** A library of others' files: only what the suite itself added is looked at, and it is taken away again. */
  isLive?: boolean;
};

const code = (failure: unknown) => (failure instanceof BackendError ? failure.code : failure);
const encoder = new TextEncoder();
const settleMs = 30_000;

/** What every adapter keeps of its promises in `port.ts`, shown by doing: run it once for each adapter. */
export function describeBackend(name: string, start: () => Promise<ContractSubject>, { isLive = false }: Options = {}) {
  describe(`${name} as a backend`, () => {
    let subject: ContractSubject;
    let backend: Backend;
    const added = new Set<string>();
    const unique = `c${Math.random().toString(36).slice(2, 10)}`;

    beforeAll(async () => {
      subject = await start();
      backend = subject.backend;
    });
    afterAll(async () => {
      const takeAway = backend.capabilities.archive ? backend.archive : backend.deletePermanently;
      if (isLive) for (const fileId of added) await takeAway(fileId).catch(() => undefined);
      await subject.stop();
    });

    async function add(displayName: string, text = `bytes of ${displayName}`, contentType = "text/plain") {
      const fileId = await upload(backend, displayName, encoder.encode(text), contentType);
      added.add(fileId);
      return fileId;
    }

    /** Until the backend has done with the file: what it still works on may yet change its place in the list. */
    async function settled(fileId: string): Promise<MediaFile> {
      const until = Date.now() + settleMs;
      for (;;) {
        const file = await backend.hydrate(fileId);
        if (!isProcessing(file) || Date.now() > until) return file;
        await new Promise((again) => setTimeout(again, isLive ? 1_000 : 10));
      }
    }

    it("says what it can do", async () => {
      expect(capabilitiesSchema.parse(backend.capabilities)).toEqual(backend.capabilities);
      expect(backend.name).not.toBe("");
      expect((await backend.checkConnection()).account).not.toBe("");
    });

    it("keeps what was uploaded, and gives the very bytes back, in ranges too", async () => {
      const text = "0123456789".repeat(2_000);
      const fileId = await add(`${unique} notes.txt`, text);
      const got = await backend.get(fileId);
      expect(mediaFileSchema.parse(got)).toMatchObject({ fileId, displayName: `${unique} notes.txt` });
      expect((await settled(fileId)).type).toBe("TEXT");

      const { download } = (await backend.hydrate(fileId)).sources;
      expect(download?.status).toBe("ready");
      const url = download?.url ?? "";
      expect(await (await fetch(url)).text()).toBe(text);
      const part = await fetch(url, { headers: { range: "bytes=10005-10011" } });
      expect([part.status, await part.text()]).toEqual([206, "5678901"]);
      const lives = download?.expiresAt === null ? Number.POSITIVE_INFINITY : (download?.expiresAt ?? 0);
      expect(lives).toBeGreaterThan(Date.now() / 1000 + 60);
    });

    it("sends several files in one call where the bytes pass through our server", async () => {
      const files = ["one.txt", "two.txt", "three.txt"].map((file) =>
        outgoing(`${unique} ${file}`, encoder.encode(file)),
      );
      if (backend.capabilities.upload !== "through_server") {
        expect(await backend.sendFiles({ files, isPublic: false }).catch(code)).toBe("unsupported");
        expect(await backend.openBytes("x", {}).catch(code)).toBe("unsupported");
        return;
      }
      const sent = await backend.sendFiles({ files, isPublic: true });
      for (const { fileId } of sent) added.add(fileId);
      expect(sent.map(({ displayName }) => displayName)).toEqual(files.map((file) => file.name));
      expect(sent.every(({ isPublicPreviewEnabled }) => isPublicPreviewEnabled)).toBe(true);
      const bytes = await Promise.all(sent.map(async ({ fileId }) => (await backend.openBytes(fileId, {})).body));
      expect(await Promise.all(bytes.map((body) => new Response(body).text()))).toEqual([
        "one.txt",
        "two.txt",
        "three.txt",
      ]);
      const part = await backend.openBytes(sent[2]?.fileId ?? "", { range: "bytes=1-3" });
      expect([part.status, part.contentRange, await new Response(part.body).text()]).toEqual([
        206,
        "bytes 1-3/9",
        "hre",
      ]);
    });

    it("pages through the library once and in one order, whatever comes and goes between two pages", async () => {
      const ids: string[] = [];
      for (let number = 1; number <= 9; number += 1) ids.unshift(await add(`${unique} page ${number}`));
      for (const fileId of ids) await settled(fileId);
      // What the pipeline did last is what was updated last.
      const order = (await pages(backend, 100, () => undefined)).filter((fileId) => ids.includes(fileId));
      expect([...order].sort()).toEqual([...ids].sort());

      const [, , , , gone = ""] = order;
      const newcomers: string[] = [];
      const seen = await pages(backend, 3, async (page) => {
        if (page === 1) newcomers.push(await add(`${unique} newcomer`));
        if (page === 1 && !isLive) await remove(backend, gone);
      });
      expect(new Set(seen).size).toBe(seen.length);
      const expected = isLive ? order : order.filter((fileId) => fileId !== gone || seen.includes(gone));
      expect(seen.filter((fileId) => order.includes(fileId))).toEqual(expected);
      for (const fileId of newcomers) expect((await backend.get(fileId)).fileId).toBe(fileId);
    });

    it("refuses a cursor that is none", async () => {
      for (const cursor of ["nonsense", "'; DROP TABLE file; --", "eyJvZiI6MX0"]) {
        expect(await backend.list({ cursor, limit: 3 }).catch(code)).toBe("invalid_request");
      }
    });

    it("sorts and filters as far as it says", async () => {
      const { sorts, filters } = backend.capabilities.list;
      const name = `${unique} page`;
      if (!filters.includes("name") || !sorts.includes("name")) {
        expect(await backend.list({ limit: 5, name }).catch(code)).toBe("unsupported");
        expect(await backend.list({ limit: 5, sort: { by: "name", descending: false } }).catch(code)).toBe(
          "unsupported",
        );
        return;
      }
      const query = { limit: 3, name, type: "TEXT", isPublic: false, sort: { by: "name", descending: false } } as const;
      const names: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<Backend["list"]>> = await backend.list({
          ...query,
          ...(cursor ? { cursor } : {}),
        });
        names.push(...page.files.map(({ displayName }) => displayName));
        cursor = page.nextCursor;
      } while (cursor);
      expect(names.length).toBeGreaterThanOrEqual(8);
      expect(names).toEqual([...names].sort());
      expect((await backend.list({ ...query, type: "VIDEO" })).files).toEqual([]);
      expect((await backend.list({ ...query, isPublic: true })).files).toEqual([]);
    });

    it("finds by a word of the name, in any case", async () => {
      const fileId = await add(`${unique} Zanzibar Sunrise.txt`);
      await settled(fileId);
      for (const query of [`${unique} zanzibar`, `${unique} ZANZIBAR sunrise`]) {
        const { results } = await backend.search({ query, numResults: 5 });
        expect(results.length).toBeLessThanOrEqual(5);
        expect(results[0]?.file.fileId).toBe(fileId);
      }
    });

    it("shares and unshares", async () => {
      const fileId = await add(`${unique} shared.txt`);
      await settled(fileId);
      const shared = await backend.setPublicPreview(fileId, true);
      expect(shared.isPublicPreviewEnabled).toBe(true);
      const url = (await backend.get(fileId)).publicPreview.fileUrl ?? "";
      expect(await (await fetch(url)).text()).toBe(`bytes of ${unique} shared.txt`);
      expect((await backend.setPublicPreview(fileId, false)).isPublicPreviewEnabled).toBe(false);
      expect((await backend.get(fileId)).publicPreview.fileUrl).toBeNull();
    });

    it("archives, or deletes for good, and says which of them it cannot", async () => {
      const fileId = await add(`${unique} goodbye.txt`);
      await settled(fileId);
      const { archive, deletePermanently } = backend.capabilities;
      expect(archive || deletePermanently).toBe(true);
      if (!deletePermanently) expect(await backend.deletePermanently(fileId).catch(code)).toBe("unsupported");
      if (!archive) expect(await backend.archive(fileId).catch(code)).toBe("unsupported");
      expect((await backend.get(fileId)).fileId).toBe(fileId);
      await remove(backend, fileId);
      const listed = await pages(backend, 100, () => undefined);
      expect(listed).not.toContain(fileId);
      if (deletePermanently) {
        expect(await backend.get(fileId).catch(code)).toBe("not_found");
        expect(await backend.deletePermanently(fileId).catch(code)).toBe("not_found");
      }
    });

    it("tells unknown files, a wrong key and an unreachable service apart", async () => {
      for (const fileId of ["unknown", "../../v1/me", "' OR '1'='1", "file_x?limit=1#"]) {
        expect(await backend.get(fileId).catch(code)).toBe("not_found");
        expect(await backend.hydrate(fileId).catch(code)).toBe("not_found");
        expect(await backend.setPublicPreview(fileId, true).catch(code)).toBe("not_found");
      }
      expect(await subject.withWrongKey.list({ limit: 1 }).catch(code)).toBe("backend_key_rejected");
      expect(await subject.unreachable.checkConnection().catch(code)).toBe("backend_unreachable");
    });

    it("stops for whoever asked and left", async () => {
      const reason = new Error("left");
      expect(await backend.list({ limit: 1 }, { signal: AbortSignal.abort(reason) }).catch((error) => error)).toBe(
        reason,
      );
    });

    it("takes hostile names as names and hostile queries as words", { timeout: 120_000 }, async () => {
      const innocent = await add(`${unique}innocent`);
      const kept = new Map<string, string>();
      for (const text of hostileTexts) {
        const name = `${unique} ${text}`;
        const failure = await add(name).then((fileId) => void kept.set(text, fileId), code);
        // A name too long for the library is refused in so many words.
        if (failure !== undefined) expect([failure, name.length > 1000]).toEqual(["invalid_request", true]);
      }
      expect(kept.size).toBeGreaterThanOrEqual(hostileTexts.length - 1);
      for (const [text, fileId] of kept) {
        expect(oneLine((await backend.get(fileId)).displayName)).toBe(oneLine(`${unique} ${text}`));
      }
      for (const text of hostileTexts) {
        const query = `${unique} ${text}`;
        const answer = await backend.search({ query, numResults: 100 }).catch(code);
        const found = foundIds(answer);
        if (!found) expect([answer, query.length > 1000]).toEqual(["invalid_request", true]);
        if (!found || backend.capabilities.search !== "name") continue;
        expect(found[0]).toBe(kept.get(text));
        // A lone `%` or `_` is in the names of others; everything else is in its own alone.
        if (!["%", "_"].includes(text)) expect(found).toEqual([kept.get(text)]);
        expect(found).not.toContain(innocent);
      }
      expect((await backend.get(innocent)).displayName).toBe(`${unique}innocent`);
    });
  });
}

async function upload(backend: Backend, name: string, bytes: Uint8Array<ArrayBuffer>, contentType: string) {
  if (backend.capabilities.upload === "through_server") {
    const [file] = await backend.sendFiles({ files: [outgoing(name, bytes, contentType)], isPublic: false });
    return file?.fileId ?? "";
  }
  const { fileId, uploadUrl } = await backend.createUpload({ displayName: name });
  const answer = await fetch(uploadUrl, { method: "PUT", body: bytes, headers: { "content-type": contentType } });
  expect(answer.ok).toBe(true);
  return fileId;
}

function outgoing(name: string, bytes: Uint8Array<ArrayBuffer>, contentType = "text/plain") {
  return { name, contentType, bytes: bytes.byteLength, stream: new Blob([bytes]).stream() };
}

async function remove(backend: Backend, fileId: string): Promise<void> {
  if (backend.capabilities.archive) await backend.archive(fileId);
  else await backend.deletePermanently(fileId);
}

/** The ids of all pages, in order; `between` is called after each page with its number. */
async function pages(backend: Backend, limit: number, between: (page: number) => unknown): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  for (let page = 1; page <= 200; page += 1) {
    const answer: Awaited<ReturnType<Backend["list"]>> = await backend.list({ limit, ...(cursor ? { cursor } : {}) });
    ids.push(...answer.files.map(({ fileId }) => fileId));
    cursor = answer.nextCursor;
    if (!answer.hasMore || !cursor) break;
    await between(page);
  }
  return ids;
}

/** The ids of what a search found; null when it found nothing but a failure. */
function foundIds(answer: unknown): string[] | null {
  const found = searchResultsSchema.safeParse(answer);
  return found.success ? found.data.results.map(({ file }) => file.fileId) : null;
}

/** Control characters may become spaces on their way. */
function oneLine(name: string): string {
  return name.replace(/\p{Cc}/gu, " ").trim();
}
