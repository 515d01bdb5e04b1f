import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { reportersOf } from "../../pipelines/domain/org-unit.ts";
import { periodById } from "../../pipelines/domain/period.ts";
import { catalogueFromFiles, filesFromFolder } from "../programmes/programme-folder.ts";
import { signIn, type Tokens } from "./accounts.ts";
import { type Door, openDoor } from "./door.ts";
import { quarter } from "./programme.ts";
import type { System } from "./system.ts";
import { until } from "./until.ts";

/** A unit that reports the quarter, and its form. */
export interface Reporter {
  readonly unit: string;
  readonly form: string;
}

/** Everything the tests share: the system, people signed in, and what was counted so far. */
export interface World extends System {
  readonly catalogue: Catalogue;
  readonly reporters: readonly Reporter[];
  readonly door: Door;
  readonly tokens: Tokens;
  readonly tally: Tally;
}

/** What was counted, for the report at the end. */
export interface Tally {
  /** objects sent into the inbox, and how long each waited for its receipt */
  sent: number;
  readonly seconds: number[];
  duplicates: number;
  kills: number;
  readonly refused: string[];
  rows: number;
  differences: number;
}

/** The office's own token, which may act for any unit. */
const office = "*";

export async function openWorld(system: System): Promise<World> {
  const catalogue = catalogueFromFiles(filesFromFolder(system.cloud.programme));
  const reporters = catalogue.forms
    .filter(({ period_type }) => period_type === "quarter")
    .flatMap((form) => {
      const period = periodById(catalogue, form.calendar_id, quarter)!;
      const units = reportersOf(catalogue, form, period);
      return units.map(({ org_unit_key }) => ({ unit: org_unit_key, form: form.form_id }));
    });
  const tokens = await signIn(system, [...reporters.map(({ unit }) => unit), office]);
  const tally = { sent: 0, seconds: [], duplicates: 0, kills: 0, refused: [], rows: 0, differences: 0 };
  const door = await openDoor(system);
  // the double fetches the pool's keys for the first who asks, and refuses those who ask meanwhile
  await until("A door that opens", async () => {
    const { status } = await door.ask(tokens.get(office)!, "/api/account");
    return status === 200 ? true : null;
  });
  return {
    ...system,
    catalogue,
    reporters,
    door,
    tokens,
    tally,
  };
}

/** The unit's token. */
export function tokenOf({ tokens }: World, unit: string): string {
  const token = tokens.get(unit);
  if (token === undefined) throw new Error(`Nobody signed in for ${unit}.`);
  return token;
}
