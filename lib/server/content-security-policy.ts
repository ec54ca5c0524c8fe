type Policy = {
  nonce: string;
  /** May other sites show this page in a frame? */
  framable: boolean;
  /** Origins beside https: that serve the backend's signed URLs, separated by spaces. */
  mediaOrigins: string;
  /** React's development build evaluates code to give better stacks. */
  development: boolean;
};

/** Scripts are ours alone; bytes may come from wherever the backend signs its URLs. */
export function contentSecurityPolicy({ nonce, framable, mediaOrigins, development }: Policy): string {
  const media = `https: ${mediaOrigins}`.trim();
  const evaluation = development ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${media}`,
    `media-src 'self' blob: ${media}`,
    `connect-src 'self' ${media}`,
    "worker-src 'self' blob:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framable ? "*" : "'none'"}`,
  ].join("; ");
}
