import type { ReactNode } from "react";

export type ToastOptions = {
  /** The same id replaces the toast that carries it. */
  id?: string;
  tone?: "neutral" | "danger";
  message: ReactNode;
  description?: ReactNode;
  action?: { label: string; onClick(): void };
  /** `null` stays until it is dismissed. Failures stay longer by default, because they must be read. */
  durationMs?: number | null;
};

/** What the toaster (a lazily loaded chunk) knows how to do. */
export type ToastHost = { show(id: string, options: ToastOptions): void; dismiss(id: string): void };

let host: ToastHost | null = null;
let waiting: ((host: ToastHost) => void)[] = [];
let lastId = 0;

/** Called by the toaster when it is on the page: everything said before is shown then. */
export function attachToastHost(next: ToastHost): void {
  host = next;
  for (const say of waiting) say(next);
  waiting = [];
}

function withHost(say: (host: ToastHost) => void): void {
  if (host) say(host);
  else waiting.push(say);
}

/** Shows a short message that leaves by itself, and returns its id. May be called from anywhere in the browser. */
export function showToast(options: ToastOptions): string {
  lastId += 1;
  const id = options.id ?? `toast-${lastId}`;
  withHost((found) => found.show(id, options));
  return id;
}

/** Takes a toast away early. */
export function dismissToast(id: string): void {
  withHost((found) => found.dismiss(id));
}
