/**
 * For a region that is no control and yet takes keys (it scrolls, zooms, turns pages): people without a pointer must be
 * able to reach it.
 */
export const focusable = { tabIndex: 0 } as const;
