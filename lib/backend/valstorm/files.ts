import { BackendError, type CallOptions, type OutgoingFile } from "../port";
import { callValstorm } from "./client";
import type { ValstormConfig } from "./config";
import { type FileRef, fileIdOf, refOf } from "./file-id";
import { safeFilename } from "./multipart";
import { selectFiles } from "./query";
import { isEqual } from "./query-text";
import { type FileRecord, recordsIn } from "./record";
import { isThere } from "./reshape";
import type { ShapeLog } from "./shape-log";
import { sendMultipart } from "./upload";

/** Asked for by LIKE, a record may come with others like it. */
const mostAlike = 50;

/** Records by the calls of the API. Every method throws `BackendError`. */
export class Files {
  constructor(
    private readonly config: ValstormConfig,
    private readonly shapes: ShapeLog,
  ) {}

  /** Upstream keeps answers for a while; what a person looks at is asked for past that. */
  async query(query: string, options?: CallOptions): Promise<FileRecord[]> {
    const body = { query, bypass_cache: options?.priority !== "background" };
    const { json } = await callValstorm(this.config, {
      group: "read",
      method: "POST",
      path: "/query",
      body,
      ...options,
    });
    return this.#read("query", json);
  }

  async find(fileId: string, options?: CallOptions): Promise<FileRecord> {
    const ref = refOf(fileId);
    const condition = ref && ("id" in ref ? isEqual("id", ref.id) : isEqual("location", ref.location));
    const records = condition ? await this.query(selectFiles({ where: [[condition]], limit: mostAlike }), options) : [];
    const found = records.find((record) => isThere(record) && fileIdOf(record) === fileId);
    // One that has an id after all is found by its location too.
    const byLocation = ref && "location" in ref ? records.find(({ location }) => location === ref.location) : undefined;
    const record = found ?? byLocation;
    if (!record) throw new BackendError("not_found", { status: 404 });
    return record;
  }

  async change(fileId: string, changes: Record<string, unknown>, options?: CallOptions): Promise<void> {
    const body = [{ id: idOf(fileId), ...changes }];
    const call = { group: "change", method: "PATCH", path: "/object/file", body, ...options } as const;
    const { json } = await callValstorm(this.config, call);
    this.shapes.note("object/file", recordsIn(json)?.shape ?? typeof json);
  }

  /** After a lost answer it is looked whether the file is there still. */
  async delete(fileId: string, options?: CallOptions): Promise<void> {
    const path = `/files/${encodeURIComponent(idOf(fileId))}`;
    try {
      await callValstorm(this.config, { group: "change", method: "DELETE", path, once: true, ...options });
    } catch (failure) {
      const isDoubtful = failure instanceof BackendError && (failure.status === 0 || failure.status >= 500);
      const isDone = isDoubtful || (failure instanceof BackendError && failure.code === "backend_bad_answer");
      if (!isDone || !(await this.#isGone(fileId, options))) throw failure;
    }
  }

  /** The records of what was sent, in its order. */
  async send(
    request: { files: readonly OutgoingFile[]; isPublic: boolean },
    options?: CallOptions,
  ): Promise<FileRecord[]> {
    const json = await sendMultipart(this.config, request, options);
    const answered = this.#read("files", json);
    const records = answered.length === request.files.length ? answered : await this.#lately(request.files, options);
    return Promise.all(
      request.files.map(async ({ name }, at) => {
        const record = records[at];
        if (!record) throw new BackendError("backend_bad_answer", { status: 200, cause: new Error("no record") });
        return this.#named(record, name, options);
      }),
    );
  }

  /** A name that could not stand in the form is given afterwards; the file is there in any case. */
  async #named(record: FileRecord, name: string, options?: CallOptions): Promise<FileRecord> {
    if (!record.id || safeFilename(name) === name || record.name === name) return record;
    try {
      await this.change(record.id, { name }, options);
      return { ...record, name };
    } catch (failure) {
      if (!(failure instanceof BackendError)) throw failure;
      this.config.log?.(`valstorm: a file kept the name it was sent with (${failure.code})`);
      return record;
    }
  }

  /** The latest records of these names, for an answer that does not say what was made. */
  async #lately(files: readonly OutgoingFile[], options?: CallOptions): Promise<FileRecord[]> {
    const found: FileRecord[] = [];
    for (const { name } of files) {
      const sentAs = safeFilename(name);
      const orderBy = [{ field: "created_date", descending: true }];
      const where = [[isEqual("name", sentAs)]];
      const records = await this.query(selectFiles({ where, orderBy, limit: mostAlike }), options);
      const taken = (record: FileRecord) => found.some((other) => fileIdOf(other) === fileIdOf(record));
      const latest = records.find((record) => record.name === sentAs && !taken(record));
      if (latest) found.push(latest);
    }
    return found;
  }

  async #isGone(fileId: string, options?: CallOptions): Promise<boolean> {
    try {
      await this.find(fileId, options);
      return false;
    } catch (error) {
      return error instanceof BackendError && error.code === "not_found";
    }
  }

  #read(call: string, json: unknown): FileRecord[] {
    const answer = recordsIn(json);
    if (!answer && call === "query") {
      throw new BackendError("backend_bad_answer", { status: 200, cause: new Error("no form that is known") });
    }
    this.shapes.note(call, answer?.shape ?? typeof json);
    return answer?.records ?? [];
  }
}

/** Changing and deleting need an id. */
function idOf(fileId: string): string {
  const ref: FileRef | null = refOf(fileId);
  if (!ref) throw new BackendError("not_found", { status: 404 });
  if ("id" in ref) return ref.id;
  throw new BackendError("unsupported", { status: 0 });
}
