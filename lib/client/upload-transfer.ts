/** Why bytes did not arrive. `status` is 0 when no answer came. */
export class TransferError extends Error {
  override readonly name = "TransferError";
  constructor(readonly status: number) {
    super(status === 0 ? "The connection was lost" : `The storage answered with status ${status}`);
  }
}

export type Transfer = {
  url: string;
  body: Blob;
  contentType: string;
  signal: AbortSignal;
  onProgress(sentBytes: number): void;
};

/**
 * Sends raw bytes with one PUT, and resolves with the text of the answer. Rejects with `TransferError`, or with the signal's reason when aborted.
 * XMLHttpRequest, because fetch cannot tell how much has been sent.
 */
export function putBytes({ url, body, contentType, signal, onProgress }: Transfer): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal.addEventListener("abort", abort);
    const settle = (finish: () => void) => () => {
      signal.removeEventListener("abort", abort);
      finish();
    };
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = settle(() => {
      if (request.status >= 200 && request.status < 300) resolve(request.responseText);
      else reject(new TransferError(request.status));
    });
    request.onerror = settle(() => reject(new TransferError(0)));
    request.onabort = settle(() => reject(signal.reason));
    request.open("PUT", url);
    request.setRequestHeader("content-type", contentType);
    request.send(body);
  });
}
