import { crc32, inflateRawSync } from "node:zlib";
import type { Issue } from "../../domain/issue.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { ReadingLimits } from "../reading-limits.ts";
import { refusal } from "../refusal.ts";

/** An entry of a zip archive, still packed. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** unpacked bytes */
  readonly size: number;
  readonly packed: Uint8Array;
}

interface DirectoryRecord extends Omit<ZipEntry, "packed"> {
  readonly flags: number;
  readonly packedSize: number;
  readonly start: number;
}

interface Directory {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

const signatures = { local: 0x04034b50, directory: 0x02014b50, end: 0x06054b50, zip64Locator: 0x07064b50 };
const endSize = 22;
const recordSize = 46;
const localSize = 30;
const all16 = 0xffff;
const all32 = 0xffffffff;
/** bits 0, 6 and 13: encrypted, strongly encrypted, masked headers */
const encryptedFlags = 0x2041;
const sizesFollowFlag = 0x0008;
const utf8Flag = 0x0800;

/**
 * The entries of a zip archive by lower-case name (part names don't differ by case), or why it is not read. Nothing is
 * unpacked. Only what every reader understands alike passes: each header agrees with the directory, and nothing overlaps.
 */
export function entriesFromZip(
  bytes: Uint8Array,
  limits: ReadingLimits,
): Result<ReadonlyMap<string, ZipEntry>, Issue> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(view, limits);
  if (!directory.ok) return directory;
  const records = recordsOf(view, bytes, directory.value);
  if (!records.ok) return records;
  const problem = firstProblem(records.value, limits);
  return problem === null ? entriesOf(view, bytes, records.value, directory.value.start) : failure(problem);
}

