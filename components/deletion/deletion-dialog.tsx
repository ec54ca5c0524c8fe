"use client";

import { useStore } from "zustand";
import { usePresentBackend } from "@/components/backend/present-backend";
import { Dialog } from "@/components/ui/dialog";
import { useText } from "@/components/ui/locale";
import { deletionStore, dismissDeletion } from "@/lib/client/deletion-store";
import { deletionTexts } from "@/lib/messages/en/deletion";
import { ConfirmForm } from "./confirm-form";
import { DeletionFailures } from "./deletion-failures";
import { DeletionProgress } from "./deletion-progress";
import { LossList } from "./loss-list";
import { useDeletion } from "./use-deletion";

/** Asks whether files are to be deleted for good, and stays until they are, or are not. */
export default function DeletionDialog() {
  const text = useText(deletionTexts);
  const files = useStore(deletionStore, (state) => state.asked) ?? [];
  const { name: backend } = usePresentBackend();
  const deletion = useDeletion();
  const { state } = deletion;
  const [first] = files;
  if (!first) return null;
  const close = () => {
    deletion.stop();
    dismissDeletion();
  };
  const count = files.length;
  return (
    <Dialog
      title={count === 1 ? text.titleOne : text.titleMany(count)}
      open
      onOpenChange={(open) => (open ? undefined : close())}
    >
      {state.kind === "asking" ? (
        <div className="space-y-4">
          <LossList files={files} backend={backend} />
          <ConfirmForm
            wanted={count === 1 ? { kind: "name", name: first.displayName } : { kind: "count", count }}
            onConfirm={() => void deletion.start(files)}
            onCancel={close}
          />
        </div>
      ) : null}
      {state.kind === "deleting" ? (
        <DeletionProgress done={state.done} count={state.count} onStop={count === 1 ? null : deletion.stop} />
      ) : null}
      {state.kind === "failed" ? (
        <DeletionFailures
          failures={state.failures}
          onRetry={() => void deletion.start(state.failures.map(({ file }) => file))}
          onClose={close}
        />
      ) : null}
    </Dialog>
  );
}
