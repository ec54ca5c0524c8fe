export type { MediaFile } from "@/lib/domain/media-file";
