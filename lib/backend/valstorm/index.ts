import { type Backend, BackendError, type CallOptions, unsupported } from "../port";
import { openBytes, streamPath } from "./bytes";
import { valstormCapabilities } from "./capabilities";
import { address, type ValstormConfig } from "./config";
import { fileIdOf, refOf } from "./file-id";
import { Files } from "./files";
import { Listing } from "./listing";
import { everything, selectFiles } from "./query";
import type { FileRecord } from "./record";
import { type StreamUrl, toMediaFile } from "./reshape";
import { searchByName } from "./search";
import { ShapeLog } from "./shape-log";
import { type StreamToken, StreamTokens } from "./stream-tokens";

export type { TokenStore, ValstormConfig } from "./config";

/** Valstorm's Files API as a backend: https://api.valstorm.com/v1, or anything that speaks the same. */
export function createValstormBackend(config: ValstormConfig): Backend {
  const shapes = new ShapeLog(config.log ?? console.info);
  const tokens = new StreamTokens(config, shapes);
  const files = new Files(config, shapes);
  const run = (query: string, options?: CallOptions) => files.query(query, options);
  const listing = new Listing(run);

  const streamUrls = (token: StreamToken | null): StreamUrl => {
    return (record: FileRecord) => {
      const ref = token && refOf(fileIdOf(record));
      return ref ? { url: address(config, streamPath(ref, token.token)).href, expiresAt: token.expiresAt } : null;
    };
  };
  /** A library without addresses of its bytes is still one; opening a file asks again. */
  const tokenOrNone = () => tokens.take().catch(() => null);
  const present = async (records: readonly FileRecord[]) => {
    const streamUrl = streamUrls(records.length > 0 ? await tokenOrNone() : null);
    return records.map((record) => toMediaFile(record, streamUrl));
  };
  const presentOne = async (record: FileRecord) => toMediaFile(record, streamUrls(await tokenOrNone()));

  return {
    name: "Valstorm",
    webhooks: null,
    capabilities: valstormCapabilities(config.mostUploadBytes ?? null),

    async checkConnection(options) {
      await run(selectFiles({ where: everything, limit: 1 }), options);
      return { account: new URL(config.baseUrl).host };
    },

    async list(query, options) {
      const { records, nextCursor } = await listing.page(query, options);
      return { files: await present(records), hasMore: nextCursor !== null, nextCursor };
    },

    async search({ query, numResults }, options) {
      const found = await searchByName(run, query, numResults, options);
      const shown = await present(found.map(({ record }) => record));
      return {
        results: found.flatMap(({ similarity }, at) => {
          const file = shown[at];
          return file ? [{ similarity, file }] : [];
        }),
      };
    },

    async get(fileId, options) {
      return presentOne(await files.find(fileId, options));
    },

    async hydrate(fileId, options) {
      const record = await files.find(fileId, options);
      return toMediaFile(record, streamUrls(await tokens.take({ renew: true })));
    },

    createUpload: unsupported,
    archive: unsupported,

    async sendFiles(request, options) {
      return present(await files.send(request, options));
    },

    openBytes(fileId, request, options) {
      const ref = refOf(fileId);
      if (!ref) return Promise.reject(new BackendError("not_found", { status: 404 }));
      return openBytes(config, tokens, ref, request, options);
    },

    deletePermanently: (fileId, options) => files.delete(fileId, options),

    async setPublicPreview(fileId, enabled, options) {
      await files.change(fileId, { is_public: enabled }, options);
      return presentOne(await files.find(fileId, options));
    },
  };
}
