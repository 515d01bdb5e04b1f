import { randomUUID } from "node:crypto";
import { CreateDatabaseCommand } from "@aws-sdk/client-glue";
import { inject } from "vitest";
import { type AthenaClients, createAthenaClients } from "../../pipelines/adapters/athena-clients.ts";
import { type AthenaEngine, createAthenaEngine } from "../../pipelines/adapters/athena-engine.ts";
import { createSystemClock } from "../../pipelines/adapters/system-clock.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";
import { type Endpoints, environmentOf, testKeys, testRegion } from "./endpoints.ts";

const found = inject("engines");
/** Why there is no stand-in on this machine; null where there is one. */
export const lacking: string | null = typeof found === "string" ? found : null;
if (lacking !== null) console.warn(`NOT CHECKED against Athena's engine: ${lacking}`);

const silent: Journal = { note: () => {}, progress: () => {} };

function endpoints(): Endpoints {
  if (typeof found === "string") throw new Error(found);
  return found;
}

/** Where results and files of relations go. */
export const output = (): string => `s3://${endpoints().bucket}/output/`;

/** Where comparisons are noted for the report at the end. */
export const comparisonFolder = (): string => inject("comparisonFolder");

/** What tells AWS's own clients, and ours, where the stand-in is. */
export const athenaEnvironment = (): Readonly<Record<string, string>> => environmentOf(endpoints());

/** Clients of the stand-in. */
export const newClients = (): AthenaClients => {
  const { athena, aws } = endpoints();
  return createAthenaClients({
    region: testRegion,
    credentials: testKeys,
    endpoints: { athena, glue: aws, s3: aws },
  });
};

/** A Glue database of its own, empty. */
export async function makeDatabase({ glue }: AthenaClients): Promise<string> {
  const Name = `test_${randomUUID().replaceAll("-", "")}`;
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name } }));
  return Name;
}

/** An engine over a database of its own on the stand-in. */
export async function newAthena(journal: Journal = silent): Promise<AthenaEngine> {
  const clients = newClients();
  const database = await makeDatabase(clients);
  return createAthenaEngine({
    clients,
    clock: createSystemClock(),
    journal,
    workgroup: "primary",
    database,
    output: output(),
  });
}
