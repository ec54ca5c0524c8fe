import { type FileInfo, fileInfoSchema } from "@/lib/videogen-wire/file-info";
import {
  fileListAnswerSchema,
  meAnswerSchema,
  searchAnswerSchema,
  uploadAnswerSchema,
} from "@/lib/videogen-wire/messages";
import type { Backend, CallOptions } from "../port";
import { type ClientConfig, callVideogen } from "./client";
import { toFileList, toMediaFile, toSearchResults } from "./reshape";

/** VideoGen's Files API as a backend: https://api.videogen.io, or anything that speaks the same. */
export function createVideogenBackend(config: ClientConfig): Backend {
  const filePath = (fileId: string, action = "") => `/v1/files/${encodeURIComponent(fileId)}${action}`;
  const post = async (path: string, options?: CallOptions, body?: unknown): Promise<FileInfo> =>
    callVideogen(config, { method: "POST", path, body, ...options }, fileInfoSchema);

  return {
    name: "VideoGen",
    capabilities: { search: "semantic", archive: true, publicPreview: true, upload: true },

    async checkConnection(options) {
      const me = await callVideogen(config, { method: "GET", path: "/v1/me", ...options }, meAnswerSchema);
      return { account: me.displayName ?? me.email ?? me.apiKeyNickname ?? me.apiKeyId };
    },

    async list({ cursor, limit }, options) {
      const query = new URLSearchParams({ limit: String(limit), ...(cursor ? { cursor } : {}) });
      return toFileList(
        await callVideogen(config, { method: "GET", path: `/v1/files?${query}`, ...options }, fileListAnswerSchema),
      );
    },

    async search(request, options) {
      const call = { method: "POST", path: "/v1/files/search", body: request, ...options } as const;
      return toSearchResults(await callVideogen(config, call, searchAnswerSchema));
    },

    async get(fileId, options) {
      return toMediaFile(
        await callVideogen(config, { method: "GET", path: filePath(fileId), ...options }, fileInfoSchema),
      );
    },

    async hydrate(fileId, options) {
      return toMediaFile(await post(filePath(fileId, "/hydrate"), options));
    },

    async createUpload(request, options) {
      const call = { method: "POST", path: "/v1/files/upload", body: request, ...options } as const;
      return callVideogen(config, call, uploadAnswerSchema);
    },

    async archive(fileId, options) {
      return toMediaFile(await post(filePath(fileId, "/archive"), options));
    },

    async setPublicPreview(fileId, enabled, options) {
      const action = enabled ? "/enable-public-preview" : "/disable-public-preview";
      return toMediaFile(await post(filePath(fileId, action), options));
    },
  };
}
