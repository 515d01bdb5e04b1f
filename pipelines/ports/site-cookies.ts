/** What opens a closed site to a browser that has signed in. */
export interface SiteCookies {
  /** Values of cookies by name, good until the instant `untilAt` (UTC). */
  sign(untilAt: string): Promise<Readonly<Record<string, string>>>;
}
