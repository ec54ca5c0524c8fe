import { selectBackend } from "./select";
export const planted = selectBackend;
