import type { ServerResponse } from "node:http";

export function sendTogether(response: ServerResponse): void;
