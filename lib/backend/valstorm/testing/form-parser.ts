import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { finished } from "node:stream/promises";

export type FormPart = {
  name: string;
  filename: string | null;
  contentType: string | null;
  path: string;
  bytes: number;
};

const lineEnd = Buffer.from("\r\n");

/** Reads a multipart form as it arrives: each part into a file of its own below `folder`. Throws when it is cut or malformed. */
export async function readForm(request: IncomingMessage, folder: string, newName: () => string): Promise<FormPart[]> {
  const boundary = /boundary=([^;]+)/.exec(request.headers["content-type"] ?? "")?.[1];
  if (!boundary) throw new Error("no boundary");
  const reader = new Reader(request);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  await reader.until(Buffer.from(`--${boundary}`), () => undefined);
  const parts: FormPart[] = [];
  for (;;) {
    const mark = await reader.line();
    if (mark === "--") return parts;
    if (mark !== "") throw new Error("no line end after a boundary");
    const headers = await readHeaders(reader);
    const path = join(folder, newName());
    const file = createWriteStream(path);
    await reader.until(delimiter, async (chunk) => {
      if (!file.write(chunk)) await once(file, "drain");
    });
    file.end();
    await finished(file);
    const disposition = headers["content-disposition"] ?? "";
    parts.push({
      name: /[; ]name="([^"]*)"/.exec(disposition)?.[1] ?? "",
      filename: /filename="([^"]*)"/.exec(disposition)?.[1] ?? null,
      contentType: headers["content-type"] ?? null,
      path,
      bytes: (await stat(path)).size,
    });
  }
}

async function readHeaders(reader: Reader): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (;;) {
    const line = await reader.line();
    if (line === "") return headers;
    const at = line.indexOf(":");
    headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
  }
}

/** Bytes of a request, by what ends them. */
class Reader {
  #held: Buffer = Buffer.alloc(0);
  readonly #chunks: AsyncIterator<Buffer>;
  constructor(request: IncomingMessage) {
    this.#chunks = request[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    const parts: Buffer[] = [];
    await this.until(lineEnd, (chunk) => void parts.push(chunk));
    return Buffer.concat(parts).toString("utf8");
  }

  /** Hands over everything before `end`, and takes `end` itself away. */
  async until(end: Buffer, take: (chunk: Buffer) => void | Promise<void>): Promise<void> {
    for (;;) {
      const at = this.#held.indexOf(end);
      if (at >= 0) {
        await take(this.#held.subarray(0, at));
        this.#held = this.#held.subarray(at + end.length);
        return;
      }
      // The end may have begun in the last bytes.
      const sure = Math.max(0, this.#held.length - end.length + 1);
      if (sure > 0) await take(this.#held.subarray(0, sure));
      const { done, value } = await this.#chunks.next();
      if (done) throw new Error("the form was cut");
      this.#held = Buffer.concat([this.#held.subarray(sure), value]);
    }
  }
}
