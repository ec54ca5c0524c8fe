/** Should the browser paint nothing (a tab in the background), or tell nothing of it. */
const longestWaitMs = 1_000;

/** Resolves when the browser has painted the document that the server sent; on the server at once. */
export async function firstPaint(): Promise<void> {
  if (typeof window === "undefined" || document.visibilityState === "hidden") return;
  await Promise.race([contentfulPaint(), new Promise((resolve) => setTimeout(resolve, longestWaitMs))]);
}

function contentfulPaint(): Promise<void> {
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((seen) => {
      if (!seen.getEntriesByName("first-contentful-paint").length) return;
      observer.disconnect();
      resolve();
    });
    observer.observe({ type: "paint", buffered: true });
  });
}
