declare global {
  interface Window {
    /** Not every browser has it, and those that do only on secure pages. */
    showSaveFilePicker?(options: {
      suggestedName: string;
      types: { accept: Record<string, string[]> }[];
    }): Promise<FileSystemFileHandle>;
  }
}

/** Without a file to write to, the zip is kept by the browser until it is whole. */
export const mostKeptBytes = 500_000_000;

export class TooLargeError extends Error {
  override readonly name = "TooLargeError";
}

/** `write` resolves when all is saved, and rejects with what broke the stream or, for too much, `TooLargeError`. */
export type SavePlace = {
  mostBytes: number | null;
  write(zip: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal): Promise<void>;
};

/**
 * Where the zip goes: a file that the person chooses, or the browser's downloads. To be called while the press of a key
 * or button still counts. Null when the person chose none.
 */
export async function choosePlace(name: string): Promise<SavePlace | null> {
  if (!window.showSaveFilePicker)
    return { mostBytes: mostKeptBytes, write: (zip, signal) => saveByDownload(zip, name, signal) };
  try {
    const types = [{ accept: { "application/zip": [".zip"] } }];
    const handle = await window.showSaveFilePicker({ suggestedName: name, types });
    return { mostBytes: null, write: async (zip, signal) => zip.pipeTo(await handle.createWritable(), { signal }) };
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") return null;
    throw cause;
  }
}

async function saveByDownload(
  zip: ReadableStream<Uint8Array<ArrayBuffer>>,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const blob = await new Response(zip.pipeThrough(atMost(mostKeptBytes), { signal })).blob();
  const url = URL.createObjectURL(new Blob([blob], { type: "application/zip" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it a moment after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Sizes need not be known beforehand. */
export function atMost(bytes: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let left = bytes;
  return new TransformStream({
    transform(chunk, controller) {
      left -= chunk.byteLength;
      if (left < 0) controller.error(new TooLargeError());
      else controller.enqueue(chunk);
    },
  });
}
