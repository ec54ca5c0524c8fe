import type { MediaFile } from "@/lib/domain/media-file";
export type Planted = MediaFile;
