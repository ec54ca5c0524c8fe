import { AVERROR_EIO, AVERROR_ENOMEM, AVERROR_ENOSPC } from "node-av/constants";
import { FFmpegError } from "node-av/lib";
import { FileProblem } from "./file-problem";

const oursToSolve: readonly number[] = [AVERROR_ENOSPC, AVERROR_EIO, AVERROR_ENOMEM];

/** Whether a failure comes from what is in the file, so that trying again would change nothing. */
export function isFileAtFault(error: unknown): boolean {
  if (error instanceof FileProblem) return true;
  return error instanceof FFmpegError && !oursToSolve.includes(error.code);
}
