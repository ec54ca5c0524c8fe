import { once } from "node:events";
import { createServer } from "node:http";

type Answer = { status?: number; body: unknown; headers?: Record<string, string> };

/** A stand-in for VideoGen's cloud over real HTTP: answers by "METHOD /path" and counts what it was asked. */
export async function startUpstream(answers: Record<string, () => Answer | Promise<Answer>>) {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const call = `${request.method} ${request.url?.split("?")[0]}`;
    asked.push(call);
    const {
      status = 200,
      body,
      headers = {},
    } = (await answers[call]?.()) ?? { status: 404, body: { message: "none", code: "not_found" } };
    // Node's own header would tell the real time where a test has set another.
    response
      .writeHead(status, { date: new Date().toUTCString(), "content-type": "application/json", ...headers })
      .end(JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}`, asked, close: () => server.close() };
}
