"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useState } from "react";
import { passesBy } from "@/lib/client/pictures/passing-by";
import { libraryUrl } from "@/lib/url/library-url";

/** So long the drawer comes in: pictures behind it would only hold it up. */
const opensMs = 300;

/** Which file the address has open, and how to open another. Back closes what was opened. */
export function useOpenDrawer() {
  const [{ file: fileId }, setState] = useQueryStates({ file: libraryUrl.file, t: libraryUrl.t });
  const [closedFileId, setClosedFileId] = useState<string | null>(null);
  const forgetClosed = useCallback(() => setClosedFileId(null), []);
  return {
    fileId,
    /** The next one replaces the one before, so that Back leaves the drawer at once. `second` is from where it plays. */
    open: (file: string, second: number | null = null) => {
      passesBy(opensMs);
      void setState({ file, t: second }, { history: fileId === null ? "push" : "replace" });
    },
    close: (focusFileId: string | null = fileId) => {
      setClosedFileId(focusFileId);
      void setState({ file: null, t: null }, { history: "push" });
    },
    /** The file whose tile gets the focus, because its drawer was just closed. */
    closedFileId: fileId === null ? closedFileId : null,
    forgetClosed,
  };
}
