import { once } from "node:events";
import { createServer } from "node:http";
import { selectBackend } from "@/lib/backend/select";
import type { AskPage } from "./read-head";

type Listed = { fileId: string; scope: string; displayName: string };
/** `keyset`: a page begins below a place in the order, whatever moves. `offset`: at a number of files from the top. */
type Paging = "keyset" | "offset";

/** A stand-in for VideoGen's list over real HTTP, whose files change while it is read. */
export async function startList(count: number, paging: Paging = "keyset") {
  let order = count;
  /** By their order, the most recently updated last. */
  const files = new Map<number, Listed>();
  for (let no = 1; no <= count; no += 1) files.set(no, listed(`f${no}`));
  let calls = 0;
  let beforeAnswer: (call: number) => void = () => undefined;
  let failure: { status: number; code: string; retryAfter?: number } | null = null;

  const server = createServer((request, response) => {
    const query = new URL(request.url ?? "/", "http://list").searchParams;
    calls += 1;
    beforeAnswer(calls);
    if (failure) {
      const { status, code, retryAfter } = failure;
      response.writeHead(status, retryAfter === undefined ? {} : { "retry-after": String(retryAfter) });
      response.end(JSON.stringify({ message: "no", code }));
      return;
    }
    const limit = Number(query.get("limit"));
    const cursor = query.get("cursor");
    const sorted = [...files].sort(([one], [other]) => other - one);
    const from = cursor === null ? 0 : Number(cursor);
    const rest = paging === "offset" ? sorted.slice(from) : sorted.filter(([at]) => cursor === null || at < from);
    const page = rest.slice(0, limit);
    const hasMore = rest.length > limit;
    const next = paging === "offset" ? from + limit : page.at(-1)?.[0];
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      JSON.stringify({ files: page.map(([, file]) => file), hasMore, nextCursor: hasMore ? String(next) : null }),
    );
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const gate = { admit: async () => undefined, settle: () => undefined };
  const videogen = { apiKey: "k", baseUrl: `http://127.0.0.1:${address.port}`, gate };
  const backend = selectBackend("videogen", { videogen, valstorm: null });
  if (!backend) throw new Error("no backend");
  const ask: AskPage = (request) => backend.list(request);

  const find = (fileId: string) => [...files].find(([, file]) => file.fileId === fileId);
  return {
    ask,
    get calls() {
      return calls;
    },
    /** The ids as the list tells them now. */
    ids: () => [...files].sort(([one], [other]) => other - one).map(([, { fileId }]) => fileId),
    /** Is run before each answer, with its number. */
    onCall(run: (call: number) => void) {
      beforeAnswer = run;
    },
    fail(how: typeof failure) {
      failure = how;
    },
    add(fileId: string) {
      order += 1;
      files.set(order, listed(fileId));
    },
    /** An update moves a file to the head. */
    update(fileId: string, changes: Partial<Listed> = {}) {
      const found = find(fileId);
      if (!found) throw new Error(`no ${fileId}`);
      order += 1;
      files.delete(found[0]);
      files.set(order, { ...found[1], ...changes });
    },
    archive(fileId: string) {
      const found = find(fileId);
      if (found) files.delete(found[0]);
    },
    close: () => server.close(),
  };
}

function listed(fileId: string): Listed {
  return { fileId, scope: "GLOBAL", displayName: `${fileId}.mp4` };
}
