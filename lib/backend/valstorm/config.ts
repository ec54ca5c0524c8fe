import type { Gate } from "../port";

/** Keeps the token of stream URLs where other instances of the dashboard find it. Never throws. */
export type TokenStore = {
  load(): Promise<string | null>;
  save(value: string, lifeMs: number): Promise<void>;
};

export type ValstormConfig = {
  token: string;
  /** With its version: https://api.valstorm.com/v1 */
  baseUrl: string;
  gate?: Gate;
  tokenStore?: TokenStore;
  /** The JSON that goes with every upload as `compression_config`. */
  compressionConfig?: string | undefined;
  /** The largest upload that may pass through our server; null for any. */
  mostUploadBytes?: number | null;
  log?: (line: string) => void;
  /** Milliseconds since the epoch. */
  now?: () => number;
  timing?: Partial<Timing>;
};

export type Timing = {
  /** A call must be answered in full within this time. */
  answerWithinMs: number;
  /** The first wait before a call is sent again. */
  firstWaitMs: number;
  attempts: number;
  /** An upload must go on within this time. */
  stallMs: number;
  /** After the last byte: files may be made smaller before the answer. */
  storedWithinMs: number;
};

export const usualTiming: Timing = {
  answerWithinMs: 10_000,
  firstWaitMs: 200,
  attempts: 3,
  stallMs: 60_000,
  storedWithinMs: 5 * 60_000,
};

/** An address below the base, which may end in a path of its own. */
export function address(config: ValstormConfig, path: string): URL {
  return new URL(`${config.baseUrl.replace(/\/+$/, "")}${path}`);
}
