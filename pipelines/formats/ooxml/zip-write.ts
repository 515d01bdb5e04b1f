import { crc32, deflateRawSync } from "node:zlib";
import type { ZipEntry } from "./zip.ts";

export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const localSize = 30;
const recordSize = 46;
const version = 20;
const utf8Flag = 0x0800;
/** 1980-01-01, the earliest date a zip can state */
const noDate = 0x0021;

/** A zip archive of the parts in their order, unpacked (method 0): two builds of zlib pack differently, and a form's SHA-256 must not depend on them. */
export const zipFromParts = (parts: readonly ZipPart[]): Uint8Array =>
  zipFromEntries(
    parts.map(({ name, bytes }) => ({
      name,
      method: 0,
      crc: crc32(bytes),
      size: bytes.length,
      packed: bytes,
    })),
  );

/** A part packed, for files whose bytes nobody compares. */
export const packedEntry = ({ name, bytes }: ZipPart): ZipEntry => ({
  name,
  method: 8,
  crc: crc32(bytes),
  size: bytes.length,
  packed: deflateRawSync(bytes),
});

/** A zip archive of entries in their order, each packed as it is. */
export function zipFromEntries(entries: readonly ZipEntry[]): Uint8Array {
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name, "utf8");
    const shared = sharedFields(name, entry);
    directory.push(directoryRecord(shared, offset), name);
    chunks.push(localHeader(shared), name, entry.packed);
    offset += localSize + name.length + entry.packed.length;
  }
  const size = directory.reduce((sum, chunk) => sum + chunk.length, 0);
  return new Uint8Array(Buffer.concat([...chunks, ...directory, endRecord(entries.length, size, offset)]));
}

/** The 26 bytes that a local header and a directory record have in common, from "version needed" on. */
function sharedFields(name: Uint8Array, { method, crc, size, packed }: ZipEntry): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8Flag, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(noDate, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

const localHeader = (shared: Buffer): Buffer => Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared]);

function directoryRecord(shared: Buffer, offset: number): Buffer {
  const record = Buffer.alloc(recordSize);
  record.write("PK\x01\x02", 0, "latin1");
  record.writeUInt16LE(version, 4);
  shared.copy(record, 6);
  record.writeUInt32LE(offset, 42);
  return record;
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
