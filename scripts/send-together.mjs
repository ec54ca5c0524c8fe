/**
 * Next sends the head of an answer, its body and its end apart, and each wakes up whoever waits for it. What comes within
 * one turn of the event loop goes out at once; a stream that begins with its head alone is not held up.
 * @param {import("node:http").ServerResponse} response
 */
export function sendTogether(response) {
  const { flushHeaders } = response;
  response.flushHeaders = () => {
    response.cork();
    setImmediate(() => response.uncork());
    flushHeaders.call(response);
  };
}
