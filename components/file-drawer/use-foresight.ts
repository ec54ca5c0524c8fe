"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { foreseeFile } from "./foresee-file";

/** Long enough that whoever leafs through files quickly does not ask for all of them. */
const restMs = 400;

/** Gets the neighbours of the open file ready, the next one first. */
export function useForesight(nextId: string | null, previousId: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    const timer = setTimeout(async () => {
      if (nextId) await foreseeFile(client, nextId);
      if (previousId) await foreseeFile(client, previousId);
    }, restMs);
    return () => clearTimeout(timer);
  }, [client, nextId, previousId]);
}
