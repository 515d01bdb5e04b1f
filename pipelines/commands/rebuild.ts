import type { Command } from "commander";
import type { ObjectStatus } from "../domain/compare-builds.ts";
import { isFault, type ReadingFinding } from "../steps/check-readings.ts";
import type { RebuildCheck } from "../steps/check-rebuild.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { checkRebuildIn } from "./warehouse.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

interface RebuildOptions extends CommonOptions {
  readonly check: true;
  readonly editions?: boolean;
}

/** `thuocdo rebuild --check`: the same answer again, from the facts. */
export function addRebuildCommand(program: Command): void {
  withCommonOptions(program.command("rebuild"), { changes: false })
    .description(
      "dựng lại mọi thứ từ tệp đã nhận, ở chỗ tạm, rồi so sánh / build everything again from what was received, aside, and compare",
    )
    .requiredOption("--check", "so sánh, không thay đổi kho / compare; the store is only read")
    .option("--editions", "dựng lại cả các bản số liệu đã lưu / also make every kept edition again")
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo rebuild --check
  thuocdo rebuild --check --editions
Mã thoát / exit code: 0 giống, hoặc chỉ cách đọc đã thay đổi / equal, or only read differently today;
  1 có chỗ khác, hỏng hoặc cũ, nêu rõ ở đâu / something differs, is damaged or out of date, named with its place`,
    )
    .action(async (options: RebuildOptions) => rebuild(options));
}

async function rebuild(options: RebuildOptions): Promise<void> {
  const place = await openWorkplace(options);
  if (place === null) return;
  const check = await checkRebuildIn(place, options.editions === true);
  if (!isGood(check)) process.exitCode = exitCodes.returned;
  if (options.json) console.log(JSON.stringify(check, null, 2));
  else {
    const lines = [
      ...readingLines(check, place),
      ...warehouseLines(check, place),
      ...editionLines(check, place),
    ];
    console.log(lines.join("\n"));
  }
}

const goodStatuses: readonly string[] = ["identical", "equal-content", "same"];

/** Whether all is as it was, but for what today's reader reads differently. */
const isGood = ({ readings, warehouse, editions }: RebuildCheck): boolean =>
  !readings.findings.some(isFault) &&
  [...(warehouse ?? []), ...editions].every(({ status }) => goodStatuses.includes(status));

function readingLines({ readings }: RebuildCheck, { language }: Workplace): readonly string[] {
  const faults = readings.findings.filter(isFault);
  const changed = readings.findings.filter((finding) => !isFault(finding));
  const line = ({ key, code, named }: ReadingFinding): string =>
    `  ${say(language, `reading-${code}`, { key, named: named.join(", ") })}`;
  return [
    say(language, "read-again", {
      count: readings.read_count,
      same: readings.read_count - readings.findings.length,
    }),
    ...(faults.length === 0
      ? []
      : [say(language, "reading-faults", { count: faults.length }), ...faults.map(line)]),
    ...(changed.length === 0
      ? []
      : [say(language, "interpretation-changed", { count: changed.length }), ...changed.map(line)]),
  ];
}

function warehouseLines({ readings, warehouse }: RebuildCheck, { language }: Workplace): readonly string[] {
  if (warehouse === null) {
    return [say(language, readings.findings.some(isFault) ? "rebuild-impossible" : "rebuild-nothing")];
  }
  const count = (status: ObjectStatus): number =>
    warehouse.filter((object) => object.status === status).length;
  const wrong = warehouse.filter(({ status }) => !goodStatuses.includes(status));
  return [
    say(language, "rebuilt", {
      count: warehouse.length,
      identical: count("identical"),
      equal: count("equal-content"),
    }),
    ...wrong.map(({ key, status }) => `  ${say(language, `rebuilt-${status as WrongStatus}`, { key })}`),
  ];
}

type WrongStatus = Exclude<ObjectStatus, "identical" | "equal-content">;

const editionLines = ({ editions }: RebuildCheck, { language }: Workplace): readonly string[] =>
  editions.map(({ edition_id, status }) => say(language, `edition-${status}`, { edition: edition_id }));
