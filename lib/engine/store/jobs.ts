import { z } from "zod";
import type { Database } from "./database";

const jobSchema = z.object({
  jobId: z.number(),
  fileId: z.string(),
  /** Counts failures of the work itself, this run included. */
  attempts: z.number(),
  /** Counts every start, also those cut short by the engine's own end. Names the run's folder. */
  runs: z.number(),
});
export type Job = z.infer<typeof jobSchema>;

const nextRunSchema = z.object({ runAfter: z.number().nullable() });

const JOB = "job_id AS jobId, file_id AS fileId, attempts, runs";

/** A job cut short this often takes the machine down with it, and is not begun again. */
const MAX_RUNS = 60;

/** The queue of media work: what is in it survives any end of the engine. */
export class JobStore {
  readonly #database: Database;
  readonly #now: () => number;

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** The job that has waited longest, now marked as running; only one that could have run for so long already. */
  claim(waitedMs = 0): Job | undefined {
    return this.#database.one(
      jobSchema,
      `UPDATE jobs SET state = 'running', attempts = attempts + 1, runs = runs + 1
       WHERE job_id = (SELECT job_id FROM jobs WHERE state = 'queued' AND run_after <= ? ORDER BY run_after, job_id LIMIT 1)
       RETURNING ${JOB}`,
      [this.#now() - waitedMs],
    );
  }

  /** Milliseconds until a waiting job may run; undefined when none waits. */
  nextDelay(): number | undefined {
    const next = this.#database.one(
      nextRunSchema,
      "SELECT MIN(run_after) AS runAfter FROM jobs WHERE state = 'queued'",
    )?.runAfter;
    return next === null || next === undefined ? undefined : Math.max(0, next - this.#now());
  }

  retryLater(jobId: number, delayMs: number): void {
    this.#database.run("UPDATE jobs SET state = 'queued', run_after = ? WHERE job_id = ?", [
      this.#now() + delayMs,
      jobId,
    ]);
  }

  /** Back in the queue without counting against it: the engine ended, not the work. */
  giveBack(jobId: number, delayMs = 0): void {
    this.#database.run("UPDATE jobs SET state = 'queued', attempts = attempts - 1, run_after = ? WHERE job_id = ?", [
      this.#now() + delayMs,
      jobId,
    ]);
  }

  finish(jobId: number): void {
    this.#database.run("DELETE FROM jobs WHERE job_id = ?", [jobId]);
  }

  /** At start: what was running when the engine ended is given back. Answers those that must not run again. */
  recover(): Job[] {
    const running = this.#database.all(jobSchema, `SELECT ${JOB} FROM jobs WHERE state = 'running'`);
    for (const job of running) this.giveBack(job.jobId);
    return running.filter((job) => job.runs >= MAX_RUNS);
  }
}
