import { type Command, InvalidArgumentError, Option } from "commander";
import { serveSite } from "../adapters/site-server.ts";
import { answerWaiting, createLaptopDoor } from "../door/laptop-door.ts";
import { ownPagesOnly } from "../door/own-pages-only.ts";
import { exitCodes } from "./exit-codes.ts";
import { senderFrom } from "./sender.ts";
import { say } from "./text.ts";
import type { Workplace } from "./workplace.ts";

const noDoor = { fetch: (): Response => new Response(null, { status: 404 }) };

/** What a command that serves can be told. */
export interface ServeOptions {
  readonly port: number;
  readonly as?: string;
  readonly json?: boolean;
  /** whether reports are taken; unset = yes */
  readonly hasDoor?: boolean;
}

/** Adds the options of serving: the port, checked, and whom the door serves. */
export function withServing(command: Command): Command {
  return command
    .addOption(portOption())
    .option(
      "--as <unit>",
      "chỉ nhận và cho xem báo cáo của một đơn vị: mã hoặc tên / take and show one org unit's reports only: key or name",
    );
}

const portOption = (): Option =>
  new Option(
    "--port <port>",
    "cổng trên máy này; 0 = cổng trống bất kỳ / port on this machine; 0 = any free one",
  )
    .default(4173)
    .argParser((text) => {
      const port = Number(text);
      if (!Number.isInteger(port) || port < 0 || port > 65_000) throw new InvalidArgumentError("0–65000");
      return port;
    });

/**
 * Serves a site's folder, says where, and goes on until the process is told to stop. Behind it is the door, where the
 * store is a folder of this machine: what a killed run left in its inbox is answered first. A store in a bucket has a
 * door of its own, and the public site has none. Whoever sits at this machine may act for every unit, unless --as names one.
 */
export async function serveUntilStopped(
  folder: string,
  place: Workplace,
  options: ServeOptions,
): Promise<void> {
  const org_unit_key = senderFrom(options.as, place);
  if (org_unit_key === undefined) {
    process.exitCode = exitCodes.usage;
    return;
  }
  const isLocal = place.store.localPath !== undefined && options.hasDoor !== false;
  if (isLocal) await answerWaiting(place);
  const api = isLocal ? createLaptopDoor(place, { org_unit_key }) : noDoor;
  const served = await serveSite(folder, options.port, { guard: ownPagesOnly, api });
  console.log(
    options.json
      ? JSON.stringify({ url: served.url })
      : say(place.language, "site-served", { url: served.url }),
  );
  await new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => done());
  });
  await served.close();
}
