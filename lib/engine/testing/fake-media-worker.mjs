// Speaks the media worker's protocol without any media: the first word of the file says how the run goes.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

process.on("disconnect", () => process.exit(0));

process.once("message", async (job) => {
  const [plan, argument] = (await readFile(job.originalPath, "utf8")).slice(0, 100).split(/\s+/, 2);
  const send = (event) => new Promise((resolve) => process.send(event, resolve));
  if (!/^[a-z-]+$/.test(plan)) {
    await send({ event: "described", type: "TEXT" });
    return send({ event: "done" });
  }
  if (plan === "crash") process.kill(process.pid, "SIGSEGV");
  if (plan === "crash-once" && !job.outputFolder.endsWith("run-2")) process.exit(3);
  if (plan === "hang") return setInterval(() => {}, 1_000);
  if (plan === "nonsense") return send({ event: "unheard-of" });
  await send({ event: "described", type: argument ?? "VIDEO", durationSeconds: 12.5, width: 640, height: 360 });
  if (plan === "fail") return send({ event: "failed", reason: "The video has no pictures in it." });
  if (plan === "escape") {
    await send({
      event: "rendition",
      rendition: "thumbnail",
      status: "ready",
      path: "../../../../signing-key",
      contentType: "image/jpeg",
    });
    return send({ event: "done" });
  }
  await writeFile(join(job.outputFolder, "thumbnail.jpg"), "thumbnail bytes");
  await send({
    event: "rendition",
    rendition: "thumbnail",
    status: "ready",
    path: "thumbnail.jpg",
    contentType: "image/jpeg",
    width: 320,
    height: 180,
    bytes: 15,
  });
  await mkdir(join(job.outputFolder, "hls", "low"), { recursive: true });
  await writeFile(join(job.outputFolder, "hls", "master.m3u8"), "#EXTM3U\nlow/index.m3u8\n");
  await writeFile(join(job.outputFolder, "hls", "low", "index.m3u8"), "#EXTM3U\n0.m4s\n");
  await writeFile(join(job.outputFolder, "hls", "low", "0.m4s"), "segment bytes");
  await send({
    event: "rendition",
    rendition: "hls",
    status: "ready",
    path: "hls/master.m3u8",
    contentType: "application/vnd.apple.mpegurl",
  });
  await send({ event: "progress", percent: 50 });
  if (plan === "half-way") return setInterval(() => {}, 1_000);
  await send({ event: "rendition", rendition: "preview", status: "skipped" });
  await send({ event: "done" });
});
