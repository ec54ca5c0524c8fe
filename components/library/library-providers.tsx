"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, useState } from "react";
import { useAfterContent } from "@/components/ui/after-content";
import { LazyToaster } from "@/components/ui/toaster-lazy";
import { ApiError } from "@/lib/client/api";

/** What the backend failed at, our server has tried again already; only a server that could not be reached is worth a second try. */
function isWorthARetry(failures: number, failure: Error): boolean {
  return failures < 1 && !(failure instanceof ApiError && failure.status > 0);
}

/** What every page of the dashboard stands on: server data, the address, toasts. */
export function LibraryProviders({ children }: { children: ReactNode }) {
  const afterContent = useAfterContent();
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            retry: isWorthARetry,
            // The browser's idea of "offline" is about the internet; the library may be on this machine.
            networkMode: "always",
          },
          mutations: { networkMode: "always" },
        },
      }),
  );
  return (
    <NuqsAdapter>
      <QueryClientProvider client={client}>
        {children}
        {afterContent ? <LazyToaster /> : null}
      </QueryClientProvider>
    </NuqsAdapter>
  );
}
