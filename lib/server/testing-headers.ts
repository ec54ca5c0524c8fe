/** What a browser on this machine sends, and what the server adds of the sender. For tests. */
export const fromThisMachine = { host: "localhost:3000", "x-forwarded-for": "127.0.0.1" };
