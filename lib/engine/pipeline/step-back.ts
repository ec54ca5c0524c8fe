import { writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";

/** The highest score: such a process is the first that Linux ends when memory runs out (proc_pid_oom_score_adj(5)). */
const endsFirst = "1000";

/**
 * Lets the engine come before this process of its own, from its first moment: people who wait for an answer come before
 * media work, and a file that takes all memory ends its child, not the engine.
 */
export function stepBack(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    if (process.platform === "linux") writeFileSync(`/proc/${pid}/oom_score_adj`, endsFirst);
  } catch (error) {
    if (!mayBeLeftOut(error)) throw error;
  }
}

/** The process has already ended, which is told elsewhere, or the system keeps such settings for itself. */
function mayBeLeftOut(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return ["ERR_SYSTEM_ERROR", "ENOENT", "ESRCH", "EACCES", "EPERM", "EROFS"].includes(String(code));
}
