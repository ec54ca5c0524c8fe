/**
 * How the built engine is run, by the launcher and by the bench alike: arguments of Node and variables. A variable that
 * the person has set is not in the answer.
 * @param {NodeJS.ProcessEnv} environment
 */
export function engineProgram(environment) {
  return {
    // Uploads pass through young memory: with room there, it is tidied up a few times less for each.
    args: ["--min-semi-space-size=16", "dist/engine/main.mjs"],
    // A sync holds its thread while the disk works. With the usual four, all else waits behind four uploads.
    // Each of these threads would also get a heap of its own, and hold on to what an upload left in it.
    env: {
      ...(environment.UV_THREADPOOL_SIZE ? {} : { UV_THREADPOOL_SIZE: "16" }),
      ...(environment.MALLOC_ARENA_MAX ? {} : { MALLOC_ARENA_MAX: "2" }),
    },
  };
}
