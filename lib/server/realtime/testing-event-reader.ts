/** What came over a `text/event-stream`, as an EventSource would tell it. For tests. */
export type ReadEvent = { event: string; data: unknown; id: string | null };

/** Connects, and collects events until `close`. */
export async function readEvents(url: string, headers: Record<string, string> = {}) {
  const leave = new AbortController();
  const response = await fetch(url, { headers, signal: leave.signal });
  const events: ReadEvent[] = [];
  const state = { ended: false, raw: "" };
  const reading = (async () => {
    let rest = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const text = decoder.decode(chunk, { stream: true });
      state.raw += text;
      const blocks = (rest + text).split("\n\n");
      rest = blocks.pop() ?? "";
      events.push(...blocks.map(parseBlock));
    }
    state.ended = true;
  })().catch(() => undefined);
  return {
    response,
    events,
    state,
    async close() {
      leave.abort();
      await reading;
    },
  };
}

function parseBlock(block: string): ReadEvent {
  const fields = new Map(
    block.split("\n").map((line) => {
      const at = line.indexOf(": ");
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
  return {
    event: fields.get("event") ?? "",
    data: JSON.parse(fields.get("data") ?? "null"),
    id: fields.get("id") ?? null,
  };
}
