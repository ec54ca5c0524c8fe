import { BackendError, type CallOptions, type OutgoingFile, type Settlement } from "../port";
import { connectionFailure } from "./client";
import { address, usualTiming, type ValstormConfig } from "./config";
import { type Multipart, multipart, type WrongLengthError } from "./multipart";
import { parseJson, refusalOf } from "./refusal";

type Request = { files: readonly OutgoingFile[]; isPublic: boolean };

/**
 * Sends files in one call and returns the answer's JSON, unread (null when it is none). Sent once: after a lost answer
 * nobody can tell whether they were stored, so a person decides. Throws `BackendError`, or the signal's reason.
 */
export async function sendMultipart(config: ValstormConfig, request: Request, options?: CallOptions): Promise<unknown> {
  const { signal, priority } = options ?? {};
  await config.gate?.admit("upload", { ...(signal ? { signal } : {}), ...(priority ? { priority } : {}) });
  let outcome: Settlement["outcome"] = "lost";
  const clock = new ProgressClock();
  const form = toForm(config, request, clock);
  try {
    const response = await send(config, form, clock, signal);
    const text = await response.text();
    outcome = response.status === 429 ? "limited" : "answered";
    if (!response.ok) throw refusalOf(response.status, response.headers, text);
    return parseJson(text) ?? null;
  } catch (cause) {
    signal?.throwIfAborted();
    throw cause instanceof BackendError
      ? cause
      : (wrongLength(form.fault()) ?? connectionFailure(clock.reason ?? cause));
  } finally {
    clock.stop();
    void form.stop();
    void config.gate?.settle("upload", { outcome, report: null, retryAfterSeconds: undefined });
  }
}

function toForm(config: ValstormConfig, { files, isPublic }: Request, clock: ProgressClock): Multipart {
  const { stallMs, storedWithinMs } = { ...usualTiming, ...config.timing };
  const fields = {
    public_file: String(isPublic),
    ...(config.compressionConfig ? { compression_config: config.compressionConfig } : {}),
  };
  return multipart(fields, files, (isLast) => clock.expectWithin(isLast ? storedWithinMs : stallMs));
}

function send(config: ValstormConfig, form: Multipart, clock: ProgressClock, signal?: AbortSignal) {
  clock.expectWithin({ ...usualTiming, ...config.timing }.stallMs);
  return fetch(address(config, "/files"), {
    method: "POST",
    headers: {
      authorization: `Bearer ${config.token}`,
      accept: "application/json",
      "content-type": form.contentType,
      ...(form.contentLength === null ? {} : { "content-length": String(form.contentLength) }),
    },
    body: form.body,
    // Node sends a stream only when told that the answer comes after it.
    ...{ duplex: "half" },
    signal: signal ? AbortSignal.any([signal, clock.signal]) : clock.signal,
    cache: "no-store",
    redirect: "error",
  });
}

function wrongLength(cause: WrongLengthError | null): BackendError | null {
  return cause && new BackendError("invalid_request", { status: 0, refusedField: "bytes", cause });
}

/** Aborts when an upload does not go on in time. */
class ProgressClock {
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  get reason(): unknown {
    return this.#stop.signal.aborted ? this.#stop.signal.reason : undefined;
  }

  expectWithin(ms: number): void {
    this.stop();
    const late = new DOMException(`nothing more within ${ms} ms`, "TimeoutError");
    this.#timer = setTimeout(() => this.#stop.abort(late), ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
