import { describe, expect, it } from "vitest";
import { door } from "../../functions/door/handler.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { receptionAt } from "../steps/reception.ts";
import { callOf, type GatewayRequest, gatewayEvent, readableJournal } from "./calls.ts";

const ward = { "custom:org_unit_key": "20335a" };

async function ask(path: string, asked: GatewayRequest, store?: ObjectStore) {
  const { reception } = receptionAt("2023-06-16T02:30:00.000Z", store);
  const { journal, noted } = readableJournal();
  const world = {
    ...reception,
    uploads: { ask: async (key: string) => ({ url: "https://bucket.example/", fields: { key } }) },
    signIn: { authorize_url: "https://sign-in/a", token_url: "https://sign-in/t", client_id: "c" },
    siteCookies: { sign: async () => ({ "CloudFront-Policy": "p", "CloudFront-Signature": "s" }) },
  };
  const answer = await door(world, callOf(gatewayEvent(path, asked), { journal }));
  return { ...answer, noted };
}

describe("the door behind the gateway", () => {
  it("says to anybody where to sign in, and nothing else to who has not", async () => {
    const about = await ask("/api/door", { claims: null });
    expect(about.statusCode).toBe(200);
    expect(JSON.parse(about.body)).toMatchObject({ sign_in: { client_id: "c" } });
    for (const path of [
      "/api/account",
      "/api/reports?unit=20335a",
      "/api/session",
      "/api/receipts?unit=20335a",
    ])
      expect((await ask(path, { claims: null })).statusCode, path).toBe(401);
  });

  it("lets a unit's account send for its unit", async () => {
    const body = JSON.stringify({ org_unit_key: "20335a", size_bytes: 100 });
    const place = await ask("/api/uploads", { method: "POST", body, claims: ward });
    expect(place.statusCode).toBe(201);
    const { upload_id, fields } = JSON.parse(place.body);
    expect(fields.key).toBe(`inbox/20335a/${upload_id}`);
    const waiting = await ask(`/api/uploads/20335a/${upload_id}`, { claims: ward });
    expect([404, 202]).toContain(waiting.statusCode);
  });

  it("refuses it another unit, and a token that names none", async () => {
    const body = JSON.stringify({ org_unit_key: "20341a", size_bytes: 100 });
    expect((await ask("/api/uploads", { method: "POST", body, claims: ward })).statusCode).toBe(403);
    expect((await ask("/api/reports?unit=20341a", { claims: ward })).statusCode).toBe(403);
    expect((await ask("/api/reports?unit=20335a", { claims: { sub: "x" } })).statusCode).toBe(401);
  });

  it("gives a form whole through the gateway, which takes only text", async () => {
    const form = await ask("/api/forms/wards-quarterly/2023-Q2/20335a", { claims: ward });
    expect(form).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(Buffer.from(form.body, "base64").subarray(0, 2).toString()).toBe("PK");
  });

  it("opens the site by cookies, each apart", async () => {
    const session = await ask("/api/session", { claims: ward });
    expect(session.statusCode).toBe(200);
    expect(session.cookies).toHaveLength(2);
    for (const cookie of session.cookies!) expect(cookie).toMatch(/^CloudFront-\w+=\w; .*Secure; HttpOnly/);
  });

  it("tells a fault in words for people, and its reason to the log alone", async () => {
    const { reception } = receptionAt("2023-06-16T02:30:00.000Z");
    const broken: ObjectStore = {
      ...reception.store,
      // biome-ignore lint/correctness/useYield: it breaks before it could give anything
      list: async function* () {
        throw new Error("secret reason");
      },
    };
    const answer = await ask("/api/receipts?unit=20335a", { claims: ward }, broken);
    expect(answer.statusCode).toBeGreaterThanOrEqual(500);
    expect(answer.body).not.toContain("secret reason");
    expect(answer.noted.map(({ event }) => event)).toEqual(["door-fault"]);
  });
});
