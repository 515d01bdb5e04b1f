import { generateKeyPairSync, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createCloudFrontCookies } from "../../pipelines/adapters/cloudfront-cookies.ts";

const keys = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

/** CloudFront writes base64 with characters that a cookie may hold. */
const decoded = (text: string): Buffer =>
  Buffer.from(text.replaceAll("-", "+").replaceAll("_", "=").replaceAll("~", "/"), "base64");

describe("cookies that open the site", () => {
  it("are signed with the key, for every page of the site, until the instant", async () => {
    const cookies = createCloudFrontCookies({
      ...{ siteAddress: "https://site.example/", keyPairId: "K1", privateKey: keys.privateKey },
    });
    const signed = await cookies.sign("2026-11-27T12:00:00.000Z");
    expect(Object.keys(signed).sort()).toEqual([
      "CloudFront-Key-Pair-Id",
      "CloudFront-Policy",
      "CloudFront-Signature",
    ]);
    const policy = decoded(signed["CloudFront-Policy"]!);
    expect(JSON.parse(policy.toString())).toEqual({
      Statement: [
        {
          Resource: "https://site.example/*",
          Condition: { DateLessThan: { "AWS:EpochTime": Date.UTC(2026, 10, 27, 12) / 1_000 } },
        },
      ],
    });
    const signature = decoded(signed["CloudFront-Signature"]!);
    expect(verify("RSA-SHA1", policy, keys.publicKey, signature)).toBe(true);
    expect(verify("RSA-SHA1", Buffer.from("another"), keys.publicKey, signature)).toBe(false);
  });
});
