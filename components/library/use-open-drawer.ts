"use client";

import { createSerializer, useQueryStates } from "nuqs";
import { useState } from "react";
import { libraryUrl } from "@/lib/url/library-url";

const address = createSerializer(libraryUrl);

/** Which file the address has open, and how to open another. Back closes what was opened. */
export function useOpenDrawer(query: string) {
  const [{ file: fileId }, setState] = useQueryStates({ file: libraryUrl.file, t: libraryUrl.t });
  const [closedFileId, setClosedFileId] = useState<string | null>(null);
  return {
    fileId,
    hrefOf: (file: string) => `/${address({ q: query, file })}`,
    /** The next one replaces the one before, so that Back leaves the drawer at once. */
    open: (file: string) => void setState({ file, t: null }, { history: fileId === null ? "push" : "replace" }),
    close: (focusFileId: string | null = fileId) => {
      setClosedFileId(focusFileId);
      void setState({ file: null, t: null }, { history: "push" });
    },
    /** The file whose tile gets the focus, because its drawer was just closed. */
    closedFileId: fileId === null ? closedFileId : null,
    forgetClosed: () => setClosedFileId(null),
  };
}
