import type { ReactNode } from "react";
import { LibraryProviders } from "@/components/library/library-providers";

export default function DashboardLayout({ children }: { children: ReactNode }) {
  return <LibraryProviders>{children}</LibraryProviders>;
}
