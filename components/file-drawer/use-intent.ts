"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type FocusEvent, type PointerEvent, useEffect, useRef } from "react";

/** A pointer that only crosses a tile asks for nothing. */
const restMs = 120;

/**
 * For the element around the files of a page: whoever rests on one (`data-file-id`) with pointer or focus will open it,
 * so what the drawer shows first is made ready. The code for that comes with the first such rest.
 */
export function useIntent() {
  const client = useQueryClient();
  const resting = useRef<{ fileId: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  useEffect(() => () => clearTimeout(resting.current?.timer), []);

  function rest(target: EventTarget): void {
    const tile = target instanceof Element ? target.closest<HTMLElement>("[data-file-id]") : null;
    const fileId = tile?.dataset.fileId;
    if (fileId === resting.current?.fileId) return;
    clearTimeout(resting.current?.timer);
    resting.current = fileId
      ? {
          fileId,
          timer: setTimeout(async () => {
            const [{ foreseeFile }] = await Promise.all([import("./foresee-file"), import("./file-drawer")]);
            await foreseeFile(client, fileId);
          }, restMs),
        }
      : null;
  }

  return {
    onPointerOver: (event: PointerEvent) => {
      // A finger that touches has decided already, or scrolls.
      if (event.pointerType !== "touch") rest(event.target);
    },
    onFocus: (event: FocusEvent) => rest(event.target),
  };
}
