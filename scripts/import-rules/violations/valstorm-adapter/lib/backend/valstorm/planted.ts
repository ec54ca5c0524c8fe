import { createVideogenBackend } from "../videogen";
export const planted = createVideogenBackend;
