import { type FileInfo, fileInfoSchema } from "@/lib/videogen-wire/file-info";
import {
  fileListAnswerSchema,
  meAnswerSchema,
  searchAnswerSchema,
  uploadAnswerSchema,
} from "@/lib/videogen-wire/messages";
import { type Backend, type CallOptions, unsupported } from "../port";
import { videogenCapabilities } from "./capabilities";
import { type ClientConfig, callVideogen } from "./client";
import { lookWhetherArchived } from "./look-whether-archived";
import { filePath } from "./paths";
import { toFileList, toMediaFile, toSearchResults } from "./reshape";
import { videogenWebhooks } from "./webhooks";

/** VideoGen's Files API as a backend: https://api.videogen.io, or anything that speaks the same. */
export function createVideogenBackend(config: ClientConfig): Backend {
  const getInfo = (fileId: string, options?: CallOptions): Promise<FileInfo> =>
    callVideogen(config, { kind: "get", method: "GET", path: filePath(fileId), answer: fileInfoSchema, ...options });

  return {
    name: "VideoGen",
    capabilities: videogenCapabilities,
    webhooks: videogenWebhooks(config),

    async checkConnection(options) {
      const call = { kind: "me", method: "GET", path: "/v1/me", answer: meAnswerSchema, ...options } as const;
      const me = await callVideogen(config, call);
      return { account: me.displayName ?? me.email ?? me.apiKeyNickname ?? me.apiKeyId };
    },

    async list({ cursor, limit, ...more }, options) {
      if (Object.values(more).some((value) => value !== undefined)) return unsupported();
      const query = new URLSearchParams({ limit: String(limit), ...(cursor ? { cursor } : {}) });
      const call = { kind: "list", method: "GET", path: `/v1/files?${query}`, ...options } as const;
      return toFileList(await callVideogen(config, { ...call, answer: fileListAnswerSchema }));
    },

    async search(body, options) {
      const call = { kind: "search", method: "POST", path: "/v1/files/search", body, ...options } as const;
      return toSearchResults(await callVideogen(config, { ...call, answer: searchAnswerSchema }));
    },

    async get(fileId, options) {
      return toMediaFile(await getInfo(fileId, options));
    },

    async hydrate(fileId, options) {
      const call = { kind: "hydrate", method: "POST", path: filePath(fileId, "/hydrate"), ...options } as const;
      return toMediaFile(await callVideogen(config, { ...call, answer: fileInfoSchema }));
    },

    async createUpload({ displayName, transcript }, options) {
      const body = { displayName, ...(transcript ? { transcript } : {}) };
      const call = { kind: "upload", method: "POST", path: "/v1/files/upload", body, ...options } as const;
      return callVideogen(config, { ...call, answer: uploadAnswerSchema });
    },

    sendFiles: unsupported,
    openBytes: unsupported,
    deletePermanently: unsupported,

    async archive(fileId, options) {
      const look = () => lookWhetherArchived(config, fileId, options);
      const path = filePath(fileId, "/archive");
      return toMediaFile(
        await callVideogen(config, { kind: "archive", method: "POST", path, answer: fileInfoSchema, look, ...options }),
      );
    },

    async setPublicPreview(fileId, enabled, options) {
      const look = async () => {
        const info = await getInfo(fileId, options);
        return info.isPublicPreviewEnabled === enabled ? info : null;
      };
      const path = filePath(fileId, enabled ? "/enable-public-preview" : "/disable-public-preview");
      return toMediaFile(
        await callVideogen(config, { kind: "share", method: "POST", path, answer: fileInfoSchema, look, ...options }),
      );
    },
  };
}
