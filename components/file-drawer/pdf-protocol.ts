/** What the page asks of the worker that draws a PDF. Pages count from 0, widths are device pixels. */
export type PdfQuestion =
  | { kind: "open"; bytes: ArrayBuffer; wasmUrl: string }
  | { kind: "draw"; page: number; width: number; height: number };

/** `failed` says no words: what a hostile document makes a library say is not for people. */
export type PdfAnswer =
  | { kind: "opened"; pages: number }
  | { kind: "drawn"; page: number; width: number; height: number; pixels: ArrayBuffer; text: string }
  | { kind: "failed"; of: "open" | "draw" };
