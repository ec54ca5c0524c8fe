import { Hono } from "hono";
import { z } from "zod";
import type { FileInfo } from "@/lib/videogen-wire/file-info";
import { searchFiles } from "../store/search";
import { fileNotFound } from "./api-error";
import type { Engine, EngineEnv } from "./context";
import { readCursor, writeCursor } from "./cursor";
import { fileInfo } from "./file-info";
import { accountOf } from "./me";
import { pageLimit, queryFlag, readBody, readQuery } from "./read-request";
import { resignSoonExpired } from "./sign-anew";

const listQuery = z.object({
  limit: pageLimit,
  cursor: z.string().optional(),
  selfOnly: queryFlag,
  includeExportFiles: queryFlag,
  includeProjectFiles: queryFlag,
});

const searchBody = z.object({
  query: z.string().min(1),
  numResults: z.int().min(1).max(100).default(10),
  selfOnly: z.boolean().default(false),
});

/** List, search and get. */
export function readFileRoutes(engine: Engine): Hono<EngineEnv> {
  const { apiKeyId } = accountOf(engine.apiKey);
  const inForm = (file: Parameters<typeof fileInfo>[0]): FileInfo => fileInfo(file, engine.urls);

  return new Hono<EngineEnv>()
    .get("/files", (c) => {
      const query = readQuery(c, listQuery);
      const scopes = ["GLOBAL", "TEMPORARY", "ENTITY"];
      if (query.includeExportFiles) scopes.push("EXPORT");
      if (query.includeProjectFiles) scopes.push("PROJECT");
      const found = engine.files.list({
        limit: query.limit + 1,
        before: query.cursor ? readCursor("u", query.cursor) : null,
        scopes,
        ownerId: query.selfOnly ? apiKeyId : null,
      });
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      const hasMore = found.length > page.length;
      return c.json({
        files: page.map(inForm),
        hasMore,
        nextCursor: hasMore && last ? writeCursor("u", last.updateOrder) : null,
      });
    })
    .post("/files/search", async (c) => {
      const body = await readBody(c, searchBody);
      const hits = searchFiles(engine.database, { ...body, ownerId: body.selfOnly ? apiKeyId : null });
      return c.json({ results: hits.map(({ similarity, file }) => ({ similarity, file: inForm(file) })) });
    })
    .get("/files/:fileId", (c) => {
      const file = engine.files.find(c.req.param("fileId"));
      if (!file) throw fileNotFound();
      return c.json(inForm(resignSoonExpired(engine, file)));
    });
}
