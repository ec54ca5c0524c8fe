import { env } from "@/lib/server/env";
export const planted = env;
