import { describe, expect, it } from "vitest";
import { queryEngineContract } from "../contracts/query-engine.ts";
import { lacking, newAthena } from "./athena.ts";

describe("the stand-in of Athena", () => {
  it("is here, or this is no CI", () => {
    expect(process.env.CI === undefined ? null : lacking).toBeNull();
  });
});

describe.runIf(lacking === null)("on a real Trino", () => {
  queryEngineContract("Athena", () => newAthena());
});
