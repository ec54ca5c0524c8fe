import type { Backend } from "../backend/port";
export type Planted = Backend;
