"use client";

import { type MouseEvent, useCallback } from "react";
import { selectionStore } from "@/lib/client/selection-store";
import type { RowActions } from "./row-keys";

/** What a click on a file or on its check does: opens it, selects it with Ctrl or ⌘, a range with Shift. */
export function useTileClicks(actions: RowActions) {
  const onOpen = useCallback(
    (event: MouseEvent, position: number) => {
      // Alt and the middle button are the browser's.
      if (event.altKey) return;
      event.preventDefault();
      if (event.shiftKey) actions.extendTo(position);
      else if (event.metaKey || event.ctrlKey) actions.toggle(position);
      // A finger that is choosing goes on choosing.
      else if (isTouch(event) && selectionStore.getState().count > 0) actions.toggle(position);
      else actions.open(position);
    },
    [actions],
  );
  const onSelect = useCallback(
    (event: MouseEvent, position: number) => {
      event.stopPropagation();
      if (event.shiftKey) actions.extendTo(position);
      else actions.toggle(position);
    },
    [actions],
  );
  return { onOpen, onSelect };
}

function isTouch({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof PointerEvent && nativeEvent.pointerType === "touch";
}
