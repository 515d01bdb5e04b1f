import { getSignedCookies } from "@aws-sdk/cloudfront-signer";
import type { SiteCookies } from "../ports/site-cookies.ts";

/** Cookies by which CloudFront lets a browser see every page below an address that ends in "/"; the key is PEM. */
export const createCloudFrontCookies = (options: {
  readonly siteAddress: string;
  readonly keyPairId: string;
  readonly privateKey: string;
}): SiteCookies => ({
  sign: async (untilAt) => {
    const { siteAddress, keyPairId, privateKey } = options;
    const until = { DateLessThan: { "AWS:EpochTime": Math.floor(Date.parse(untilAt) / 1_000) } };
    const policy = JSON.stringify({ Statement: [{ Resource: `${siteAddress}*`, Condition: until }] });
    const cookies = getSignedCookies({ keyPairId, privateKey, policy });
    return Object.fromEntries(Object.entries(cookies).map(([name, value]) => [name, String(value)]));
  },
});
