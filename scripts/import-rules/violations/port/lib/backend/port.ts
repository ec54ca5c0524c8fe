import type { FileInfo } from "@/lib/videogen-wire/file-info";
export type Planted = FileInfo;
