import { expect, test } from "vitest";
import { type UploadItem, uploadTotals } from "./upload-item";

test("totals count bytes, not files, and leave out what failed", () => {
  const item = (changes: Partial<UploadItem>): UploadItem => ({
    id: "",
    displayName: "",
    bytes: 100,
    sentBytes: 0,
    state: "uploading",
    fileId: null,
    reason: null,
    canRetry: false,
    ...changes,
  });
  const totals = uploadTotals([
    item({ bytes: 900, sentBytes: 900, state: "processing" }),
    item({}),
    item({ state: "failed" }),
  ]);
  expect(totals).toEqual({ unsent: 1, processing: 1, failed: 1, done: 0, percent: 90 });
  expect(uploadTotals([]).percent).toBeNull();
});
