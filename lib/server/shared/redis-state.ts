import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { KeepFolder } from "./keep-folder";
import { MemoryState } from "./memory-state";
import { type RedisClient, RedisLink, type RedisTiming, usualRedisTiming } from "./redis-link";
import { durablePrefix, type Replaced, type SharedState } from "./shared-state";

const replaceScript = `
local now = redis.call('GET', KEYS[1])
if ARGV[1] == '1' then
  if now ~= ARGV[2] then return {0, now} end
elseif now then return {0, now} end
if ARGV[3] == '1' then redis.call('SET', KEYS[1], ARGV[4], 'PX', ARGV[5]) else redis.call('DEL', KEYS[1]) end
return {1}`;

const replaceAnswer = z.tuple([z.number()]).rest(z.string().nullable());

const longestLifeMs = 10 * 365 * 86_400_000;

type Options = {
  /** Before every key and channel. */
  prefix: string;
  /** Holds what is durable and was written while Redis was away. */
  folder?: KeepFolder | null;
  timing?: Partial<RedisTiming>;
};

/**
 * Shared state of several instances, in Redis. While Redis does not answer the instance goes on with a memory of its
 * own, empty at the beginning of each outage; what is durable and was written meanwhile is brought to Redis later.
 */
export class RedisState implements SharedState {
  readonly kind = "redis";
  readonly #link: RedisLink;
  readonly #alone: MemoryState;
  readonly #prefix: string;
  readonly #self = randomUUID();
  /** Durable keys that were changed while Redis was away. */
  readonly #behind = new Set<string>();
  #subscriber: RedisClient | null = null;
  readonly #channels = new Set<string>();

  constructor(url: string, { prefix, folder = null, timing = {} }: Options) {
    this.#prefix = prefix;
    this.#alone = new MemoryState(Date.now, folder);
    for (const [key] of folder?.read() ?? []) this.#behind.add(key);
    const on = { down: () => this.#alone.forgetPassing(), back: (client: RedisClient) => this.#catchUp(client) };
    this.#link = new RedisLink(url, on, { ...usualRedisTiming, ...timing }, this.#behind.size > 0);
  }

  async get(key: string): Promise<string | null> {
    const tried = await this.#try((client) => client.get(this.#prefix + key));
    return tried ? tried.answer : this.#alone.get(key);
  }

  async set(key: string, value: string, lifeMs: number): Promise<void> {
    if (!(lifeMs > 0)) return this.delete(key);
    const tried = await this.#try((client) => client.set(this.#prefix + key, value, { PX: wholeLife(lifeMs) }));
    if (tried) return;
    this.#noteBehind(key);
    await this.#alone.set(key, value, lifeMs);
  }

  async delete(key: string): Promise<void> {
    if (await this.#try((client) => client.del(this.#prefix + key))) return;
    this.#noteBehind(key);
    await this.#alone.delete(key);
  }

  async replace(...change: Parameters<SharedState["replace"]>): Promise<boolean> {
    return (await this.replaceOrRead(...change)).isDone;
  }

  async replaceOrRead(key: string, expected: string | null, next: string | null, lifeMs: number): Promise<Replaced> {
    const arguments_ = [
      expected === null ? "0" : "1",
      expected ?? "",
      next === null || !(lifeMs > 0) ? "0" : "1",
      next ?? "",
      String(wholeLife(lifeMs)),
    ];
    const call = { keys: [this.#prefix + key], arguments: arguments_ };
    const tried = await this.#try((client) => client.eval(replaceScript, call));
    if (tried) {
      const [done, present = null] = replaceAnswer.parse(tried.answer);
      return done === 1 ? { isDone: true } : { isDone: false, present };
    }
    const replaced = await this.#alone.replaceOrRead(key, expected, next, lifeMs);
    if (replaced.isDone) this.#noteBehind(key);
    return replaced;
  }

  async keys(prefix: string): Promise<string[]> {
    const pattern = `${(this.#prefix + prefix).replace(/[\\*?[\]]/g, "\\$&")}*`;
    const found = new Set<string>();
    let cursor = "0";
    do {
      const tried = await this.#try((client) => client.scan(cursor, { MATCH: pattern, COUNT: 1_000 }));
      if (!tried) return this.#alone.keys(prefix);
      for (const key of tried.answer.keys) found.add(key.slice(this.#prefix.length));
      cursor = tried.answer.cursor;
    } while (cursor !== "0");
    return [...found];
  }

  async publish(channel: string, message: string): Promise<void> {
    await this.#alone.publish(channel, message);
    await this.#try((client) => client.publish(this.#prefix + channel, `${this.#self} ${message}`));
  }

  subscribe(channel: string, listener: (message: string) => void): () => void {
    this.#hear(channel);
    return this.#alone.subscribe(channel, listener);
  }

  close(): void {
    this.#link.close();
    if (this.#subscriber?.isOpen) this.#subscriber.destroy();
  }

  #try<T>(command: (client: RedisClient) => Promise<T>) {
    return this.#link.try(command);
  }

  /** Once for each channel, for good: what nobody listens to any more goes nowhere. */
  #hear(channel: string): void {
    if (this.#channels.has(channel)) return;
    this.#channels.add(channel);
    this.#subscriber ??= this.#link.another();
    const heard = (text: string) => {
      const [sender, message] = [text.slice(0, this.#self.length), text.slice(this.#self.length + 1)];
      // Our own was told here without the way through Redis.
      if (sender !== this.#self) void this.#alone.publish(channel, message);
    };
    this.#subscriber.subscribe(this.#prefix + channel, heard).catch(() => this.#channels.delete(channel));
  }

  #noteBehind(key: string): void {
    if (key.startsWith(durablePrefix)) this.#behind.add(key);
  }

  async #catchUp(client: RedisClient): Promise<void> {
    for (const key of [...this.#behind]) {
      const kept = this.#alone.entry(key);
      if (kept) await client.set(this.#prefix + key, kept.value, { PX: wholeLife(kept.until - Date.now()) });
      else await client.del(this.#prefix + key);
      this.#behind.delete(key);
      await this.#alone.delete(key);
    }
  }
}

function wholeLife(ms: number): number {
  return Math.max(1, Math.ceil(Math.min(ms, longestLifeMs)));
}
