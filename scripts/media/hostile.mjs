import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32, createDeflate } from "node:zlib";
import { Demuxer, Muxer } from "node-av/api";
import { makeVideo } from "./video.mjs";

export async function makeBigPng({ path, width = 20_000, height = 20_000 }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  async function* lines() {
    for (let y = 0; y < height; y++) {
      // Only the first line holds pixels; filter 2 (up) makes each other line the same as the one above.
      const line = Buffer.alloc(1 + width * 3);
      if (y === 0) for (let x = 0; x < width; x++) line.set([(x * 255) / width, 120, 200], 1 + x * 3);
      line[0] = y === 0 ? 0 : 2;
      yield line;
    }
  }
  async function* chunks() {
    yield Buffer.from("89504e470d0a1a0a", "hex");
    yield pngChunk("IHDR", header);
    for await (const data of Readable.from(lines()).pipe(createDeflate({ level: 1 }))) yield pngChunk("IDAT", data);
    yield pngChunk("IEND", Buffer.alloc(0));
  }
  await pipeline(chunks(), createWriteStream(path));
}

export async function makeTruncatedMp4({ path, seconds = 8, indexFirst = false, keep = 0.5 }) {
  const folder = await mkdtemp(join(tmpdir(), "truncated-"));
  try {
    const whole = join(folder, "whole.mp4");
    await makeVideo({ path: whole, seconds, indexFirst });
    const bytes = await readFile(whole);
    await writeFile(path, bytes.subarray(0, Math.floor(bytes.length * keep)));
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function makeTimeJump({ path, source, atSeconds, bySeconds }) {
  const input = await Demuxer.open(source);
  const output = await Muxer.open(path, { format: "matroska" });
  const indexes = new Map();
  for (const stream of input.streams) {
    stream.codecpar.codecTag = 0;
    indexes.set(stream.index, output.addStream(stream));
  }
  for await (const packet of input.packets()) {
    if (packet === null) break;
    const { num, den } = packet.timeBase;
    if ((Number(packet.dts) * num) / den >= atSeconds) {
      const ticks = BigInt(Math.round((bySeconds * den) / num));
      packet.pts += ticks;
      packet.dts += ticks;
    }
    await output.writePacket(packet, indexes.get(packet.streamIndex));
    packet.free();
  }
  await output.close();
  await input.close();
}

export async function makeSvgWithScript({ path }) {
  await writeFile(
    path,
    `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="400" height="300" onload="alert(1)">
  <script>document.title = "script ran"; fetch("http://127.0.0.1:9/svg-script")</script>
  <rect width="400" height="300" fill="#2a9d8f"/>
  <image xlink:href="file:///etc/passwd" width="100" height="100"/>
  <image xlink:href="http://127.0.0.1:9/svg-image.png" width="100" height="100"/>
  <foreignObject width="100" height="100"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(2)"/></foreignObject>
  <text x="20" y="160" font-size="24">Hello</text>
</svg>`,
  );
}

export async function makePlaylistToPasswd({ path }) {
  await writeFile(
    path,
    "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:10\n#EXTINF:10.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n",
  );
}

export async function makePlainTextNamedMp4({ path }) {
  await writeFile(path, "This is a shopping list and no video.\nMilk\nBread\n");
}

export async function makeReferenceMov({ path, target }) {
  const bytes = await readFile(target);
  const reference = Buffer.alloc(162);
  reference.write("alis", 4, "latin1");
  reference.writeUInt8(basename(target).length, 12 + 10 + 28 + 12);
  reference.write(basename(target), 12 + 10 + 28 + 12 + 1, "latin1");
  reference.writeUInt16BE(1, 142);
  reference.writeUInt16BE(1, 144);
  // Kinds of what follows: 2 is the whole path, 0xffff the end.
  const name = Buffer.from(target.length % 2 === 0 ? target : `/${target}`);
  const tail = Buffer.alloc(8);
  tail.writeUInt16BE(2, 0);
  tail.writeUInt16BE(name.length, 2);
  const entry = Buffer.concat([reference, tail.subarray(0, 4), name, Buffer.from("ffff0000", "hex")]);
  entry.writeUInt32BE(entry.length, 0);
  const at = bytes.indexOf("dref") - 4;
  const own = bytes.readUInt32BE(at + 16);
  const grown = entry.length - own;
  const parents = ["moov", "trak", "mdia", "minf", "dinf", "dref"];
  let from = 0;
  for (const name of parents) {
    // The sound and data handlers of QuickTime are told apart by order: each parent is the last one before the reference.
    from = bytes.lastIndexOf(name, at + 8) - 4;
    bytes.writeUInt32BE(bytes.readUInt32BE(from) + grown, from);
  }
  // The pictures are only in the other file, at the same places.
  const data = bytes.indexOf("mdat") + 4;
  bytes.fill(0, data, data - 8 + bytes.readUInt32BE(data - 8));
  await writeFile(path, Buffer.concat([bytes.subarray(0, at + 16), entry, bytes.subarray(at + 16 + own)]));
}

function pngChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
