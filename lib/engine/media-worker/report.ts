import type { MediaEvent } from "./protocol";

/** Tells the engine what has been found or made so far. */
export type Report = (event: MediaEvent) => void;

const SPEAK_AGAIN_MS = 10_000;

/**
 * Forwards progress at most once a second and when it grew by a whole percent. In between it says the same again from
 * time to time: a child that keeps silent is taken for stuck.
 */
export function throttledProgress(report: Report, now: () => number = Date.now): (percent: number) => void {
  let lastPercent = 0;
  let lastTime = now();
  return (percent) => {
    const whole = Math.max(lastPercent, Math.min(99, Math.floor(percent)));
    const silence = now() - lastTime;
    if (silence < 1000 || (whole === lastPercent && silence < SPEAK_AGAIN_MS)) return;
    lastPercent = whole;
    lastTime = now();
    report({ event: "progress", percent: whole });
  };
}
