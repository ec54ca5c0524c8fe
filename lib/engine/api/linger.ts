import type { IncomingMessage, ServerResponse } from "node:http";

/** What is shorter has come before anybody could close the connection. */
const SHORT_BYTES = 64 * 1024;

/** A sender who has not noticed the answer by then does not look for one. */
const LONGEST_MS = 30_000;

/** Whether much of a request may still be on its way. */
export function isStillComing(incoming: IncomingMessage): boolean {
  const { "content-length": length, "transfer-encoding": encoding } = incoming.headers;
  return !incoming.complete && (encoding !== undefined || Number(length ?? 0) > SHORT_BYTES);
}

/**
 * Answers in the middle of a request, and closes the connection only when the sender has stopped. Closed at once, it would
 * be reset, and a sender who is still writing would learn of that and never of the answer.
 */
export async function answerAndLinger(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: Response,
): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  outgoing.writeHead(answer.status, {
    ...Object.fromEntries(answer.headers),
    "Content-Length": body.length,
    Connection: "close",
  });
  outgoing.write(body);
  await senderStops(incoming);
  outgoing.end();
}

function senderStops(incoming: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_MS);
    for (const event of ["end", "close", "error"]) {
      incoming.once(event, () => {
        clearTimeout(timer);
        resolve();
      });
    }
    // Whoever read until now may have left a listener behind, which would keep the rest from flowing.
    incoming.removeAllListeners("readable").on("data", () => {});
    incoming.resume();
  });
}
