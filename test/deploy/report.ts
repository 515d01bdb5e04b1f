import { receiptsIn } from "./sending.ts";
import { listing } from "./system.ts";
import type { World } from "./world.ts";

/** What was sent and what came of it, counted from what lies in the bucket now. */
export async function reportOn(world: World): Promise<string> {
  const { tally } = world;
  const receipts = await receiptsIn(world);
  const answered = (await listing(world, "answers/")).size;
  const inOrder = tally.seconds.toSorted((a, b) => a - b);
  const median = inOrder[Math.floor(inOrder.length / 2)] ?? 0;
  const lines: readonly (readonly [string, string | number])[] = [
    ["objects sent", tally.sent],
    ["receipts", receipts],
    ["duplicate events injected", tally.duplicates],
    ["functions killed at work", tally.kills],
    ["doubled", receipts - answered],
    ["lost", tally.sent - answered],
    [
      "seconds from upload to receipt",
      `median ${median.toFixed(1)}, worst ${(inOrder.at(-1) ?? 0).toFixed(1)}`,
    ],
    ["rows compared between engines", tally.rows.toLocaleString("en")],
    ["differences", tally.differences],
    ...tally.refused.map((what) => ["refused", what] as const),
  ];
  return lines.map(([name, value]) => `${name.padEnd(32)}${value}`).join("\n");
}
