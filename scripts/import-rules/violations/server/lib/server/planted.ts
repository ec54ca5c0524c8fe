export const planted = () => import("@/lib/engine/start-engine");
