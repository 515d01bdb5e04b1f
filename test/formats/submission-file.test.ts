import { describe, expect, it } from "vitest";
import { sentencesFromIssue } from "../../pipelines/domain/issue-text.ts";
import { writeWorkbook } from "../../pipelines/formats/ooxml/write.ts";
import { readSubmissionFile } from "../../pipelines/formats/submission-file.ts";
import { codeOf, contentTypes } from "./ooxml/raw-workbook.ts";
import { rawZip } from "./ooxml/raw-zip.ts";
import { fullSpec } from "./ooxml/workbook-specs.ts";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");
const ole = (...streams: string[]): Uint8Array =>
  Buffer.concat([
    latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".padEnd(512, "\0")),
    ...streams.map((name) => Buffer.from(`${name}\0`, "utf16le")),
  ]);
const word = rawZip([
  { name: "[Content_Types].xml", content: contentTypes() },
  { name: "word/document.xml", content: "<x/>" },
]);

describe("readSubmissionFile", () => {
  it("reads a workbook", () => {
    expect(readSubmissionFile(writeWorkbook(fullSpec))).toMatchObject({
      ok: true,
      value: { format: "xlsx" },
    });
  });

  it.each([
    ["UTF-8", Buffer.from("Đơn vị;5")],
    ["UTF-16LE", Buffer.from("\ufeffĐơn vị\t5", "utf16le")],
  ])("reads CSV in %s", (_, bytes) => {
    expect(readSubmissionFile(bytes)).toMatchObject({ ok: true, value: { format: "csv" } });
  });

  it.each([
    ["PDF", latin1("%PDF-1.7\n%\xe2\xe3")],
    ["JPEG", latin1("\xff\xd8\xff\xe0\0\x10JFIF")],
    ["PNG", latin1("\x89PNG\r\n\x1a\n")],
    ["GIF", latin1("GIF89a")],
    ["TIFF", latin1("II*\0\x08")],
    ["WebP", latin1("RIFF\0\0\0\0WEBPVP8")],
    ["HEIC", latin1("\0\0\0\x18ftypheic")],
    ["RAR", latin1("Rar!\x1a\x07\x01")],
    ["7-Zip", latin1("7z\xbc\xaf\x27\x1c")],
    ["gzip", latin1("\x1f\x8b\x08\0")],
    ["RTF", latin1("{\\rtf1\\ansi")],
    ["HTML", latin1("\r\n<html><table>")],
    ["XML", latin1('<?xml version="1.0"?><Workbook/>')],
    ["Word (.docx)", word],
    ["Word (.doc)", ole("WordDocument")],
    ["PowerPoint (.ppt)", ole("PowerPoint Document")],
    ["ZIP", rawZip([])],
  ])("names a file of another kind: %s", (kind, bytes) => {
    const result = readSubmissionFile(bytes);
    if (result.ok) throw new Error("was read");
    expect(result.error.params).toEqual({ kind });
    expect(sentencesFromIssue(result.error, "vi").found).toBe(`Đây là tệp ${kind}, không phải sổ tính.`);
  });

  it.each([
    ["no bytes", new Uint8Array(), "file-empty"],
    ["a workbook with a password", ole("EncryptionInfo", "EncryptedPackage"), "workbook-password-protected"],
    ["an old .xls", ole("Workbook"), "workbook-legacy-xls"],
    ["an older .xls", ole("Book"), "workbook-legacy-xls"],
    ["another old Office file", ole("Contents"), "not-a-workbook"],
    ["words in lines", latin1("Kinh gui\r\nBao cao quy II"), "not-a-workbook"],
    ["a program", latin1("\x7fELF\x02\x01\x01".padEnd(300, "\0")), "not-a-workbook"],
    ["text in an old encoding", latin1("T\xean \xf0\xf3n v\xfe;5\n"), "text-not-utf8"],
    ["text with a stray NUL", latin1(`${"a;b\n".repeat(50)}\0`), "text-has-nul"],
    ["a workbook cut off", writeWorkbook(fullSpec).subarray(0, 5000), "zip-incomplete"],
  ])("refuses %s", (_, bytes, code) => {
    expect(codeOf(readSubmissionFile(bytes))).toBe(code);
  });
});
