import type { Command } from "commander";
import type { Finding } from "../domain/verification.ts";
import { type Verification, verifyStore } from "../steps/verify-store.ts";
import { exitCodes } from "./exit-codes.ts";
import { type CommonOptions, withCommonOptions } from "./options.ts";
import { say } from "./text.ts";
import { openWorkplace, type Workplace } from "./workplace.ts";

/** `thuocdo verify`: proof that nothing kept was changed. */
export function addVerifyCommand(program: Command): void {
  withCommonOptions(program.command("verify"), { changes: false })
    .description(
      "kiểm tra mọi tệp đã nhận, biên nhận và bản khóa sổ còn nguyên / prove that nothing kept was changed",
    )
    .addHelpText(
      "after",
      `
Ví dụ / example:
  thuocdo verify
Mã thoát / exit code: 0 còn nguyên / all is as it was written; 1 có chỗ sai, nêu rõ ở đâu / something is wrong, named with its place`,
    )
    .action(async (options: CommonOptions) => verify(options));
}

async function verify(options: CommonOptions): Promise<void> {
  const place = await openWorkplace(options);
  if (place === null) return;
  const verification = await verifyStore(place);
  if (verification.problems.length > 0) process.exitCode = exitCodes.returned;
  if (options.json) console.log(JSON.stringify(verification, null, 2));
  else console.log(verificationLines(verification, place).join("\n"));
}

function verificationLines(
  { checked, problems, notes }: Verification,
  place: Pick<Workplace, "language">,
): readonly string[] {
  const { language } = place;
  const counts = {
    files: checked["received/"] + checked["quarantine/"],
    accepted: checked["accepted/"],
    receipts: checked["ledger/"],
    records: checked["windows/"],
  };
  const lines = (findings: readonly Finding[]): readonly string[] =>
    findings.map(
      ({ code, key, other }) => `  ${say(language, `verify-${code}`, { key, other: other ?? "" })}`,
    );
  return [
    say(language, "verified", counts),
    ...(problems.length === 0
      ? [say(language, "verified-whole")]
      : [say(language, "verified-problems", { count: problems.length }), ...lines(problems)]),
    ...(problems.length === 0 ? [] : [say(language, "verified-what-to-do")]),
    ...(notes.length === 0
      ? []
      : [say(language, "verified-notes", { count: notes.length }), ...lines(notes)]),
  ];
}
