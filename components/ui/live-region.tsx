/** Words for screen readers alone, said when they change. */
export function LiveRegion({ children }: { children: string }) {
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {children}
    </div>
  );
}
