"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormats, useText } from "@/components/ui/locale";
import { Skeleton } from "@/components/ui/skeleton";
import { drawerTexts } from "@/lib/messages/en/drawer";
import { focusable } from "./focusable";
import { decodeText, readStart } from "./read-text";

const mostBytes = 64_000;

/** The beginning of a text file, as text: nothing in it is run, loaded or followed. */
export default function TextStage({ fileId, url, title }: { fileId: string; url: string; title: string }) {
  const text = useText(drawerTexts);
  const { bytes } = useFormats();
  const { data, isError } = useQuery({
    queryKey: ["text", fileId],
    queryFn: ({ signal }) => readStart(url, mostBytes, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (isError)
    return (
      <p className="absolute inset-0 grid place-items-center p-6 text-center text-muted text-sm">{text.textFailed}</p>
    );
  if (!data) return <Skeleton className="absolute inset-0 rounded-none" />;
  return (
    <section
      aria-label={text.textOf(title)}
      {...focusable}
      className="absolute inset-0 overflow-auto bg-surface p-4 -outline-offset-2 md:rounded-tile md:border md:border-line md:p-6"
    >
      <pre dir="auto" className="whitespace-pre-wrap break-words font-mono text-[13px] leading-6">
        {decodeText(data.bytes)}
      </pre>
      {data.isWhole ? null : (
        <p className="mt-4 border-line border-t pt-4 text-muted text-sm">{text.textCut(bytes(mostBytes))}</p>
      )}
    </section>
  );
}
