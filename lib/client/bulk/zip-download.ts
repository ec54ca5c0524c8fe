import { makeZip } from "client-zip";
import type { BackendKey } from "@/lib/domain/backends";
import { bulkTexts } from "@/lib/messages/en/bulk";
import { failureTexts } from "@/lib/messages/en/failures";
import { pageLocale } from "@/lib/messages/locale";
import { bytesPath, downloadPath } from "../api";
import { openedAhead } from "./in-slots";
import type { SelectedFile } from "./selected-files";
import { zipNames } from "./zip-names";

/** A file that is read whole before its turn can fail without harm to the zip; a larger one is passed on as it comes. */
const mostReadAhead = 16_000_000;

export type ZipFailure = { file: SelectedFile; reason: string };

export type ZipParts = {
  files: readonly SelectedFile[];
  /** Name of a file that has none. */
  untitled: string;
  /** Whose files they are, also when another library is chosen before all are read. */
  backend: BackendKey;
  /** By way of our own server, where signed addresses end within minutes. */
  throughServer: boolean;
  signal: AbortSignal;
  /** A file has had its turn. */
  onDone(): void;
  onBytes(bytes: number): void;
  /** It is not in the zip. */
  onFailure(failure: ZipFailure): void;
};

/**
 * The originals of these files as one zip, made while it is read. A file that does not open is left out and told. The
 * stream fails when a large file breaks off in the middle, and when `signal` stops it.
 */
export function zipOf({ files, untitled, backend, throughServer, signal, onDone, onBytes, onFailure }: ZipParts) {
  const names = zipNames(
    files.map(({ displayName }) => displayName),
    untitled,
  );
  const named = files.map((file, at) => ({ file, name: names[at] ?? file.fileId }));

  async function* entries() {
    for await (const opened of openedAhead(named, open)) {
      if (opened.input !== null) yield { name: opened.name, input: opened.input };
      onDone();
    }
  }

  async function open({ file, name }: (typeof named)[number]) {
    try {
      const response = await openOriginal(file.fileId, { backend, throughServer, signal });
      const length = Number(response.headers.get("content-length") ?? file.bytes ?? Number.POSITIVE_INFINITY);
      if (response.body && length > mostReadAhead) return { name, input: response.body };
      return { name, input: await response.arrayBuffer() };
    } catch (cause) {
      if (signal.aborted) throw cause;
      onFailure({ file, reason: reasonOf(cause) });
      return { name, input: null };
    }
  }

  return makeZip(entries()).pipeThrough(
    new TransformStream<Uint8Array, Uint8Array<ArrayBuffer>>({
      transform(chunk, controller) {
        onBytes(chunk.byteLength);
        // What is written to a file may not be shared memory; the view is the same bytes.
        const { buffer, byteOffset, byteLength } = chunk;
        controller.enqueue(
          buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(chunk),
        );
      },
    }),
  );
}

class OriginalError extends Error {
  override readonly name = "OriginalError";
}

function reasonOf(cause: unknown): string {
  return cause instanceof OriginalError ? cause.message : bulkTexts(pageLocale()).brokeOff;
}

/** Throws `OriginalError` with words for what was answered, and what `fetch` throws for what was not. */
async function openOriginal(
  fileId: string,
  { backend, throughServer, signal }: Pick<ZipParts, "backend" | "throughServer" | "signal">,
): Promise<Response> {
  if (throughServer) return checked(await fetch(bytesPath(fileId, backend), { signal }));
  let response: Response;
  try {
    response = await fetch(downloadPath(fileId, backend), { signal });
  } catch (cause) {
    if (signal.aborted) throw cause;
    // Storage that does not let pages read it still gives its bytes to our server.
    response = await fetch(bytesPath(fileId, backend), { signal });
  }
  return checked(response);
}

async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  const { errorEnvelopeSchema } = await import("@/lib/domain/errors");
  const said = errorEnvelopeSchema.safeParse(await response.json().catch(() => null));
  const text = failureTexts(pageLocale());
  throw new OriginalError(said.success ? said.data.error.message : text.answeredWith(response.status));
}
