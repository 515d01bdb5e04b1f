import { randomUUID } from "node:crypto";
import { CreateDatabaseCommand } from "@aws-sdk/client-glue";
import { inject } from "vitest";
import { type AthenaClients, createAthenaClients } from "../../pipelines/adapters/athena-clients.ts";
import { type AthenaEngine, createAthenaEngine } from "../../pipelines/adapters/athena-engine.ts";
import type { Journal } from "../../pipelines/ports/journal.ts";
import { type Endpoints, testKeys, testRegion } from "./endpoints.ts";

const found = inject("engines");
/** Why there is no stand-in on this machine; null where there is one. */
export const lacking: string | null = typeof found === "string" ? found : null;
if (lacking !== null) console.warn(`NOT CHECKED against Athena's engine: ${lacking}`);

const silent: Journal = { note: () => {}, progress: () => {} };

function endpoints(): Endpoints {
  if (typeof found === "string") throw new Error(found);
  return found;
}

/** Clients of the stand-in. */
const newClients = (): AthenaClients => {
  const { athena, aws } = endpoints();
  return createAthenaClients({
    region: testRegion,
    credentials: testKeys,
    endpoints: { athena, glue: aws, s3: aws },
  });
};

/** An engine over a Glue database of its own, empty, on the stand-in. */
export async function newAthena(journal: Journal = silent): Promise<AthenaEngine> {
  const clients = newClients();
  const database = `test_${randomUUID().replaceAll("-", "")}`;
  await clients.glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: database } }));
  const output = `s3://${endpoints().bucket}/output/`;
  return createAthenaEngine({ clients, journal, workgroup: "primary", database, output });
}
