import { once } from "node:events";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { readForm } from "./form-parser";
import { QuerySyntaxError } from "./query-lexer";
import { type Dialect, parseQuery } from "./query-parser";
import { StandInTokens } from "./stand-in-tokens";
import { recordFields, type StoredFile, StoredFiles } from "./stored-files";

export type StandInOptions = {
  port?: number;
  token?: string;
  tokenSeconds?: number;
  /** In which form the answers come, which their description leaves open. */
  tokenShape?: "token" | "access_token" | "text";
  listShape?: "array" | "data" | "object";
  uploadShape?: "array" | "files" | "nothing";
  dialect?: Partial<Dialect>;
  /** A stream answers no more than this of a range, so that a player must come back for the rest. */
  mostRangeBytes?: number;
  now?: () => number;
};

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly detail: unknown,
  ) {
    super("refused");
  }
}

const invalid = (loc: (string | number)[], msg: string) => new Refusal(422, [{ loc, msg, type: "value_error" }]);

/** A server that speaks the Files API of Valstorm as its description and its clients have it, over real HTTP with real bytes. */
export class ValstormStandIn {
  readonly files = new StoredFiles();
  readonly tokens: StandInTokens;
  /** "METHOD /path" of every request. */
  readonly asked: string[] = [];
  readonly queries: string[] = [];
  /** Of each upload that arrived. */
  readonly forms: { fields: Record<string, string>; files: number }[] = [];
  /** What the next requests are answered with instead: an HTTP status each. */
  readonly failures: number[] = [];
  refuseTokens = false;
  /** A deletion is done, and its answer is a server's failure. */
  deleteThenFail = false;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #names = 0;

  private constructor(readonly options: StandInOptions) {
    this.tokens = new StandInTokens(options.now ?? Date.now);
  }

