import { describe, expect, it } from "vitest";
import { stageFrom } from "../../infra/stages.ts";

const key = "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n";

describe("a stage", () => {
  it("is named, or the ones that there are are named", () => {
    expect(() => stageFrom({ stage: undefined })).toThrow("one of production, dev, emulator; found none");
    expect(() => stageFrom({ stage: "prod" })).toThrow("found prod");
  });

  it.each([
    ["a name in capitals", { name: "Dev" }, "name"],
    ["an address that is none", { alarmAddress: "office" }, "alarm_address"],
    [
      "a private key where the public one belongs",
      { cookieKey: "-----BEGIN PRIVATE KEY-----" },
      "cookie_key",
    ],
    ["a domain without its certificate", { domain: "thuocdo.example.vn" }, "certificate_arn"],
  ])("is refused with %s", (_, choice, setting) => {
    expect(() => stageFrom({ stage: "dev", ...choice })).toThrow(setting);
  });

  it("takes what is said on the command line, and leaves the rest", () => {
    const stage = stageFrom({
      stage: "production",
      name: "city",
      cookieKey: key,
      alarmAddress: "office@example.vn",
    });
    expect(stage).toEqual({
      ...stageFrom({ stage: "production" }),
      name: "city",
      alarm_address: "office@example.vn",
      access: { kind: "accounts", cookie_key: key },
    });
  });

  it("is shut by default, and keeps facts where people report", () => {
    const { access, data, form_key } = stageFrom({ stage: "production" });
    expect({ access, data, form_key }).toEqual({
      access: { kind: "accounts", cookie_key: null },
      data: { removal: "retain", facts_are_kept: true, lock_days: 3650 },
      form_key: "secret",
    });
  });
});
