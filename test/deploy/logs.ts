import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DescribeLogGroupsCommand, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { System } from "./system.ts";

/** Writes what every function said beside the account's own log, a file each. */
export async function keepLogs({ clients, cloud }: System): Promise<void> {
  const { logGroups = [] } = await clients.logs.send(new DescribeLogGroupsCommand({}));
  for (const { logGroupName = "" } of logGroups) {
    const lines: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await clients.logs.send(new FilterLogEventsCommand({ logGroupName, nextToken }));
      lines.push(...(page.events ?? []).map(({ message = "" }) => message.trimEnd()));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    writeFileSync(join(cloud.folder, `${logGroupName.replaceAll("/", "_")}.log`), `${lines.join("\n")}\n`);
  }
}
