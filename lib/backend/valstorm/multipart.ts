import { randomBytes } from "node:crypto";
import type { OutgoingFile } from "../port";

/** The stream of a file ended too early or went on for too long. */
export class WrongLengthError extends Error {
  override readonly name = "WrongLengthError";
}

export type Multipart = {
  contentType: string;
  /** Null when the length of one file is not known. */
  contentLength: number | null;
  body: ReadableStream<Uint8Array>;
  /** Tells those who send the files that no more is taken. To be called when the sending has ended, however it did. */
  stop(): Promise<void>;
  /** What was wrong with a file's stream, however fetch tells of it. */
  fault(): WrongLengthError | null;
};

/** A form with fields and files as one stream: no more than a chunk of it is held at a time. `onProgress` is told of every chunk, and which is the last. */
export function multipart(
  fields: Record<string, string>,
  files: readonly OutgoingFile[],
  onProgress: (isLast: boolean) => void,
): Multipart {
  const boundary = `----vitrine-${randomBytes(16).toString("hex")}`;
  const head = (disposition: string, type: string) =>
    encode(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${type}\r\n`);
  const values = Object.entries(fields).map(([name, value]) =>
    encode(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  const heads = files.map((file) =>
    head(`name="files"; filename="${safeFilename(file.name)}"`, `Content-Type: ${safeType(file.contentType)}\r\n`),
  );
  const end = encode(`--${boundary}--\r\n`);

  let fault: WrongLengthError | null = null;
  const readers: ReadableStreamDefaultReader<Uint8Array>[] = [];
  async function* parts() {
    yield* values;
    for (const [at, file] of files.entries()) {
      yield heads[at] ?? encode("");
      const reader = file.stream.getReader();
      readers.push(reader);
      yield* counted(
        reader,
        file.bytes,
        () => onProgress(false),
        (wrong) => {
          fault = wrong;
          return wrong;
        },
      );
      yield encode("\r\n");
    }
    onProgress(true);
    yield end;
  }
  const known = files.every(({ bytes }) => bytes !== null);
  const own = [...values, ...heads, end].reduce((sum, { byteLength }) => sum + byteLength, 2 * files.length);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    contentLength: known ? files.reduce((sum, { bytes }) => sum + (bytes ?? 0), own) : null,
    body: pulled(parts()),
    fault: () => fault,
    // fetch forgets the body of a request that it gives up.
    async stop() {
      const unread = files.filter(({ stream }) => !stream.locked).map(({ stream }) => stream);
      await Promise.allSettled([...readers, ...unread].map((source) => source.cancel()));
    },
  };
}

/** The name as it may stand in a header of the form: one line, no quotes, no path, no escapes. */
export function safeFilename(name: string): string {
  const safe = name
    .toWellFormed()
    .replace(/["\\/\p{Cc}\u2028\u2029]/gu, "_")
    .trim();
  const short = [...safe].slice(-200).join("");
  return short === "" || /^\.+$/.test(short) ? "untitled" : short;
}

function safeType(contentType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : "application/octet-stream";
}

async function* counted(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  bytes: number | null,
  onProgress: () => void,
  onFault: (wrong: WrongLengthError) => WrongLengthError,
) {
  let sent = 0;
  for (;;) {
    const { done, value } = await reader.read();
    onProgress();
    if (done) break;
    sent += value.byteLength;
    if (bytes !== null && sent > bytes) throw onFault(new WrongLengthError(`more than ${bytes} bytes`));
    yield value;
  }
  if (bytes !== null && sent < bytes) throw onFault(new WrongLengthError(`${sent} bytes of ${bytes}`));
}

/** A stream that makes the next chunk only when it is asked for. */
function pulled(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
    },
    { highWaterMark: 0 },
  );
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
