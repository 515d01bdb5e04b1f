import type { Stage } from "./stages.ts";

/** Pages that must be open so that people can sign in, and what they are made of. Everything else is shut by default. */
export const openPaths = [
  "/nop-bao-cao.html",
  "/en/report.html",
  "/report.js",
  "/shut.html",
  "/_import/*",
  "/fonts/*",
] as const;
/** What is answered in place of a page that somebody may not see. */
export const shutPage = "/shut.html";
export const signInPages = ["/nop-bao-cao.html", "/en/report.html"] as const;

/**
 * What CloudFront runs before it answers a request for a file (its own JavaScript, no modules): an address that ends in
 * "/" means index.html, and where the stage lists who may come, others are refused.
 */
export function gateSource(access: Stage["access"]): string {
  const refusal =
    access.kind === "addresses"
      ? `  if (!${JSON.stringify(access.ranges)}.some((range) => isIn(event.viewer.ip, range))) return refused;\n`
      : "";
  return `${access.kind === "addresses" ? rangeSource : ""}function handler(event) {
${refusal}  var request = event.request;
  if (request.uri.endsWith("/")) request.uri += "index.html";
  return request;
}
`;
}

/** Refuses everything: there is no key yet that could sign a cookie. */
export const shutSource = `function handler() {
  return { statusCode: 403, statusDescription: "Forbidden" };
}
`;

const rangeSource = `var refused = { statusCode: 403, statusDescription: "Forbidden" };
function asNumber(address) {
  var parts = address.split(".");
  return parts.length === 4 ? parts.reduce((sum, part) => sum * 256 + Number(part), 0) : NaN;
}
function isIn(address, range) {
  var parts = range.split("/");
  var size = Math.pow(2, 32 - Number(parts[1]));
  return Math.floor(asNumber(address) / size) === Math.floor(asNumber(parts[0]) / size);
}
`;
