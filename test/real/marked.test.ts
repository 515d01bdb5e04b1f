import { existsSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { createSettableClock } from "../../pipelines/adapters/settable-clock.ts";
import type { Catalogue } from "../../pipelines/domain/catalogue.ts";
import { sampleFormKey } from "../../pipelines/domain/form-codes.ts";
import { readWorkbook } from "../../pipelines/formats/ooxml/read.ts";
import { markedWorkbook } from "../../pipelines/steps/marked-workbook.ts";
import { createHistory } from "../../pipelines/steps/read-history.ts";
import { type Reception, receiveSubmission } from "../../pipelines/steps/receive-submission.ts";
import { withPartEdited } from "../formats/ooxml/package-parts.ts";
import { englandProgrammeFiles } from "../programmes/england-homelessness.ts";
import { catalogueFromFiles, hashing } from "../programmes/programme-folder.ts";
import { isPrinted, readReturns, type WrittenReturn, writeReturn } from "./england-returns.ts";
import { realFolder } from "./england-road.ts";

const isHere = existsSync(realFolder);
if (!isHere) console.warn(`SKIPPED: no real returns at ${realFolder}, so none was marked`);

const spoilt = "-7";

/** Every 25th return of England with one figure spoilt: returned, marked, mended and sent again. */
describe.runIf(isHere)("England's returns with a spoilt figure", () => {
  let catalogue: Catalogue;
  let sent: readonly WrittenReturn[];
  beforeAll(() => {
    catalogue = catalogueFromFiles(englandProgrammeFiles(realFolder));
    const every = readReturns(realFolder).filter(
      ({ owed_duty }, at) => at % 25 === 0 && isPrinted(owed_duty),
    );
    sent = every.flatMap((row) => writeReturn(row, catalogue, { figures: { owed_duty: spoilt } }) ?? []);
  });

  const receptionAt = (instant: string): Reception => {
    const clock = createSettableClock(instant);
    const store = createMemoryStore({ clock });
    const journal = { note: () => {}, progress: () => {} };
    const history = createHistory(store, catalogue);
    return { catalogue, hashing, clock, store, journal, history, formKey: sampleFormKey, isSampleKey: true };
  };

  it("come back with every cell as it was, are returned for the same, and accepted once it is mended", async () => {
    expect(sent.length).toBeGreaterThan(250);
    for (const { row, bytes, arrives_at } of sent) {
      const place = `${row.period} ${row.ons_code}`;
      const reception = receptionAt(arrives_at);
      const send = (file: Uint8Array) =>
        receiveSubmission({ bytes: file, senderKey: null, isSentAgain: true }, reception);
      const { receipt } = await send(bytes);
      expect(
        receipt.issues.map(({ given }) => given),
        place,
      ).toEqual([spoilt]);
      const marked = markedWorkbook(bytes, receipt, "en");
      if (!marked.ok) throw new Error(`${place}: ${marked.error}`);
      const [before, after] = [readWorkbook(bytes), readWorkbook(marked.value)];
      if (!before.ok || !after.ok) throw new Error(`${place}: refused`);
      expect(after.value.sheets.slice(0, -1), place).toEqual(before.value.sheets);
      expect((await send(marked.value)).receipt.issues, place).toEqual(receipt.issues);

      const cell = new RegExp(`(?<cell><c r="${receipt.issues[0]!.cell}" s="\\d+"><v>)-7</v>`);
      const mended = withPartEdited(marked.value, "xl/worksheets/sheet2.xml", (xml) =>
        xml.replace(cell, `$<cell>${row.owed_duty}</v>`),
      );
      const { verdict, issues } = (await send(mended)).receipt;
      expect(
        issues.filter(({ severity }) => severity === "error"),
        place,
      ).toEqual([]);
      expect(verdict, place).toBe("accepted");
    }
  });
});
