import { constants, setPriority } from "node:os";
import { AV_LOG_QUIET } from "node-av/constants";
import { Log } from "node-av/lib";
import sharp from "sharp";
import { FileProblem } from "./file-problem";
import { processFile } from "./process-file";
import { type MediaEvent, mediaJobSchema } from "./protocol";
import { processSpeech, tryModel } from "./whisper";

/**
 * The program of a media child process: reads one `MediaJob` from its parent, does it, tells its `MediaEvent`s and ends.
 * It exits with 0 when it could say how the file fared, with 1 when it failed itself.
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// FFmpeg's remarks quote hostile files; what matters of them comes back as errors.
Log.setLevel(AV_LOG_QUIET);
sharp.cache(false);
sharp.concurrency(2);

process.once("message", (message) => {
  void run(message).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
// Nobody is left to work for.
process.once("disconnect", () => process.exit(1));

async function run(message: unknown): Promise<void> {
  const job = mediaJobSchema.parse(message);
  const sent: Promise<void>[] = [];
  const report = (event: MediaEvent) => sent.push(send(event));
  try {
    if (job.whisperModel === undefined) await processFile(job, report);
    else if (job.onlyTriesModel) await tryModel(job.whisperModel);
    else await processSpeech(job, job.whisperModel, report);
    report({ event: "done" });
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    report({ event: "failed", reason: error.message });
  }
  process.removeAllListeners("disconnect");
  await Promise.all(sent);
}

function send(event: MediaEvent): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) return reject(new Error("The media worker has to be forked by the engine."));
    process.send(event, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
