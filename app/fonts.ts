import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";

/** For the `html` element: what the theme's font families name. */
export const fontVariables = `${GeistSans.variable} ${GeistMono.variable}`;
