import { createRequire } from "node:module";
import type { NextConfig } from "next";

/** The engine and what only it uses: a function on Vercel must carry none of it. */
const engineOnly = [
  "node-av",
  "@seydx/**",
  "libsql",
  "@libsql/**",
  "sharp",
  "@img/**",
  "@hyzyla/**",
  "hono",
  "@hono/**",
];

function isInstalled(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}

const playerFallback = "./components/player/videogen-player-missing.tsx";

const config: NextConfig = {
  poweredByHeader: false,
  // scripts/dashboard.mjs does, with Brotli too.
  compress: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm test` checks the types; a start from a bare clone need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  outputFileTracingExcludes: {
    "/**": [...engineOnly.map((name) => `node_modules/${name}`), "dist/**", "lib/engine/**", ".data/**"],
  },
  turbopack: {
    root: import.meta.dirname,
    resolveAlias: isInstalled("@videogen/player-react") ? {} : { "@videogen/player-react": playerFallback },
  },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
      ],
    },
    {
      // Answers for programs: whatever opens one as a page runs nothing and frames nothing. Placeholders are styled.
      source: "/api/:path*",
      headers: [
        {
          key: "Content-Security-Policy",
          value: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        },
        { key: "X-Frame-Options", value: "DENY" },
      ],
    },
  ],
};

export default config;
