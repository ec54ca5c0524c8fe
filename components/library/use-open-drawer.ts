"use client";

import { useQueryStates } from "nuqs";
import { useState } from "react";
import { libraryUrl } from "@/lib/url/library-url";
import { libraryHref, type ShownQuery } from "@/lib/url/shown-query";

/** Which file the address has open, and how to open another. Back closes what was opened. */
export function useOpenDrawer(query: ShownQuery) {
  const [{ file: fileId }, setState] = useQueryStates({ file: libraryUrl.file, t: libraryUrl.t });
  const [closedFileId, setClosedFileId] = useState<string | null>(null);
  return {
    fileId,
    /** `second` is from where it plays. */
    hrefOf: (file: string, second: number | null = null) => libraryHref(query, file, second),
    /** The next one replaces the one before, so that Back leaves the drawer at once. */
    open: (file: string, second: number | null = null) =>
      void setState({ file, t: second }, { history: fileId === null ? "push" : "replace" }),
    close: (focusFileId: string | null = fileId) => {
      setClosedFileId(focusFileId);
      void setState({ file: null, t: null }, { history: "push" });
    },
    /** The file whose tile gets the focus, because its drawer was just closed. */
    closedFileId: fileId === null ? closedFileId : null,
    forgetClosed: () => setClosedFileId(null),
  };
}