  static async start(options: StandInOptions = {}): Promise<ValstormStandIn> {
    const standIn = new ValstormStandIn(options);
    standIn.#server.listen(options.port ?? 0, "127.0.0.1");
    await once(standIn.#server, "listening");
    return standIn;
  }

  get token(): string {
    return this.options.token ?? "stand-in-token";
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("The stand-in has no port.");
    return `http://127.0.0.1:${address.port}`;
  }

  get baseUrl(): string {
    return `${this.origin}/v1`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await this.files.close();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.origin);
    const path = url.pathname.replace(/^\/v1/, "");
    this.asked.push(`${request.method} ${path}`);
    // The picture of a video is drawn from its bytes by pages of other origins.
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "range");
    try {
      const failure = this.failures.shift();
      if (failure) throw new Refusal(failure, "out of order");
      const answer = await this.#route(request, response, path, url.searchParams);
      if (answer !== undefined) json(response, 200, answer);
    } catch (error) {
      if (response.headersSent) return void response.destroy();
      if (error instanceof Refusal) return json(response, error.status, { detail: error.detail });
      json(response, 500, { detail: "Internal Server Error" });
    }
  }

  /** The JSON to answer with; undefined when it is answered already. */
  async #route(request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams) {
    const call = `${request.method} ${path}`;
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const stream = /^GET \/files\/stream(?:\/([^/]+))?$/.exec(call);
    if (stream) return this.#stream(request, response, stream[1], query);
    const link = /^GET \/public\/([^/]+)$/.exec(call);
    if (link) return this.#send(request, response, this.#shared(link[1] ?? ""));
    this.#checkKey(request);
    if (call === "POST /files/token") return this.#newToken();
    if (call === "POST /files") return this.#upload(request);
    if (call === "POST /query") return this.#query(await readJson(request));
    if (call === "PATCH /object/file") return this.#change(await readJson(request));
    if (call === "POST /files/location") {
      const body = z.object({ location: z.string() }).safeParse(await readJson(request));
      if (!body.success) throw invalid(["body", "location"], "field required");
      return this.#send(request, response, this.#stored("location", body.data.location), false);
    }
    const file = /^(GET|DELETE) \/files\/([^/]+)$/.exec(call);
    if (!file) throw new Refusal(404, "Not Found");
    const id = decodeURIComponent(file[2] ?? "");
    if (file[1] === "GET") return this.#send(request, response, this.#stored("id", id), false);
    if (!(await this.files.remove(id))) throw new Refusal(404, "File not found");
    if (this.deleteThenFail) throw new Refusal(503, "out of order");
    return { success: true };
  }

  #checkKey(request: IncomingMessage): void {
    const { authorization } = request.headers;
    if (!authorization) throw new Refusal(403, "Not authenticated");
    if (authorization !== `Bearer ${this.token}`) throw new Refusal(401, "Could not validate credentials");
  }

  #newToken() {
    if (this.refuseTokens) throw new Refusal(403, "Not allowed");
    const token = this.tokens.make(this.options.tokenSeconds ?? 300);
    const { tokenShape = "token" } = this.options;
    return tokenShape === "text" ? token : { [tokenShape]: token };
  }

  #query(body: unknown) {
    const parsed = z.object({ query: z.string(), bypass_cache: z.boolean().optional() }).safeParse(body);
    if (!parsed.success) throw invalid(["body", "query"], "field required");
    this.queries.push(parsed.data.query);
    const dialect: Dialect = { quotes: "doubled", compares: true, minds: true, ...this.options.dialect };
    try {
      const rows = this.files.select(parseQuery(parsed.data.query, recordFields, dialect));
      const { listShape = "array" } = this.options;
      if (listShape === "object" && rows.length === 1) return rows[0];
      return listShape === "data" ? { data: rows, total: rows.length } : rows;
    } catch (error) {
      if (error instanceof QuerySyntaxError) throw invalid(["body", "query"], error.message);
      throw error;
    }
  }

  #change(body: unknown) {
    const changes = z.array(z.looseObject({ id: z.string() })).safeParse(body);
    if (!changes.success) throw invalid(["body", 0, "id"], "field required");
    return changes.data.map(({ id, ...more }) => {
      const fields = z.object({ is_public: z.boolean().optional(), name: z.string().optional() }).parse(more);
      const row = this.files.change(id, fields, this.baseUrl);
      if (!row) throw new Refusal(404, `Record ${id} not found`);
      return row;
    });
  }

  async #upload(request: IncomingMessage) {
    const parts = await readForm(request, this.files.folder, () => String(++this.#names));
    const fields: Record<string, string> = {};
    for (const part of parts) if (part.filename === null) fields[part.name] = await readFile(part.path, "utf8");
    const files = parts.filter(({ name, filename }) => name === "files" && filename);
    if (files.length === 0) throw invalid(["body", "files"], "field required");
    this.#checkCompression(fields.compression_config);
    this.forms.push({ fields, files: files.length });
    const isPublic = fields.public_file === "true";
    const rows = files.map(({ filename, contentType, path, bytes }) =>
      this.files.add(
        { name: filename ?? "", contentType: contentType ?? "application/octet-stream", path, bytes, isPublic },
        this.baseUrl,
      ),
    );
    const { uploadShape = "array" } = this.options;
    if (uploadShape === "nothing") return {};
    return uploadShape === "files" ? { message: "Files uploaded", files: rows } : rows;
  }

  #checkCompression(config: string | undefined): void {
    if (config === undefined) return;
    try {
      JSON.parse(config);
    } catch {
      throw invalid(["body", "compression_config"], "no JSON");
    }
  }

  async #stream(request: IncomingMessage, response: ServerResponse, id: string | undefined, query: URLSearchParams) {
    const token = query.get("token");
    if (token === null) throw invalid(["query", "token"], "field required");
    if (!this.tokens.isGood(token)) throw new Refusal(401, "Token expired");
    const location = query.get("location");
    if (id === undefined && location === null) throw invalid(["query", "location"], "field required");
    const file = id ? this.#stored("id", decodeURIComponent(id)) : this.#stored("location", location ?? "");
    return this.#send(request, response, file);
  }

  #stored(field: "id" | "location", value: string): StoredFile {
    const file = this.files.find(field, value);
    if (!file) throw new Refusal(404, "File not found");
    return file;
  }

  #shared(id: string): StoredFile {
    const file = this.#stored("id", id);
    if (!file.row.is_public) throw new Refusal(403, "Not public");
    return file;
  }

  async #send(request: IncomingMessage, response: ServerResponse, { row, path }: StoredFile, ranges = true) {
    const { size } = await stat(path);
    const headers = { "content-type": String(row.content_type), ...(ranges ? { "accept-ranges": "bytes" } : {}) };
    const range = ranges ? /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") : null;
    const start = Number(range?.[1] ?? 0);
    const { mostRangeBytes = size } = this.options;
    const last = Math.min(size - 1, range?.[2] ? Number(range[2]) : size - 1);
    const end = range ? Math.min(last, start + mostRangeBytes - 1) : last;
    if (range && start >= size) {
      response.writeHead(416, { "content-range": `bytes */${size}` }).end();
      return;
    }
    response.writeHead(range ? 206 : 200, {
      ...headers,
      "content-length": end - start + 1,
      ...(range ? { "content-range": `bytes ${start}-${end}/${size}` } : {}),
    });
    if (size === 0) return void response.end();
    // A browser that has seen enough leaves.
    await pipeline(createReadStream(path, { start, end }), response).catch(() => undefined);
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw invalid(["body"], "JSON decode error");
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
