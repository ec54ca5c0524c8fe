import { requestText } from "@/app/request-text";
import { fill } from "@/components/ui/fill";
import { signInTexts } from "@/lib/messages/en/sign-in";

/** Nobody can sign in yet, and who runs the server must know why. */
export async function HowToSetPasscode() {
  const text = await requestText(signInTexts);
  return (
    <>
      <h1 className="font-semibold text-lg tracking-tight">{text.noPasscode}</h1>
      <p className="mt-2 text-pretty text-muted text-sm leading-6">
        {fill(text.noPasscodeWhy, {
          variable: (
            <code dir="ltr" className="rounded bg-sunken px-1.5 py-0.5 font-mono text-[13px] text-ink">
              ACCESS_PASSCODE
            </code>
          ),
        })}
      </p>
      <pre dir="ltr" className="mt-4 whitespace-pre-wrap rounded-control bg-sunken p-4 font-mono text-[13px] leading-6">
        {command}
      </pre>
      <p className="mt-4 text-pretty text-muted text-sm leading-6">
        {fill(text.noPasscodeElsewhere, {
          address: (
            <bdi translate="no" className="whitespace-nowrap">
              http://localhost
            </bdi>
          ),
        })}
      </p>
    </>
  );
}

const command = "ACCESS_PASSCODE='a long phrase' npm start";
