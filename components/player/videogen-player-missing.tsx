/** Stands in for `@videogen/player-react` where that optional package could not be installed (next.config.ts). */
export function VideoGenPlayer() {
  return (
    <p role="alert" className="grid h-full place-items-center p-6 text-center">
      This video plays only in VideoGen's own player, which is not installed here. Install @videogen/player-react and
      build again.
    </p>
  );
}
