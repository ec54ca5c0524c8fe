import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** `LONG_TESTS=1`: as many rounds as the bench asks for, instead of what fits into every run. */
    longTests: boolean;
  }
}

/** How often to do something at random. */
export function rounds({ short, long }: { short: number; long: number }): number {
  return inject("longTests") ? long : short;
}

/** Another one in each run; what fails names it, so that the run can be had again by writing it here. */
export function newSeed(): number {
  return Date.now() % 2 ** 31;
}