function directoryOf(view: DataView, limits: ReadingLimits): Result<Directory, Issue> {
  const end = endRecordOf(view);
  if (end === null) return failure(refusal("zip-incomplete"));
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  const hasLocator = end >= 20 && view.getUint32(end - 20, true) === signatures.zip64Locator;
  if (hasLocator || count === all16 || size === all32 || start === all32)
    return failure(refusal("zip-zip64"));
  const isWhole = view.getUint32(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (!isWhole || start + size !== end) return failure(refusal("zip-inconsistent"));
  if (count > limits.zipEntries) {
    return failure(refusal("zip-too-many-entries", { count, limit: limits.zipEntries }));
  }
  return success({ count, start, end });
}

function endRecordOf(view: DataView): number | null {
  const last = view.byteLength - endSize;
  for (let at = last; at >= Math.max(0, last - all16); at--) {
    if (
      view.getUint32(at, true) === signatures.end &&
      at + endSize + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  return null;
}

function recordsOf(
  view: DataView,
  bytes: Uint8Array,
  directory: Directory,
): Result<DirectoryRecord[], Issue> {
  const records: DirectoryRecord[] = [];
  let at = directory.start;
  for (let index = 0; index < directory.count; index++) {
    if (at + recordSize > directory.end || view.getUint32(at, true) !== signatures.directory) {
      return failure(refusal("zip-inconsistent"));
    }
    const nameSize = view.getUint16(at + 28, true);
    const next = at + recordSize + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > directory.end) return failure(refusal("zip-inconsistent"));
    records.push(recordAt(view, at, bytes.subarray(at + recordSize, at + recordSize + nameSize)));
    at = next;
  }
  return at === directory.end ? success(records) : failure(refusal("zip-inconsistent"));
}

function recordAt(view: DataView, at: number, name: Uint8Array): DirectoryRecord {
  const flags = view.getUint16(at + 8, true);
  return {
    name: Buffer.from(name).toString((flags & utf8Flag) === 0 ? "latin1" : "utf8"),
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    start: view.getUint32(at + 42, true),
  };
}

function firstProblem(records: readonly DirectoryRecord[], limits: ReadingLimits): Issue | null {
  const names = new Set<string>();
  let total = 0;
  for (const record of records) {
    const name = record.name.toLowerCase();
    if (names.has(name)) return refusal("zip-duplicate-entry", { part: record.name });
    names.add(name);
    total += record.size;
    const problem = problemOfRecord(record, limits);
    if (problem !== null) return problem;
  }
  return total > limits.totalBytes
    ? refusal("zip-total-too-large", { limit: limits.totalBytes / 1024 ** 2 })
    : null;
}

function problemOfRecord(record: DirectoryRecord, limits: ReadingLimits): Issue | null {
  const part = record.name;
  if ([record.size, record.packedSize, record.start].includes(all32)) return refusal("zip-zip64", { part });
  if ((record.flags & encryptedFlags) !== 0) return refusal("zip-encrypted", { part });
  if (record.method !== 0 && record.method !== 8)
    return refusal("zip-method", { part, method: record.method });
  if (!isSafeName(part)) return refusal("zip-unsafe-name", { part });
  if (record.size > limits.partBytes) {
    return refusal("zip-part-too-large", { part, limit: limits.partBytes / 1024 ** 2 });
  }
  return null;
}

const isSafeName = (name: string): boolean =>
  name !== "" && !/^\/|[\\:\0]/.test(name) && !name.split("/").some((step) => step === ".." || step === ".");

function entriesOf(
  view: DataView,
  bytes: Uint8Array,
  records: readonly DirectoryRecord[],
  directoryStart: number,
): Result<ReadonlyMap<string, ZipEntry>, Issue> {
  const entries = new Map<string, ZipEntry>();
  let free = 0;
  for (const record of records.toSorted((a, b) => a.start - b.start)) {
    if (record.start < free) return failure(refusal("zip-overlap", { part: record.name }));
    const dataStart = dataStartOf(view, bytes, record, directoryStart);
    if (dataStart === null) return failure(refusal("zip-inconsistent", { part: record.name }));
    free = dataStart + record.packedSize;
    if (free > directoryStart) return failure(refusal("zip-overlap", { part: record.name }));
    const { name, method, crc, size } = record;
    entries.set(name.toLowerCase(), { name, method, crc, size, packed: bytes.subarray(dataStart, free) });
  }
  return success(entries);
}

/** Where an entry's data begins; null if its own header says something else than the directory. */
function dataStartOf(
  view: DataView,
  bytes: Uint8Array,
  record: DirectoryRecord,
  limit: number,
): number | null {
  const at = record.start;
  if (at + localSize > limit || view.getUint32(at, true) !== signatures.local) return null;
  const nameEnd = at + localSize + view.getUint16(at + 26, true);
  const flags = view.getUint16(at + 6, true);
  const name = Buffer.from(bytes.subarray(at + localSize, nameEnd));
  const isSame =
    name.toString((record.flags & utf8Flag) === 0 ? "latin1" : "utf8") === record.name &&
    (flags & encryptedFlags) === 0 &&
    view.getUint16(at + 8, true) === record.method &&
    ((flags & sizesFollowFlag) !== 0 ||
      (view.getUint32(at + 14, true) === record.crc &&
        view.getUint32(at + 18, true) === record.packedSize &&
        view.getUint32(at + 22, true) === record.size));
  return isSame ? nameEnd + view.getUint16(at + 28, true) : null;
}

/** The unpacked bytes of an entry, exactly as many as its header promises and with its checksum. */
export function bytesFromEntry(entry: ZipEntry): Result<Uint8Array, Issue> {
  const bytes = entry.method === 0 ? entry.packed : inflated(entry);
  const isIntact = bytes !== null && bytes.length === entry.size && crc32(bytes) === entry.crc;
  return isIntact ? success(bytes) : failure(refusal("zip-checksum", { part: entry.name }));
}

function inflated(entry: ZipEntry): Uint8Array | null {
  // zlib reports corrupt input only by throwing; a file that unpacks to more than it says is corrupt too.
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch {
    return null;
  }
}
