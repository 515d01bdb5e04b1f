import { describe, expect, it } from "vitest";
import { environmentOf, environments } from "../../functions/runtime/env.ts";
import { asHandler, once } from "../../functions/runtime/outcome.ts";
import { createTelemetry } from "../../functions/runtime/telemetry.ts";
import { Fatal, Retryable } from "../../pipelines/domain/fault.ts";
import { contextWith, readableJournal } from "./calls.ts";

const now = "2023-06-28T17:20:00.000Z";

function lineOf(event: string, facts: Readonly<Record<string, string | number | boolean | null>>) {
  const lines: string[] = [];
  const write = (line: string) => lines.push(line);
  const correlation = { function: "thuocdo-dev-accept", request_id: "8476" };
  createTelemetry({ clock: { now: () => now }, write, stage: "dev", correlation }).note(event, facts);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("\n");
  return JSON.parse(lines[0]!);
}

describe("telemetry", () => {
  it("is one line an event, in CloudWatch's embedded metric format", () => {
    expect(lineOf("accepted", { submission_id: "ab", received_at: "2023-06-28T17:19:58.000Z" })).toEqual({
      event: "accepted",
      at: now,
      stage: "dev",
      function: "thuocdo-dev-accept",
      request_id: "8476",
      submission_id: "ab",
      received_at: "2023-06-28T17:19:58.000Z",
      Received: 1,
      Accepted: 1,
      SecondsToReceipt: 2,
      _aws: {
        Timestamp: Date.parse(now),
        CloudWatchMetrics: [
          {
            Namespace: "ThuocDo",
            Dimensions: [["stage"]],
            Metrics: [
              { Name: "Received", Unit: "Count" },
              { Name: "Accepted", Unit: "Count" },
              { Name: "SecondsToReceipt", Unit: "Seconds" },
            ],
          },
        ],
      },
    });
  });

  it.each<[string, Record<string, string | number | null>, object]>([
    ["rejected", { received_at: "2023-06-28T17:19:00.000Z" }, { Returned: 1, SecondsToReceipt: 60 }],
    ["accepted", { received_at: "2023-06-28T17:20:01.000Z" }, { SecondsToReceipt: 0 }],
    ["refused", {}, { Refused: 1 }],
    ["foreign-upload", { key: "inbox/x" }, { ForeignUploads: 1 }],
    [
      "closed",
      { cause: "window", instant: "2023-06-28T17:00:00.000Z" },
      { Closed: 1, WindowLatenessSeconds: 1200 },
    ],
    [
      "kept",
      { waiting: 2, oldest_at: "2023-06-28T16:20:00.000Z", open_from: "2023-06-28T17:00:00.000Z" },
      { WaitingUploads: 2, OldestWaitingSeconds: 3600, OverdueSeconds: 1200 },
    ],
    [
      "kept",
      { waiting: 0, oldest_at: null, open_from: null },
      { OldestWaitingSeconds: 0, OverdueSeconds: 0 },
    ],
    ["built", { written: 7 }, { Built: 7 }],
    ["published", {}, { Published: 1 }],
    ["failed", {}, { Failed: 1 }],
  ])("counts %s %o", (event, facts, expected) => {
    expect(lineOf(event, facts)).toMatchObject(expected);
  });

  it("does not count a straggler as a window that was closed late, nor what nobody counts", () => {
    const straggler = lineOf("closed", { cause: "straggler", instant: "2023-06-28T17:00:00.000Z" });
    expect(straggler).not.toHaveProperty("WindowLatenessSeconds");
    expect(lineOf("answered", {})).not.toHaveProperty("_aws");
  });
});

