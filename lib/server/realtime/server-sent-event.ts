type ServerSentEvent = { event: string; data: unknown; id?: string; retryMs?: number };

/** The text of one event of a `text/event-stream`. JSON has no line breaks of its own, so one `data:` line carries it. */
export function serverSentEvent({ event, data, id, retryMs }: ServerSentEvent): string {
  const lines = [
    ...(retryMs === undefined ? [] : [`retry: ${Math.round(retryMs)}`]),
    // A line break in an id would end its line, and what follows would be a line of its own.
    ...(id === undefined ? [] : [`id: ${id.replace(/[\r\n\0]/g, "")}`]),
    `event: ${event}`,
    `data: ${JSON.stringify(data)}`,
  ];
  return `${lines.join("\n")}\n\n`;
}
