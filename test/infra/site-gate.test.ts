import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { gateSource, openPaths, shutSource, signInPages } from "../../infra/site-gate.ts";
import { contentSecurityPolicy } from "../../pipelines/domain/site-headers.ts";
import { propertiesOf, synthesise } from "./synthesise.ts";

const accounts = { kind: "accounts", cookie_key: null } as const;
/** What CloudFront gets back from a function for one request. */
const asked = (source: string, uri: string, ip = "203.0.113.7") =>
  runInNewContext(`${source}; handler(event)`, { event: { viewer: { ip }, request: { uri } } });

describe("the gate", () => {
  it.each([
    ["/", "/index.html"],
    ["/don-vi/", "/don-vi/index.html"],
    ["/phuong-phap.html", "/phuong-phap.html"],
  ])("takes %s for %s", (uri, expected) => {
    expect(asked(gateSource(accounts), uri)).toEqual({ uri: expected });
  });

  const listed = gateSource({ kind: "addresses", ranges: ["203.0.113.0/25", "198.51.100.9/32"] });

  it.each(["203.0.113.0", "203.0.113.127", "198.51.100.9"])("lets %s in", (ip) => {
    expect(asked(listed, "/index.html", ip)).toEqual({ uri: "/index.html" });
  });

  it.each(["203.0.113.128", "203.0.112.255", "198.51.100.8", "2001:db8::1", ""])("refuses %s", (ip) => {
    expect(asked(listed, "/index.html", ip)).toMatchObject({ statusCode: 403 });
  });

  it("refuses everybody while there is no key that could open the site", () => {
    expect(asked(shutSource, "/index.html")).toMatchObject({ statusCode: 403 });
  });
});

describe("the site's address", () => {
  const key = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n";
  const distributionOf = (choice: Parameters<typeof synthesise>[0]) =>
    propertiesOf(synthesise(choice).template("Site"), "AWS::CloudFront::Distribution")[0].DistributionConfig;

  it("asks for a cookie everywhere but on the pages where one signs in, and what they are made of", () => {
    const { DefaultCacheBehavior, CacheBehaviors } = distributionOf({ stage: "production", cookieKey: key });
    expect(DefaultCacheBehavior.TrustedKeyGroups).toHaveLength(1);
    const open = CacheBehaviors.filter(
      ({ TrustedKeyGroups }: { TrustedKeyGroups?: unknown }) => TrustedKeyGroups === undefined,
    );
    expect(open.map(({ PathPattern }: { PathPattern: string }) => PathPattern)).toEqual([
      ...openPaths,
      "/api/*",
    ]);
    for (const page of signInPages) expect(openPaths).toContain(page);
  });

  it("is shut to everybody while no key is given", () => {
    const { DefaultCacheBehavior } = distributionOf({ stage: "production" });
    expect(JSON.stringify(DefaultCacheBehavior.FunctionAssociations)).toContain("Shut");
  });

  it("speaks TLS 1.2 at least, where it has a name of its own", () => {
    const certificate = "arn:aws:acm:us-east-1:111111111111:certificate/1";
    const { ViewerCertificate, Aliases } = distributionOf({
      ...{ stage: "production", domain: "thuocdo.example.vn", certificate },
    });
    expect(ViewerCertificate.MinimumProtocolVersion).toBe("TLSv1.2_2021");
    expect(Aliases).toEqual(["thuocdo.example.vn"]);
  });

  it("lets a page load its own files only, and send to the inbox and the sign-in", () => {
    const template = synthesise({ stage: "production" }).template("Site");
    const [headers] = propertiesOf(template, "AWS::CloudFront::ResponseHeadersPolicy");
    const policy = JSON.stringify(headers.ResponseHeadersPolicyConfig.SecurityHeadersConfig);
    expect(policy).toContain(contentSecurityPolicy().split("; frame")[0]);
    expect(policy).toContain("thuocdo-production-data-");
    expect(policy).toContain("amazoncognito.com");
  });
});
