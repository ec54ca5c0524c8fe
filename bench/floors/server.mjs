// What the engine is measured against: the least that has to be done, with node:http and libsql alone.
import { createReadStream, mkdtempSync, readFile, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Libsql from "libsql";

const columns = `f.seq, f.file_id, f.scope, f.type, f.display_name, f.description, f.duration_seconds, f.mime_type,
  f.bytes, f.sha256, f.width, f.height, f.has_bytes, f.hidden, f.archived_at, f.temporary_until, f.upload_until,
  f.update_order, f.urls_signed_until, f.conveniences_signed_until, f.renditions, f.public_id, f.analysis_state,
  f.analysis_percent, f.analysis_attempt, f.analysis_error, f.source_tool_type, f.source_tool_execution_id,
  t.language_code, t.words, t.text`;
const from = "FROM files f LEFT JOIN transcripts t ON t.seq = f.seq";

const [library = ""] = process.argv.slice(2);
const database = new Libsql(join(library, "library.db"));
const page = database.prepare(
  `SELECT ${columns} ${from} WHERE f.has_bytes = 1 AND f.hidden = 0 AND f.archived_at IS NULL AND f.update_order < ?
   ORDER BY f.update_order DESC LIMIT 51`,
);
const one = database.prepare(`SELECT ${columns} ${from} WHERE f.file_id = ?`);
const search = database.prepare(
  `SELECT ${columns}, hit.rank FROM
     (SELECT rowid, rank FROM file_words WHERE file_words MATCH ? ORDER BY rank LIMIT 10) hit
     JOIN files f ON f.seq = hit.rowid LEFT JOIN transcripts t ON t.seq = f.seq ORDER BY hit.rank`,
);
const orders = database.prepare("SELECT update_order FROM files ORDER BY update_order DESC LIMIT 1 OFFSET ?");

const incoming = mkdtempSync(join(tmpdir(), "vitrine-floor-"));
let received = 0;
/** Answers of the engine, sent here first: the floor's JSON has the same shape and size. @type {Map<string, unknown>} */
const examples = new Map();

/** @type {Record<string, (url: URL, request: import("node:http").IncomingMessage, answer: import("node:http").ServerResponse) => unknown>} */
const work = {
  "/example": async (url, request, answer) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    examples.set(url.searchParams.get("of") ?? "", JSON.parse(Buffer.concat(chunks).toString()));
    answer.end();
  },
  "/order": (url, _request, answer) => {
    answer.end(String(orders.get([Number(url.searchParams.get("at"))])?.update_order));
  },
  "/page": (url, _request, answer) => {
    page.all([Number(url.searchParams.get("before"))]);
    json(answer, url);
  },
  "/one": (url, _request, answer) => {
    one.all([url.searchParams.get("id")]);
    json(answer, url);
  },
  "/search": (url, _request, answer) => {
    search.all([`"${url.searchParams.get("word")}"`]);
    json(answer, url);
  },
  "/file": (url, _request, answer) => {
    readFile(join(library, url.searchParams.get("path") ?? ""), (error, bytes) => {
      if (error) answer.writeHead(500).end(error.message);
      else answer.writeHead(200, { "content-type": "image/webp", "content-length": bytes.length }).end(bytes);
    });
  },
  "/range": (url, _request, answer) => {
    const start = Number(url.searchParams.get("start"));
    const end = Number(url.searchParams.get("end"));
    answer.writeHead(206, { "content-type": "application/octet-stream", "content-length": end - start + 1 });
    createReadStream(join(library, url.searchParams.get("path") ?? ""), { start, end }).pipe(answer);
  },
  "/upload": async (_url, request, answer) => {
    received += 1;
    const file = await open(join(incoming, String(received)), "wx");
    for await (const chunk of request) await file.write(chunk);
    await file.sync();
    await file.close();
    answer.end();
  },
};

const server = createServer({ keepAliveTimeout: 65_000, requestTimeout: 0 }, (request, answer) => {
  const url = new URL(request.url ?? "/", "http://floor");
  Promise.resolve(work[url.pathname]?.(url, request, answer)).catch((error) => {
    console.error(error);
    answer.destroy();
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  console.log(`floors at http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
});
process.on("SIGTERM", () => {
  rmSync(incoming, { recursive: true, force: true });
  process.exit(0);
});

/** @param {import("node:http").ServerResponse} answer @param {URL} url */
function json(answer, url) {
  const body = JSON.stringify(examples.get(url.searchParams.get("like") ?? ""));
  answer.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) }).end(body);
}
