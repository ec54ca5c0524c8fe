import { listFiles } from "@/lib/client/api";
export const planted = listFiles;
