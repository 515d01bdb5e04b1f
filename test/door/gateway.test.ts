import { handle, type LambdaEvent } from "hono/aws-lambda";
import { describe, expect, it } from "vitest";
import { accountFromClaims } from "../../pipelines/door/account.ts";
import { createDoor } from "../../pipelines/door/door.ts";
import { receptionAt } from "../steps/reception.ts";
import { goodFile, whileOpen } from "./doors.ts";

const claimsOf = (env: unknown): Readonly<Record<string, unknown>> =>
  (env as { event: { requestContext: { authorizer?: { jwt: { claims: Record<string, string> } } } } }).event
    .requestContext.authorizer?.jwt.claims ?? {};

const door = handle(
  createDoor({
    ...receptionAt(whileOpen).reception,
    uploads: { ask: async (key) => ({ url: "https://bucket.example/", fields: { key } }) },
    accountOf: ({ env }) => accountFromClaims(claimsOf(env)),
    signIn: null,
    siteCookies: { sign: async () => ({ a: "1", b: "2" }) },
  }),
);

/** What an HTTP API sends to its function, with the claims that its authorizer has verified. */
const asked = (path: string, claims?: Readonly<Record<string, string>>, method = "GET", body?: string) =>
  door({
    ...{ version: "2.0", routeKey: "$default", rawPath: path, rawQueryString: "", isBase64Encoded: false },
    headers: { host: "site.example", "content-type": "application/json" },
    ...(body === undefined ? {} : { body }),
    requestContext: {
      ...{ accountId: "1", apiId: "a", stage: "$default", requestId: "r", time: "", timeEpoch: 0 },
      ...{ domainName: "site.example", domainPrefix: "site", authentication: null, routeKey: "$default" },
      http: { method, path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "test" },
      authorizer: claims === undefined ? undefined : { jwt: { claims, scopes: null } },
    },
  } as unknown as LambdaEvent);

describe("behind the cloud's gateway", () => {
  const ward = { "custom:org_unit_key": "20335a" };

  it("a form's bytes arrive as they were made", async () => {
    const path = "/api/forms/wards-quarterly/2023-Q2/20335a";
    const answer = await asked(path, ward);
    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(Buffer.from(answer.body, "base64").subarray(0, 2).toString()).toBe("PK");
  });

  it("the claims of the token decide, and without one only the door itself answers", async () => {
    const body = JSON.stringify({ org_unit_key: "20335a", size_bytes: goodFile.length });
    expect((await asked("/api/uploads", ward, "POST", body)).statusCode).toBe(201);
    expect((await asked("/api/uploads", { "custom:org_unit_key": "20341a" }, "POST", body)).statusCode).toBe(
      403,
    );
    expect((await asked("/api/uploads", undefined, "POST", body)).statusCode).toBe(401);
    expect((await asked("/api/door")).statusCode).toBe(200);
  });

  it("each cookie of the session is set", async () => {
    const answer = await asked("/api/session", ward);
    expect(answer.cookies).toHaveLength(2);
  });
});
