import type { Wording } from "../issue-text.ts";

type Three = readonly [found: string, expected: string, remedy: string];

/** A wording from its three sentences in Vietnamese and in English. */
export const say = (vi: Three, en: Three): Wording => ({
  vi: { found: vi[0], expected: vi[1], remedy: vi[2] },
  en: { found: en[0], expected: en[1], remedy: en[2] },
});
