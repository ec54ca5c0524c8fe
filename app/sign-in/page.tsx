import type { Metadata } from "next";
import { requestText } from "@/app/request-text";
import { Wordmark } from "@/components/ui/wordmark";
import { pageTexts } from "@/lib/messages/en/page";
import { signInTexts } from "@/lib/messages/en/sign-in";
import { passcodeIsSet } from "@/lib/server/access";
import { HowToSetPasscode } from "./how-to-set-passcode";
import { PasscodeForm } from "./passcode-form";
import { safeNext } from "./safe-next";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await requestText(signInTexts)).title, robots: { index: false } };
}

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Asks for the passcode, wherever the dashboard is reached under another name than this machine's own. */
export default async function SignInPage({ searchParams }: Props) {
  const next = safeNext((await searchParams).next);
  const { productName } = await requestText(pageTexts);
  return (
    <main className="grid min-h-dvh place-items-center px-4 py-12">
      <div className="w-full max-w-sm animate-rise-in">
        <div className="mb-8 flex justify-center">
          <Wordmark name={productName} />
        </div>
        <div className="rounded-panel border border-line bg-surface p-6 shadow-raised sm:p-8">
          {passcodeIsSet() ? <PasscodeForm next={next} /> : <HowToSetPasscode />}
        </div>
      </div>
    </main>
  );
}
