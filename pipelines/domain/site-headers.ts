/** What a page of the site may load: its own files, and where it may send a report and sign in. */
export const contentSecurityPolicy = (elsewhere: readonly string[] = []): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'",
    ...(elsewhere.length === 0 ? [] : [`connect-src 'self' ${elsewhere.join(" ")}`]),
    "frame-ancestors 'none'",
  ].join("; ");
