import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeVideo } from "./video.mjs";

/** A HEIC holds one HEVC picture: here the first one of a video, in the boxes that phones write around it. */
export async function makeHeic({ path, width = 320, height = 240 }) {
  const folder = await mkdtemp(join(tmpdir(), "heic-"));
  try {
    const video = join(folder, "picture.mp4");
    await makeVideo({ path: video, seconds: 0.1, width, height, codec: "hevc", audio: false });
    const bytes = await readFile(video);
    const configuration = boxIn(bytes, "hvcC");
    const sample = bytes.readUInt32BE(contentOf(bytes, "stsz") + 12);
    const start = bytes.readUInt32BE(contentOf(bytes, "stco") + 8);
    await writeFile(path, heic({ configuration, picture: bytes.subarray(start, start + sample), width, height }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function heic({ configuration, picture, width, height }) {
  const ftyp = box("ftyp", text("heic"), integers(0), text("mif1heic"));
  // Twice: the first time for its length, which tells where the picture begins.
  const metaFor = (offset) => meta({ configuration, offset, length: picture.length, width, height });
  const offset = ftyp.length + metaFor(0).length + 8;
  return Buffer.concat([ftyp, metaFor(offset), box("mdat", picture)]);
}

function meta({ configuration, offset, length, width, height }) {
  const version0 = integers(0);
  return box(
    "meta",
    version0,
    box("hdlr", version0, integers(0), text("pict"), integers(0, 0, 0), Buffer.alloc(1)),
    box("pitm", version0, shorts(1)),
    box("iloc", version0, shorts(0x4400, 1, 1, 0, 1), integers(offset, length)),
    box("iinf", version0, shorts(1), box("infe", integers(2 << 24), shorts(1, 0), text("hvc1\0"))),
    box(
      "iprp",
      box("ipco", configuration, box("ispe", version0, integers(width, height))),
      box("ipma", version0, integers(1), shorts(1), Buffer.from([2, 0x81, 2])),
    ),
  );
}

/** Where the content of the first box of this name begins. */
function contentOf(bytes, name) {
  return bytes.indexOf(name) + 4;
}

function boxIn(bytes, name) {
  const start = contentOf(bytes, name) - 8;
  return bytes.subarray(start, start + bytes.readUInt32BE(start));
}

function box(name, ...contents) {
  const content = Buffer.concat([text(name), ...contents]);
  return Buffer.concat([integers(content.length + 4), content]);
}

function text(letters) {
  return Buffer.from(letters, "latin1");
}

function integers(...values) {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => {
    bytes.writeUInt32BE(value, at * 4);
  });
  return bytes;
}

function shorts(...values) {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, at) => {
    bytes.writeUInt16BE(value, at * 2);
  });
  return bytes;
}
