import { backend } from "@/lib/server/backend";
export const planted = backend;
