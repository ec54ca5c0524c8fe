import { open } from "node:fs/promises";

/** `ggml` as whisper.cpp's model files begin with it. */
const MODEL_MARK = "lmgg";
const HEAD_BYTES = 48;
/** Where the head has the number of words and the length of the vector that each of them has. */
const VOCABULARY_AT = 4;
const VECTOR_AT = 28;
/** Models are packed to two bits a number, and no further. */
const LEAST_BYTES_A_NUMBER = 0.25;

/**
 * Whether a file begins as a whisper.cpp model does, and is as long as its vocabulary alone makes it: one that was cut off
 * before that is an empty model to whisper.cpp, and no mistake.
 */
export async function isWhisperModel(path: string): Promise<boolean> {
  await using file = await open(path, "r");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  if (bytesRead < HEAD_BYTES || buffer.toString("latin1", 0, MODEL_MARK.length) !== MODEL_MARK) return false;
  const numbers = buffer.readInt32LE(VOCABULARY_AT) * buffer.readInt32LE(VECTOR_AT);
  return (await file.stat()).size > numbers * LEAST_BYTES_A_NUMBER;
}
