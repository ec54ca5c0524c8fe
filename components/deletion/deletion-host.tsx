"use client";

import dynamic from "next/dynamic";
import { useStore } from "zustand";
import { deletionStore } from "@/lib/client/deletion-store";

const DeletionDialog = dynamic(() => import("./deletion-dialog"), { ssr: false });

/** Where the question about deleting for good appears, once anyone asks for it. */
export function DeletionHost() {
  const isAsked = useStore(deletionStore, (state) => state.asked !== null);
  return isAsked ? <DeletionDialog /> : null;
}
