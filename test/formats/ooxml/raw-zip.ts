import { crc32, deflateRawSync } from "node:zlib";

/** An entry of a zip that may lie: what is not given is told truthfully. */
export interface RawEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  readonly size?: number;
  readonly packed?: Uint8Array;
  readonly localName?: string;
  /** where the directory says it begins */
  readonly start?: number;
}

/** A zip archive of the entries as they say they are; `tail` stands between directory and end record. */
export function rawZip(
  entries: readonly RawEntry[],
  options: { count?: number; tail?: Uint8Array } = {},
): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { fields, packed } = fieldsOf(entry);
    const localName = Buffer.from(entry.localName ?? entry.name);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, localName, packed]);
    local.writeUInt16LE(localName.length, 26);
    const record = Buffer.concat([Buffer.from("PK\x01\x02\x14\0", "latin1"), fields, Buffer.alloc(14)]);
    record.writeUInt32LE(entry.start ?? offset, 42);
    directory.push(record, Buffer.from(entry.name));
    chunks.push(local);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(options.count ?? entries.length, 8);
  end.writeUInt16LE(options.count ?? entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...chunks, ...directory, options.tail ?? Buffer.alloc(0), end]);
}

function fieldsOf(entry: RawEntry): { fields: Buffer; packed: Uint8Array } {
  const bytes = Buffer.from(entry.content);
  const method = entry.method ?? 8;
  const packed = entry.packed ?? (method === 8 ? deflateRawSync(bytes) : bytes);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(entry.flags ?? 0x0800, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(entry.crc ?? crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(entry.size ?? bytes.length, 18);
  fields.writeUInt16LE(Buffer.from(entry.name).length, 22);
  return { fields, packed };
}
