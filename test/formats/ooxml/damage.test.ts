import fc from "fast-check";
import { expect, it } from "vitest";
import { issueCodes } from "../../../pipelines/domain/issue-text.ts";
import { readWorkbook } from "../../../pipelines/formats/ooxml/read.ts";
import { writeWorkbook } from "../../../pipelines/formats/ooxml/write.ts";
import { readSubmissionFile } from "../../../pipelines/formats/submission-file.ts";
import { partsOf, xlsx } from "./raw-workbook.ts";
import { fullSpec } from "./workbook-specs.ts";

const sound = [writeWorkbook(fullSpec), xlsx()];

/** A sound workbook with some bytes changed, perhaps cut off. */
const damaged = fc
  .record({
    index: fc.nat(sound.length - 1),
    changes: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
    cut: fc.option(fc.nat(), { nil: null, freq: 4 }),
  })
  .map(({ index, changes, cut }) => {
    const bytes = Uint8Array.from(sound[index]!);
    for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
    return cut === null ? bytes : bytes.subarray(0, cut % bytes.length);
  });

it("a damaged workbook is read or refused with an issue, never thrown over", () => {
  fc.assert(
    fc.property(damaged, (bytes) => {
      for (const read of [readWorkbook, readSubmissionFile]) {
        const result = read(bytes);
        expect(result.ok || issueCodes.includes(result.error.code)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

/** The same one level deeper, where the checksums still hold: a part with pieces of its markup moved about. */
const garbled = fc
  .record({
    part: fc.constantFrom(...Object.keys(partsOf())),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.nat()), { minLength: 1, maxLength: 4 }),
  })
  .map(({ part, cuts }) => {
    let xml = String(partsOf()[part]);
    for (const [from, length, to] of cuts) {
      const start = from % xml.length;
      const piece = xml.slice(start, start + length);
      const rest = xml.slice(0, start) + xml.slice(start + length);
      const end = to % (rest.length + 1);
      xml = rest.slice(0, end) + piece + rest.slice(end);
    }
    return xlsx({ [part]: xml });
  });

it("a workbook of garbled parts is read or refused with an issue, never thrown over", () => {
  fc.assert(
    fc.property(garbled, (bytes) => {
      const result = readWorkbook(bytes);
      expect(result.ok || issueCodes.includes(result.error.code)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

it("a workbook cut off anywhere is never read as if it were whole", () => {
  fc.assert(
    fc.property(fc.nat(sound[0]!.length - 1), (length) => {
      expect(readWorkbook(sound[0]!.subarray(0, length)).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

it("any bytes are read or refused, never thrown over", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readWorkbook(bytes).ok).toBe(false);
      expect(typeof readSubmissionFile(bytes).ok).toBe("boolean");
    }),
    { numRuns: 1000 },
  );
});