describe("the environment", () => {
  const whole = {
    THUOCDO_DATA_BUCKET: "data",
    THUOCDO_STAGE: "dev",
    THUOCDO_BUILD_QUEUE: "http://127.0.0.1:4566/000000000000/build",
    THUOCDO_SITE_ADDRESS: "https://d111.cloudfront.net/",
    THUOCDO_SIGN_IN_ADDRESS: "https://thuocdo-dev.auth.ap-southeast-1.amazoncognito.com",
    THUOCDO_SIGN_IN_CLIENT: "client",
    THUOCDO_REMIND_TOPIC: "arn:aws:sns:ap-southeast-1:000000000000:reminders",
    THUOCDO_PUBLISH_QUEUE: "https://sqs.ap-southeast-1.amazonaws.com/000000000000/publish",
  };

  it.each(Object.entries(environments))("of %s is enough with its own", (_, schema) => {
    expect(environmentOf(schema, { ...whole, UNRELATED: "1" })).toMatchObject({
      THUOCDO_DATA_BUCKET: "data",
      THUOCDO_PROGRAMME: "programme",
      THUOCDO_MODELS: "models",
    });
  });

  it("says everything that is wrong with it at once", () => {
    const given = {
      ...whole,
      THUOCDO_DATA_BUCKET: "",
      THUOCDO_PUBLISH_QUEUE: "publish",
      THUOCDO_ATHENA_OUTPUT: "x",
    };
    const read = () => environmentOf(environments.build, given);
    expect(read).toThrow(Fatal);
    for (const name of ["THUOCDO_DATA_BUCKET", "THUOCDO_PUBLISH_QUEUE", "THUOCDO_ATHENA_OUTPUT"])
      expect(read).toThrow(name);
  });

  it("takes what is set to nothing as not set", () => {
    const env = environmentOf(environments.build, { ...whole, THUOCDO_ATHENA_ABOVE_RECEIPTS: "" });
    expect(env.THUOCDO_ATHENA_ABOVE_RECEIPTS).toBeUndefined();
  });
});

describe("what goes wrong", () => {
  /** What the log says of an error, and what is thrown on. */
  async function toldOf(error: unknown) {
    const { journal, noted } = readableJournal();
    const open = async () => ({});
    const handler = asHandler(
      () => journal,
      open,
      () => Promise.reject(error),
    );
    const thrown = await handler({}, contextWith()).catch((fault) => fault);
    expect(noted.map(({ event }) => event)).toEqual(["failed"]);
    return { thrown, facts: noted[0]!.facts };
  }

  it.each([
    ["Retryable", new Retryable("S3 is too busy."), /by itself/],
    ["Fatal", new Fatal("S3 refuses."), /runbook/],
  ])("%s is told with what to do, and thrown on", async (fault, error, remedy) => {
    const { thrown, facts } = await toldOf(error);
    expect(thrown).toBe(error);
    expect(facts).toMatchObject({ fault, message: error.message, what_to_do: expect.stringMatching(remedy) });
  });

  it("what nobody foresaw is told by its place, never by what stood in a file", async () => {
    const { thrown, facts } = await toldOf(new SyntaxError('Unexpected token in "Nguyễn Văn A 0905123456"'));
    expect(thrown).toBeInstanceOf(Fatal);
    expect(facts).toMatchObject({ fault: "unexpected", message: expect.stringContaining("runtime.test.ts") });
    expect(JSON.stringify([facts, thrown.message, thrown.cause])).not.toContain("0905");
  });

  it.each([
    new Fatal("Writing /tmp/x: the disk is full."),
    new Fatal('IO Error: Could not write file "/tmp/spill": No space left on device'),
    new Fatal(
      "Out of Memory Error: failed to offload data block. This limit was set by max_temp_directory_size.",
    ),
  ])("a full temporary folder is worth another try: %s", async (error) => {
    const { thrown, facts } = await toldOf(error);
    expect(thrown).toBeInstanceOf(Retryable);
    expect(thrown.cause).toBe(error);
    expect(facts).toMatchObject({
      fault: "Retryable",
      message: expect.stringContaining("temporary files is full"),
    });
  });

  it.each(["a text", undefined, null])("even %o that was thrown is told", async (error) => {
    expect((await toldOf(error)).thrown).toBeInstanceOf(Fatal);
  });
});

describe("once", () => {
  it("makes its value one time, for all who ask at once", async () => {
    let made = 0;
    const get = once(async () => (made += 1));
    expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1]);
  });

  it("tries again after a failure", async () => {
    let tries = 0;
    const get = once(async () => {
      tries += 1;
      if (tries === 1) throw new Error("not yet");
      return tries;
    });
    await expect(get()).rejects.toThrow("not yet");
    expect(await get()).toBe(2);
  });
});
