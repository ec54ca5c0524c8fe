import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { LocaleProvider } from "@/components/ui/locale";
import { pageTexts } from "@/lib/messages/en/page";
import { directionOf } from "@/lib/messages/locale";
import { fontVariables } from "./fonts";
import { requestLocale, requestText } from "./request-text";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const { description, productName } = await requestText(pageTexts);
  return { title: { default: productName, template: `%s · ${productName}` }, description };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8fafa" },
    { media: "(prefers-color-scheme: dark)", color: "#0c0f10" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await requestLocale();
  return (
    <html lang={locale} dir={directionOf(locale)} className={fontVariables}>
      <body className="min-h-dvh">
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
      </body>
    </html>
  );
}
