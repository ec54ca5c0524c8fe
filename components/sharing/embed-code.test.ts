import { expect, test } from "vitest";
import { aFile } from "@/lib/domain/a-file.fixture";
import type { MediaFile } from "@/lib/domain/media-file";
import { embedCode, embedUrl } from "./embed-code";

const file = (more: Partial<MediaFile>) =>
  aFile({ fileId: "vg_file_1", displayName: "Harbour", isPublicPreviewEnabled: true, ...more });

const ready = { status: "ready", url: null, expiresAt: null, bytes: null } as const;

test("a frame in the shape of the video", () => {
  expect(embedCode("https://media.example", file({}))).toBe(
    '<iframe src="https://media.example/embed/vg_file_1" title="Harbour" width="640" height="360" ' +
      'style="border:0;max-width:100%;aspect-ratio:640/360;height:auto" allow="autoplay; picture-in-picture" ' +
      'loading="lazy" allowfullscreen></iframe>',
  );
  const portrait = {
    thumbnail: null,
    preview: { ...ready, width: 720, height: 1280 },
    download: null,
    hls: null,
    storyboard: null,
    waveform: null,
  };
  expect(embedCode("https://media.example", file({ sources: portrait }))).toContain('width="640" height="1138"');
});

test("audio gets a low frame", () => {
  expect(embedCode("https://media.example", file({ type: "AUDIO" }))).toContain('height="180"');
});

test("a hostile name cannot leave its attribute", () => {
  const code = embedCode("https://media.example", file({ displayName: '"><script>alert(1)</script>' }));
  expect(code).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(code).not.toContain("<script>");
});

test("an id is one path segment whatever is in it", () => {
  expect(embedUrl("https://media.example", "../a?b")).toBe("https://media.example/embed/..%2Fa%3Fb");
});
