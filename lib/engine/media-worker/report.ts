import type { MediaEvent } from "./protocol";

/** Tells the engine what has been found or made so far. */
export type Report = (event: MediaEvent) => void;

/** Forwards progress at most once a second, and only when it grew by a whole percent. */
export function throttledProgress(report: Report, now: () => number = Date.now): (percent: number) => void {
  let lastPercent = 0;
  let lastTime = now();
  return (percent) => {
    const whole = Math.min(99, Math.floor(percent));
    if (whole <= lastPercent || now() - lastTime < 1000) return;
    lastPercent = whole;
    lastTime = now();
    report({ event: "progress", percent: whole });
  };
}
