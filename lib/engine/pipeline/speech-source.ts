import { open } from "node:fs/promises";
import { resolve } from "node:path";
import { StartError } from "../start-error";
import type { SpeechSource } from "./speech";

/** `ggml` as whisper.cpp's model files begin with it. */
const MODEL_MARK = "lmgg";

/** Who is to turn speech into text, as the environment has it; undefined when nobody is named. */
export async function speechSource(named: {
  url: string | undefined;
  key: string | undefined;
  model: string;
  whisperModel: string | undefined;
}): Promise<SpeechSource | undefined> {
  if (named.url !== undefined) return { server: { url: named.url, key: named.key, model: named.model } };
  if (named.whisperModel === undefined) return undefined;
  const modelPath = resolve(named.whisperModel);
  if ((await firstBytes(modelPath)) !== MODEL_MARK) {
    throw new StartError(
      `WHISPER_MODEL: ${modelPath} is no whisper.cpp model. Download one such as ggml-base.bin and name its file.`,
    );
  }
  return { modelPath };
}

async function firstBytes(path: string): Promise<string> {
  try {
    await using file = await open(path, "r");
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.toString("latin1", 0, bytesRead);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new StartError(`WHISPER_MODEL: ${path} cannot be read (${words}).`);
  }
}
