import { resolve } from "node:path";
import { isWhisperModel } from "../media-worker/whisper-model";
import { StartError } from "../start-error";
import type { SpeechSource } from "./speech";

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
  if (!(await isModel(modelPath))) {
    throw new StartError(
      `WHISPER_MODEL: ${modelPath} is no whisper.cpp model. Download one such as ggml-base.bin and name its file.`,
    );
  }
  return { modelPath };
}

async function isModel(path: string): Promise<boolean> {
  try {
    return await isWhisperModel(path);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new StartError(`WHISPER_MODEL: ${path} cannot be read (${words}).`);
  }
}
