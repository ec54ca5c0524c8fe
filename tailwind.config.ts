import type { Config } from "tailwindcss";

/** Names for the design tokens of app/globals.css. Light and dark differ there, never in class names. */
export default {
  content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"],
  theme: {
    extend: {
      colors: {
        canvas: "var(--canvas)",
        surface: "var(--surface)",
        sunken: "var(--sunken)",
        hover: "var(--hover)",
        line: "var(--line)",
        "line-strong": "var(--line-strong)",
        ink: "var(--ink)",
        muted: "var(--ink-muted)",
        faint: "var(--ink-faint)",
        accent: "var(--accent)",
        "accent-hover": "var(--accent-hover)",
        "accent-ink": "var(--accent-ink)",
        "accent-soft": "var(--accent-soft)",
        danger: "var(--danger)",
        "danger-ink": "var(--danger-ink)",
        "danger-soft": "var(--danger-soft)",
        warning: "var(--warning)",
        "warning-soft": "var(--warning-soft)",
        scrim: "var(--scrim)",
        /** Chips that lie on pictures: the same in light and dark. */
        "on-picture": "var(--on-picture)",
        "on-picture-ink": "var(--on-picture-ink)",
      },
      fontFamily: {
        sans: ["var(--font-geist-sans)", "ui-sans-serif", "system-ui", "sans-serif"],
        mono: ["var(--font-geist-mono)", "ui-monospace", "monospace"],
      },
      fontSize: {
        "2xs": ["0.6875rem", { lineHeight: "1rem" }],
      },
      borderRadius: { control: "8px", tile: "12px", panel: "16px" },
      boxShadow: {
        raised: "var(--shadow-raised)",
        floating: "var(--shadow-floating)",
      },
      transitionTimingFunction: { calm: "cubic-bezier(0.2, 0.8, 0.2, 1)" },
      keyframes: {
        "fade-in": { from: { opacity: "0" } },
        "rise-in": { from: { opacity: "0", transform: "translateY(8px)" } },
        "slide-in-end": { from: { transform: "translateX(calc(32px * var(--line-sign)))", opacity: "0" } },
        "slide-in-up": { from: { transform: "translateY(100%)" } },
        shimmer: { "50%": { opacity: "0.5" } },
      },
      animation: {
        "fade-in": "fade-in 160ms ease-out",
        "rise-in": "rise-in 200ms cubic-bezier(0.2, 0.8, 0.2, 1)",
        "slide-in-end": "slide-in-end 240ms cubic-bezier(0.2, 0.8, 0.2, 1)",
        "slide-in-up": "slide-in-up 240ms cubic-bezier(0.2, 0.8, 0.2, 1)",
        shimmer: "shimmer 1.8s ease-in-out infinite",
      },
    },
  },
} satisfies Config;
