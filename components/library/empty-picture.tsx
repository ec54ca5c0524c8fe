/** A showcase with empty places, one of them waiting. */
export function EmptyPicture() {
  const frame = "fill-sunken stroke-line";
  return (
    <svg viewBox="0 0 400 168" aria-hidden="true" className="w-full max-w-md" strokeWidth="1">
      <rect x="1" y="28" width="107" height="72" rx="10" className={frame} />
      <rect x="1" y="110" width="64" height="6" rx="3" className="fill-hover" />
      <rect x="292" y="28" width="107" height="72" rx="10" className={frame} />
      <rect x="292" y="110" width="48" height="6" rx="3" className="fill-hover" />
      <g className="fill-none stroke-line-strong" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
        <path d="m19 84 22-24 16 15 14-18 20 27" opacity="0.7" />
        <circle cx="39" cy="48" r="5" opacity="0.7" />
        <path d="M315 58v12M325 50v28M335 44v40M345 54v20M355 47v34M365 56v16M375 61v6" opacity="0.7" />
      </g>
      <rect
        x="124"
        y="8"
        width="152"
        height="100"
        rx="14"
        className="fill-accent-soft stroke-accent"
        strokeDasharray="5 6"
        strokeWidth="1.5"
      />
      <path
        d="M200 76V42m-13 12 13-13 13 13"
        className="fill-none stroke-accent"
        strokeWidth="2.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <rect x="124" y="122" width="88" height="7" rx="3.5" className="fill-hover" />
      <rect x="124" y="138" width="52" height="7" rx="3.5" className="fill-sunken" />
    </svg>
  );
}
