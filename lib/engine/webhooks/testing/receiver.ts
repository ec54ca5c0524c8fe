import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { fileInfoSchema } from "@/lib/videogen-wire/file-info";

const payloadSchema = z.strictObject({
  event: z.string(),
  fileId: z.string(),
  occurredAt: z.int(),
  file: fileInfoSchema,
  error: z.string().optional(),
});

export type Received = { id: string; headers: IncomingHttpHeaders; body: string };

/** Somebody who wants to be told, over real HTTP. Answers 204 unless told otherwise. */
export class Receiver {
  readonly received: Received[] = [];
  #server: Server | undefined;
  #port = 0;
  /** Answers the next delivery; those before it are answered by the earlier ones. */
  answer: (answer: ServerResponse, received: Received) => void = (answer) => {
    answer.writeHead(204).end();
  };

  /** On the port of the last time, if there was one. */
  async open(): Promise<void> {
    const server = createServer(async (request, answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const received = {
        id: String(request.headers["webhook-id"]),
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      this.received.push(received);
      this.answer(answer, received);
    });
    server.listen(this.#port, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (typeof address === "object" && address) this.#port = address.port;
    this.#server = server;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    this.#server = undefined;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/hook`;
  }

  /** What came, its signatures checked as a receiver in production would. */
  payloads(secret: string): z.output<typeof payloadSchema>[] {
    return this.received.map(({ headers, body }) =>
      payloadSchema.parse(
        new Webhook(secret).verify(body, {
          "webhook-id": String(headers["webhook-id"]),
          "webhook-timestamp": String(headers["webhook-timestamp"]),
          "webhook-signature": String(headers["webhook-signature"]),
        }),
      ),
    );
  }
}
