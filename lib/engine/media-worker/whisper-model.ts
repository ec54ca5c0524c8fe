import { open } from "node:fs/promises";

/** `ggml` as whisper.cpp's model files begin with it. */
const MODEL_MARK = "lmgg";

/** Whether a file begins as a whisper.cpp model does. Others would take the process that loads them down. */
export async function isWhisperModel(path: string): Promise<boolean> {
  await using file = await open(path, "r");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
  return buffer.toString("latin1", 0, bytesRead) === MODEL_MARK;
}
