import { useMemo } from "react";
export const planted = useMemo;
