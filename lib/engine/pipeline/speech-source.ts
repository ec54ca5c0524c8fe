import { access, constants } from "node:fs/promises";
import { resolve } from "node:path";
import { StartError } from "../start-error";
import { MediaChild } from "./media-child";
import type { SpeechSource } from "./speech";

/** A model of some gigabytes takes its time to be read from a slow disk. */
const LONGEST_LOAD_MS = 5 * 60_000;

/** Who is to turn speech into text, as the environment has it; undefined when nobody is named. */
export async function speechSource(
  named: { url: string | undefined; key: string | undefined; model: string; whisperModel: string | undefined },
  workerPath: string,
): Promise<SpeechSource | undefined> {
  if (named.url !== undefined) return { server: { url: named.url, key: named.key, model: named.model } };
  if (named.whisperModel === undefined) return undefined;
  const modelPath = resolve(named.whisperModel);
  await requireReadable(modelPath);
  await requireModel(modelPath, workerPath);
  return { modelPath };
}

async function requireReadable(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK);
  } catch (error) {
    throw new StartError(`WHISPER_MODEL: ${path} cannot be read (${error instanceof Error ? error.message : error}).`);
  }
}

/** Loads the model once, in a media child as later: what takes a process down is found now, and not with every file. */
async function requireModel(modelPath: string, workerPath: string): Promise<void> {
  const child = new MediaChild({
    workerPath,
    job: {
      fileId: "none",
      originalPath: modelPath,
      outputFolder: "",
      displayName: "",
      mimeType: null,
      whisperModel: modelPath,
      onlyTriesModel: true,
    },
    stallMs: LONGEST_LOAD_MS,
    onEvent: () => {},
  });
  const outcome = await child.outcome;
  if (outcome.end === "done") return;
  const why = outcome.end === "failed" ? outcome.reason : crashed;
  throw new StartError(`WHISPER_MODEL: ${modelPath} cannot be used. ${why}`);
}

const crashed =
  "The speech program (whisper.cpp) ended when it loaded it. It needs the Vulkan loader, also where there is no graphics " +
  "card: on Debian and Ubuntu install the package libvulkan1. If that is there, the file is damaged.";
