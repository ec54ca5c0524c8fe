"use client";

import { useQuery } from "@tanstack/react-query";
import { type Waveform, waveformSchema } from "@/lib/domain/waveform";

const mostBytes = 4_000_000;

/** The waveform behind a signed address; null while it is on its way, and when there is none to be had. */
export function useWaveform(fileId: string, url: string | null): Waveform | null {
  const { data } = useQuery({
    queryKey: ["waveform", fileId],
    enabled: url !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) => {
      if (url === null) return null;
      const response = await fetch(url, { signal });
      const bytes = await response.arrayBuffer();
      if (!response.ok || bytes.byteLength > mostBytes) return null;
      const parsed = waveformSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
      return parsed.success ? parsed.data : null;
    },
  });
  return data ?? null;
}
