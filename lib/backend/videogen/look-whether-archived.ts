import { type FileInfo, fileInfoSchema } from "@/lib/videogen-wire/file-info";
import { fileListAnswerSchema } from "@/lib/videogen-wire/messages";
import { BackendError, type CallOptions } from "../port";
import { type ClientConfig, callVideogen } from "./client";
import { filePath } from "./paths";
import { toFileList } from "./reshape";

/** What people archive was mostly changed lately, so it stands near the head of the list. */
const mostPages = 5;
const pageSize = 200;

/**
 * Whether a file was archived, once the answer to that was lost. An archived file may still be answered to `get`, and
 * nothing in the answer tells, but no list ever holds it: the file's id is left of one that is not found, null means
 * that a list holds it, and where neither shows this throws.
 */
export async function lookWhetherArchived(
  config: ClientConfig,
  fileId: string,
  options?: CallOptions,
): Promise<FileInfo | null> {
  if (await isGone(config, fileId, options)) return { fileId, scope: "GLOBAL" };
  if (await isListed(config, fileId, options)) return null;
  throw new BackendError("outcome_unknown", { status: 200 });
}

async function isGone(config: ClientConfig, fileId: string, options?: CallOptions): Promise<boolean> {
  try {
    await callVideogen(config, {
      kind: "get",
      method: "GET",
      path: filePath(fileId),
      answer: fileInfoSchema,
      ...options,
    });
    return false;
  } catch (error) {
    if (error instanceof BackendError && error.code === "not_found") return true;
    throw error;
  }
}

async function isListed(config: ClientConfig, fileId: string, options?: CallOptions): Promise<boolean> {
  let cursor: string | null = null;
  for (let page = 1; page <= mostPages; page += 1) {
    const query = new URLSearchParams({ limit: String(pageSize), ...(cursor === null ? {} : { cursor }) });
    const path = `/v1/files?${query}`;
    const answer = await callVideogen(config, {
      kind: "list",
      method: "GET",
      path,
      answer: fileListAnswerSchema,
      ...options,
    });
    const { files, nextCursor } = toFileList(answer);
    if (files.some((file) => file.fileId === fileId)) return true;
    if (nextCursor === null) return false;
    cursor = nextCursor;
  }
  return false;
}
