"use client";

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { useFormats, useText } from "@/components/ui/locale";
import { type Waveform, waveformBars } from "@/lib/domain/waveform";
import { playerTexts } from "@/lib/messages/en/player";
import { useMediaPosition } from "./use-media-position";

const barWidth = 3;
const gap = 1;
const steps: Record<string, number> = {
  ArrowLeft: -5,
  ArrowDown: -5,
  ArrowRight: 5,
  ArrowUp: 5,
  PageDown: -30,
  PageUp: 30,
};

/** How loud the sound is over its length, as a slider of the time: pressed, dragged or moved by keys it seeks. */
export function WaveformBar({ waveform, media }: { waveform: Waveform; media: HTMLMediaElement | null }) {
  const text = useText(playerTexts);
  const { clock, spokenDuration } = useFormats();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const { durationSeconds } = waveform;
  const length = media && Number.isFinite(media.duration) && media.duration > 0 ? media.duration : durationSeconds;
  const bars = Math.max(1, Math.floor(width / (barWidth + gap)));
  const played = useMediaPosition(media, (seconds) => Math.round((seconds / length) * bars), 0);
  const second = useMediaPosition(media, Math.floor, 0);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    if (!element || width === 0) return;
    const paint = () => draw(element, waveformBars(waveform, bars), played);
    paint();
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", paint);
    return () => scheme.removeEventListener("change", paint);
  }, [waveform, width, bars, played]);

  function seek(seconds: number): void {
    if (media) media.currentTime = Math.min(length, Math.max(0, seconds));
  }
  function seekToPointer(event: PointerEvent<HTMLDivElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    seek(((event.clientX - left) / width) * length);
  }
  function keyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    const target = { Home: 0, End: length }[event.key] ?? (step === undefined ? undefined : second + step);
    if (target === undefined) return;
    event.preventDefault();
    seek(target);
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={text.position}
      aria-valuemin={0}
      aria-valuemax={Math.round(length)}
      aria-valuenow={Math.min(second, Math.round(length))}
      aria-valuetext={text.positionOf(spokenDuration(second) ?? clock(second), spokenDuration(length) ?? clock(length))}
      onKeyDown={keyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        seekToPointer(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekToPointer(event);
      }}
      className="mb-3 h-20 cursor-pointer touch-pan-y rounded-control text-line-strong sm:h-24"
    >
      <canvas ref={canvas} aria-hidden className="block size-full text-accent" />
    </div>
  );
}

function draw(canvas: HTMLCanvasElement, bars: readonly number[], played: number): void {
  const scale = window.devicePixelRatio || 1;
  const { clientWidth, clientHeight } = canvas;
  canvas.width = Math.round(clientWidth * scale);
  canvas.height = Math.round(clientHeight * scale);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.scale(scale, scale);
  const accent = getComputedStyle(canvas).color;
  const rest = canvas.parentElement ? getComputedStyle(canvas.parentElement).color : accent;
  bars.forEach((bar, place) => {
    const height = Math.max(2, bar * (clientHeight - 4));
    context.fillStyle = place < played ? accent : rest;
    context.beginPath();
    context.roundRect(place * (barWidth + gap), (clientHeight - height) / 2, barWidth, height, 1.5);
    context.fill();
  });
}
