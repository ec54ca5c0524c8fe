import { NextResponse } from "next/server";
export const planted = NextResponse;
