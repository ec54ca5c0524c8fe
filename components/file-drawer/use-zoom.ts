"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { bounded, fitted, type Zoom, type ZoomSpace, zoomedAt } from "./zoom";

const step = 1.5;
const panPixels = 60;
/** A press on the picture doubles it when it is already as large as it is. */
const pressed = 2.5;

const arrows: Record<string, [number, number]> = {
  ArrowLeft: [panPixels, 0],
  ArrowRight: [-panPixels, 0],
  ArrowUp: [0, panPixels],
  ArrowDown: [0, -panPixels],
};

type Sizes = { space: ZoomSpace; actual: number; most: number };

/** Zooming and moving a picture by wheel, pinch, drag, double click and keys. Give `stage` to the box and `image` to the picture. */
export function useZoom() {
  const stage = useRef<HTMLElement>(null);
  const image = useRef<HTMLImageElement>(null);
  const [zoom, setZoom] = useState<Zoom>(fitted);
  const pointers = useRef(new Map<number, { x: number; y: number }>());
  const isZoomed = zoom.scale > 1;

  function sizes(): Sizes | null {
    const [box, picture] = [stage.current, image.current];
    if (!box || !picture || picture.naturalWidth === 0) return null;
    const fit = Math.min(1, picture.clientWidth / picture.naturalWidth, picture.clientHeight / picture.naturalHeight);
    const space = {
      stage: { width: box.clientWidth, height: box.clientHeight },
      picture: { width: picture.naturalWidth * fit, height: picture.naturalHeight * fit },
    };
    return { space, actual: 1 / fit, most: Math.max(4, (2 * 1) / fit) };
  }
  function change(next: (zoom: Zoom, sizes: Sizes) => Zoom): void {
    const known = sizes();
    if (known) setZoom((zoom) => bounded(next(zoom, known), known.space, known.most));
  }
  function fromMiddle({ clientX, clientY }: { clientX: number; clientY: number }) {
    const box = stage.current?.getBoundingClientRect();
    return box ? { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 } : { x: 0, y: 0 };
  }
  const zoomBy = (factor: number, point = { x: 0, y: 0 }) =>
    change((zoom) => zoomedAt(zoom, zoom.scale * factor, point));
  const toScale = (pick: (sizes: Sizes) => number, point = { x: 0, y: 0 }) =>
    change((zoom, known) => zoomedAt(zoom, pick(known), point));
  const pan = (x: number, y: number) => change((zoom) => ({ ...zoom, x: zoom.x + x, y: zoom.y + y }));
  const commands = {
    zoomIn: () => zoomBy(step),
    zoomOut: () => zoomBy(1 / step),
    fit: () => setZoom(fitted),
    actualSize: () => toScale(({ actual }) => actual),
  };

  const onWheel = useEffectEvent((event: WheelEvent) => {
    // Whoever scrolls past a picture is not held up by it.
    const isMeant = event.ctrlKey || event.metaKey || isZoomed || stage.current?.contains(document.activeElement);
    if (!isMeant) return;
    event.preventDefault();
    zoomBy(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 200), fromMiddle(event));
  });
  useEffect(() => {
    const box = stage.current;
    if (!box) return;
    const listen = (event: WheelEvent) => onWheel(event);
    box.addEventListener("wheel", listen, { passive: false });
    return () => box.removeEventListener("wheel", listen);
  }, []);

  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.target instanceof Element && event.target.closest("button")) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pointers.current.set(event.pointerId, fromMiddle(event));
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const before = pointers.current.get(event.pointerId);
      if (!before) return;
      const now = fromMiddle(event);
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, now);
      if (!other) return pan(now.x - before.x, now.y - before.y);
      const distance = (from: typeof now) => Math.hypot(from.x - other.x, from.y - other.y);
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
      if (distance(before) > 0) zoomBy(distance(now) / distance(before), middle);
    },
    onPointerUp: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    onDoubleClick(event: MouseEvent) {
      if (event.target instanceof Element && event.target.closest("button")) return;
      if (isZoomed) commands.fit();
      else toScale(({ actual }) => (actual > 1.05 ? actual : pressed), fromMiddle(event));
    },
    onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const keys: Record<string, () => void> = {
        "+": commands.zoomIn,
        "=": commands.zoomIn,
        "-": commands.zoomOut,
        "0": commands.fit,
        "1": commands.actualSize,
      };
      const act = keys[event.key];
      const way = isZoomed ? arrows[event.key] : undefined;
      if (!act && !way) return;
      event.preventDefault();
      if (way) pan(...way);
      else act?.();
    },
  };
  return { stage, image, zoom, isZoomed, commands, handlers };
}
