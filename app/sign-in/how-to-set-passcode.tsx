/** Nobody can sign in yet, and who runs the server must know why. */
export function HowToSetPasscode() {
  return (
    <>
      <h1 className="font-semibold text-lg tracking-tight">This library has no passcode yet</h1>
      <p className="mt-2 text-pretty text-muted text-sm leading-6">
        Under this address Vitrine opens only with a passcode, and none has been set. Whoever runs it sets{" "}
        <code className="rounded bg-sunken px-1.5 py-0.5 font-mono text-[13px] text-ink">ACCESS_PASSCODE</code> and
        starts it again:
      </p>
      <pre className="mt-4 whitespace-pre-wrap rounded-control bg-sunken p-4 font-mono text-[13px] leading-6">
        ACCESS_PASSCODE='a long phrase' npm start
      </pre>
      <p className="mt-4 text-pretty text-muted text-sm leading-6">
        On Vercel it is an environment variable of the project. On the machine that runs Vitrine itself, the library
        opens at <span className="whitespace-nowrap">http://localhost</span> without one.
      </p>
    </>
  );
}
