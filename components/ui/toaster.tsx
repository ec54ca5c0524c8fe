"use client";

import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { uiTexts } from "@/lib/messages/en/ui";
import { useLineSign, useText } from "./locale";
import { attachToastHost } from "./toast";
import { ToastCard } from "./toast-card";

const shortMs = 5_000;
const failureMs = 10_000;

/** Where toasts appear. Load it lazily; `showToast` waits for it. */
export default function Toaster() {
  const { notifications } = useText(uiTexts);
  const readsFromRight = useLineSign() < 0;
  useEffect(() => {
    attachToastHost({
      show(id, options) {
        const usual = options.tone === "danger" ? failureMs : shortMs;
        const duration = options.durationMs === null ? Number.POSITIVE_INFINITY : (options.durationMs ?? usual);
        toast.custom(() => <ToastCard options={options} onDismiss={() => toast.dismiss(id)} />, { id, duration });
      },
      dismiss: (id) => void toast.dismiss(id),
    });
  }, []);
  return (
    <Sonner
      position={readsFromRight ? "bottom-right" : "bottom-left"}
      dir={readsFromRight ? "rtl" : "ltr"}
      gap={8}
      offset={24}
      // A phone's bottom edge belongs to the upload sheet.
      mobileOffset={{ bottom: 80, left: 16, right: 16 }}
      containerAriaLabel={notifications}
      // A modal dialog switches pointer events off for the page; toasts must stay clickable above it.
      style={{ pointerEvents: "auto" }}
    />
  );
}
