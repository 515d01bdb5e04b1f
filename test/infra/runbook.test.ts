import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { alarmsOf, budgetHeading } from "../../infra/alarms.ts";
import { stageFrom } from "../../infra/stages.ts";
import { synthesise } from "./synthesise.ts";

const headings = [...readFileSync("infra/runbook.md", "utf8").matchAll(/^## (.+)$/gm)].map(
  ([, text]) => text!,
);
/** Headings that no alarm names: what a person does of one's own accord. */
const withoutAlarm = ["restore"];

describe("the runbook", () => {
  it("has a heading for each alarm and for the budget, and no heading that nothing names", () => {
    const named = alarmsOf(stageFrom({ stage: "production" }), "api").map(({ heading }) => heading);
    expect([...named, budgetHeading, ...withoutAlarm].sort()).toEqual([...headings].sort());
  });

  it("is named by each alarm as it is deployed", () => {
    const alarms = synthesise({ stage: "production" })
      .template("Monitoring")
      .findResources("AWS::CloudWatch::Alarm");
    const named = Object.values(alarms).map(
      ({ Properties }) => /infra\/runbook\.md#([\w-]+)$/.exec(Properties.AlarmDescription)?.[1],
    );
    expect(named.length).toBeGreaterThan(5);
    for (const heading of named) expect(headings).toContain(heading);
  });

  it("has an alarm for every queue of dead letters", () => {
    const system = synthesise({ stage: "production" });
    const queues = Object.values(system.template("Pipeline").findResources("AWS::SQS::Queue")).map(
      ({ Properties }) => Properties.QueueName as string,
    );
    const watched = JSON.stringify(system.template("Monitoring").findResources("AWS::CloudWatch::Alarm"));
    const ends = queues.filter((name) => /-dead$|-failures$/.test(name));
    expect(ends).toHaveLength(2);
    for (const name of ends) expect(watched).toContain(`"${name}"`);
  });
});
