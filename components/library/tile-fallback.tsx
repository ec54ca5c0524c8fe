import FileWarning from "lucide-react/icons/file-warning";
import type { ReactNode } from "react";
import type { ShownFile } from "@/lib/client/library-rows/shown-file";
import { hashedNumber } from "./hashed-number";

const barCount = 40;

/** Drawn in place of a thumbnail that there is not, or not yet, or that failed. */
export function TileFallback({ file, failure }: { file: ShownFile; failure: string | null }) {
  if (failure !== null) return <FailedPicture reason={failure} />;
  if (file.type === "AUDIO") return <Waveform seed={file.fileId} />;
  const ending = /\.([a-z0-9]{2,5})$/i.exec(file.displayName)?.[1];
  return (
    <div className="flex size-full flex-col items-center justify-center gap-1" style={tint(file.fileId)}>
      {glyph(file.type)}
      {ending ? (
        <bdi dir="ltr" className="font-mono text-2xs text-muted uppercase tracking-wider">
          {ending}
        </bdi>
      ) : null}
    </div>
  );
}

/** Always the same hue for the same file. */
function tint(seed: string) {
  const hue = hashedNumber(seed, 360);
  const far = `oklch(0.62 0.11 ${(hue + 50) % 360} / 0.08)`;
  return {
    color: `oklch(0.62 0.11 ${hue})`,
    background: `linear-gradient(135deg, oklch(0.62 0.11 ${hue} / 0.18), ${far})`,
  };
}

function FailedPicture({ reason }: { reason: string }) {
  return (
    <div className="flex size-full flex-col items-center justify-center gap-1.5 bg-sunken px-3 text-center sm:gap-2 sm:px-6">
      <FileWarning aria-hidden className="size-6 shrink-0 text-danger sm:size-7" strokeWidth={1.25} />
      <span className="line-clamp-3 text-balance text-2xs text-muted leading-4 sm:text-xs">{reason}</span>
    </div>
  );
}

/** A waveform of nothing in particular, but always the same one, in the same hue, for the same file. */
function Waveform({ seed }: { seed: string }) {
  const bars = Array.from({ length: barCount }, (_, index) => {
    const swell = Math.sin(((index + 0.5) / barCount) * Math.PI) * 0.55 + 0.25;
    const height = 6 + swell * (14 + hashedNumber(`${seed}/${index}`, 46));
    return `M${index * 4 + 2} ${(51 - height / 2).toFixed(1)}v${(height - 2).toFixed(1)}`;
  });
  return (
    <div className="grid size-full place-items-center" style={tint(seed)}>
      <svg viewBox="0 0 160 100" aria-hidden="true" className="w-[78%]">
        {/* One element: a tile of forty takes several times as long to draw. */}
        <path d={bars.join("")} stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
    </div>
  );
}

const line = {
  fill: "none",
  stroke: "currentColor",
  strokeWidth: 1.5,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

function glyph(type: ShownFile["type"]) {
  switch (type) {
    case "VIDEO":
      return (
        <Drawing>
          <rect x="14" y="20" width="68" height="56" rx="8" />
          <path d="M42 38v20l17-10z" className="fill-current" />
        </Drawing>
      );
    case "IMAGE":
      return (
        <Drawing>
          <rect x="14" y="18" width="68" height="60" rx="8" />
          <circle cx="34" cy="38" r="6" />
          <path d="m15 70 20-19 14 13 14-16 19 20" />
        </Drawing>
      );
    case "SLIDESHOW":
      return (
        <Drawing>
          <path d="M26 22h44M20 29h56" />
          <rect x="14" y="36" width="68" height="42" rx="6" />
          <path d="M28 66V56M40 66V48M52 66v-8M64 66V52" />
        </Drawing>
      );
    case "LOTTIE":
      return (
        <Drawing>
          <path d="M18 72c26 0 34-48 60-48" />
          <circle cx="18" cy="72" r="4" className="fill-current" />
          <circle cx="78" cy="24" r="4" className="fill-current" />
          <path d="M18 72h26M52 24h26" strokeDasharray="1 5" />
        </Drawing>
      );
    case "PDF":
    case "TEXT":
      return (
        <Drawing>
          <path d="M28 12h28l16 16v48a8 8 0 0 1-8 8H28a8 8 0 0 1-8-8V20a8 8 0 0 1 8-8z" />
          <path d="M56 12v16h16M32 44h28M32 54h28M32 64h18" />
        </Drawing>
      );
    default:
      return (
        <Drawing>
          <path d="M28 12h28l16 16v48a8 8 0 0 1-8 8H28a8 8 0 0 1-8-8V20a8 8 0 0 1 8-8z" />
          <path d="M56 12v16h16" />
        </Drawing>
      );
  }
}

function Drawing({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 96 96" aria-hidden="true" className="h-2/5 max-h-24 min-h-12" {...line}>
      {children}
    </svg>
  );
}
