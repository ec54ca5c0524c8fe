import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { ValstormStandIn } from "@/lib/backend/valstorm/testing/stand-in";
import { arrivedFileSchema, fileAnswerSchema, fileListSchema, uploadTicketSchema } from "@/lib/domain/api";
import { backendsSchema } from "@/lib/domain/backends";
import { findPublicFile } from "@/lib/server/public-file";
import { fromThisMachine } from "@/lib/server/testing-headers";
import { startUpstream } from "@/lib/server/testing-upstream";
import { PUT as switchTo, GET as whichBackends } from "../../backends/route";
import { GET as bytesOf } from "../[id]/bytes/route";
import { PUT as share } from "../[id]/public-preview/route";
import { DELETE as deleteFile, GET as getFile } from "../[id]/route";
import { POST as createTicket, GET as list } from "../route";
import { PUT as sendBytes } from "./route";

let valstorm: ValstormStandIn;
let videogen: Awaited<ReturnType<typeof startUpstream>>;

beforeAll(async () => {
  valstorm = await ValstormStandIn.start();
  const file = { fileId: "vg_1", displayName: "of VideoGen", scope: "GLOBAL", isPublicPreviewEnabled: true };
  videogen = await startUpstream({
    "GET /v1/files": () => ({ body: { files: [file], hasMore: false } }),
    "GET /v1/files/vg_1": () => ({ body: file }),
  });
});
beforeEach(() => {
  vi.stubEnv("VIDEOGEN_API_KEY", "sk_videogen_live_test");
  vi.stubEnv("VIDEOGEN_BASE_URL", videogen.url);
  vi.stubEnv("VALSTORM_TOKEN", valstorm.token);
  vi.stubEnv("VALSTORM_BASE_URL", valstorm.baseUrl);
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  videogen.close();
  await valstorm.close();
});

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
type Sent = RequestInit & { id?: string; json?: unknown; cookie?: string };

/** As a browser that has chosen Valstorm sends it, where nothing else is said. */
function call(handler: Handler, path: string, { id, json, cookie = "vitrine-backend=valstorm", ...init }: Sent = {}) {
  const headers = new Headers({ ...fromThisMachine, ...Object.fromEntries(new Headers(init.headers)) });
  headers.set("cookie", cookie);
  if (json !== undefined) headers.set("content-type", "application/json");
  const body = json === undefined ? (init.body ?? null) : JSON.stringify(json);
  const request = new Request(`http://localhost:3000${path}`, { ...init, headers, body });
  return handler(request, { params: Promise.resolve({ id }) });
}

async function upload(name: string, text: string, type = "text/plain"): Promise<string> {
  const asked = await call(createTicket, "/api/files", {
    method: "POST",
    json: { displayName: name, bytes: text.length },
  });
  const ticket = uploadTicketSchema.parse(await asked.json());
  expect(ticket.fileId).toBeNull();
  const sent = await call(sendBytes, ticket.uploadUrl, {
    method: "PUT",
    body: text,
    headers: { "content-type": type },
  });
  expect(sent.status).toBe(201);
  return arrivedFileSchema.parse(await sent.json()).fileId;
}

const listed = async (cookie?: string) => {
  const answer = await call(list, "/api/files?fresh=true", cookie === undefined ? {} : { cookie });
  return fileListSchema.parse(await answer.json()).files.map(({ displayName }) => displayName);
};

it("passes an upload on under its name, and gives its bytes back in ranges, harmless to this origin", async () => {
  const fileId = await upload("ünïcode “page”.html", "<script>alert(1)</script>", "text/html");
  const { file } = fileAnswerSchema.parse(await (await call(getFile, `/api/files/${fileId}`, { id: fileId })).json());
  expect(file).toMatchObject({ displayName: "ünïcode “page”.html", type: "TEXT" });
  expect(JSON.stringify(file)).not.toContain(valstorm.token);
  const part = await call(bytesOf, `/api/files/${fileId}/bytes`, { id: fileId, headers: { range: "bytes=1-6" } });
  expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 1-6/25", "script"]);
  expect(part.headers.get("content-type")).toBe("application/octet-stream");
  expect(part.headers.get("content-disposition")).toBe("attachment");
});

it("refuses another origin, and bytes that are not as many as was said, in words", async () => {
  const path = "/api/files/bytes?name=x.txt&bytes=9";
  const foreign = await call(sendBytes, path, {
    method: "PUT",
    body: "123456789",
    headers: { origin: "https://evil.example" },
  });
  expect(foreign.status).toBe(403);
  const short = await call(sendBytes, path, { method: "PUT", body: "1234" });
  expect([short.status, await short.text()]).toEqual([400, expect.stringContaining("changed while it was sent")]);
  const other = await call(sendBytes, path, { method: "PUT", body: "123456789", cookie: "" });
  expect(other.status).toBe(501);
});

it("deletes for good what is called by its name, and nothing else", async () => {
  const fileId = await upload("Only copy.txt", "gone soon");
  const path = `/api/files/${fileId}`;
  const wrong = await call(deleteFile, path, { id: fileId, method: "DELETE", json: { displayName: "only copy.txt" } });
  expect(wrong.status).toBe(409);
  expect(await listed()).toContain("Only copy.txt");
  const right = await call(deleteFile, path, { id: fileId, method: "DELETE", json: { displayName: "Only copy.txt" } });
  expect(right.status).toBe(204);
  expect(await listed()).not.toContain("Only copy.txt");
  expect((await call(getFile, path, { id: fileId })).status).toBe(404);
});

it("keeps two backends apart by each browser's choice", async () => {
  await upload("of Valstorm.txt", "text");
  expect(await listed("")).toEqual(["of VideoGen"]);
  expect(await listed()).toContain("of Valstorm.txt");
  expect(await listed("vitrine-backend=nonsense")).toEqual(["of VideoGen"]);

  const { current, backends } = backendsSchema.parse(await (await call(whichBackends, "/api/backends")).json());
  expect([current, backends.map(({ name }) => name)]).toEqual(["valstorm", ["VideoGen", "Valstorm"]]);
  const switched = await call(switchTo, "/api/backends", { method: "PUT", json: { backend: "videogen" } });
  expect(switched.headers.get("set-cookie")).toMatch(/^vitrine-backend=videogen; Path=\/; HttpOnly; SameSite=Lax/);
});

it("shows a shared file of either backend under the address that it always had, and no URL of the team's own", async () => {
  const fileId = await upload("shared.mp4", "film", "video/mp4");
  expect(await findPublicFile(fileId)).toBeNull();
  const shared = await call(share, `/api/files/${fileId}/public-preview`, {
    id: fileId,
    method: "PUT",
    json: { enabled: true },
  });
  expect(shared.status).toBe(200);
  for (const named of [null, "valstorm", "nonsense"]) {
    const found = await findPublicFile(fileId, named);
    expect(found).toMatchObject({
      playsOriginal: true,
      file: { publicPreview: { fileUrl: expect.stringContaining("/public/") } },
    });
    expect(found?.file.sources.download).toBeNull();
  }
  expect(await findPublicFile(fileId, "videogen").catch(() => "none")).toBeNull();
  expect(await findPublicFile("vg_1")).toMatchObject({ playsOriginal: false, file: { displayName: "of VideoGen" } });
});
