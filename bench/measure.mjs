/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[(sorted.length - 1) >> 1], sorted[middle]];
  return (low + high) / 2;
}

/**
 * Measures two things in turns, so that whatever else the machine does meets both. Answers the median over the rounds
 * of each round's median, in milliseconds.
 * @param {{ engine: () => Promise<number>, floor: () => Promise<number> }} work each one call that answers its time
 * @param {{ rounds?: number, calls?: number, warmUp?: number }} [often]
 */
export async function inTurns(work, { rounds = 7, calls = 60, warmUp = 100 } = {}) {
  for (const measure of [work.engine, work.floor]) for (let call = 0; call < warmUp; call += 1) await measure();
  /** @type {{ engine: number[], floor: number[] }} */
  const medians = { engine: [], floor: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const side of /** @type {const} */ (["floor", "engine"])) {
      const times = [];
      for (let call = 0; call < calls; call += 1) times.push(await work[side]());
      medians[side].push(median(times));
    }
  }
  return { engine: median(medians.engine), floor: median(medians.floor) };
}
