import { type BigIntStats, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { processMark } from "./process-mark.ts";

/** From so many newly read files on, their digests are written down for the next process. */
const worthWriting = 1_000;
/** A file that changed so shortly before it was read may change once more without its times telling. */
const settledAfterNs = 2_000_000_000n;

/** What changes with any change of a file's bytes: not even who sets its modification time back leaves all four alone. */
export type FileTraits = Pick<BigIntStats, "size" | "ino" | "mtimeNs" | "ctimeNs">;

export interface RememberedDigests {
  /** The digest of the file of a key: as remembered while nothing about the file has changed, else as `read` finds it. */
  of(key: string, traits: FileTraits, read: () => string): string;
  /** Writes down what was read, where it is much. */
  keep(): void;
}

const markOf = ({ size, ino, mtimeNs, ctimeNs }: FileTraits): string =>
  `${size}.${ino}.${mtimeNs}.${ctimeNs}`;

/**
 * The SHA-256 of files by key, so that listing hundreds of thousands does not read them all again. The file at `path`
 * is a convenience: lost, cut short or not writable, files are only read again. Its folder is not made: one that is
 * only listed gets nothing put into it.
 */
export function rememberedDigests(path: string, enough = worthWriting): RememberedDigests {
  let known: Map<string, { readonly mark: string; readonly digest: string }> | null = null;
  let unwritten = 0;

  return {
    of(key, traits, read) {
      known ??= readDigests(path);
      const mark = markOf(traits);
      const found = known.get(key);
      if (found?.mark === mark) return found.digest;
      const now = BigInt(Date.now()) * 1_000_000n;
      const digest = read();
      if (now - traits.ctimeNs > settledAfterNs) {
        known.set(key, { mark, digest });
        unwritten += 1;
      }
      return digest;
    },
    keep() {
      if (known === null || unwritten < enough) return;
      unwritten = 0; // a failure is not tried again at every listing
      const aside = join(dirname(path), `${processMark}-digests`);
      const lines = [...known].map(([key, { mark, digest }]) => `${digest} ${mark} ${key}\n`);
      try {
        writeFileSync(aside, lines.join(""));
        renameSync(aside, path);
      } catch {
        // files are only read again; what lies aside is swept out with what killed processes left
      }
    },
  };
}

function readDigests(path: string): Map<string, { mark: string; digest: string }> {
  const known = new Map<string, { mark: string; digest: string }>();
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return known;
  }
  for (const line of text.split("\n")) {
    const [, digest, mark, key] = /^([0-9a-f]{64}) ([\d.]+) (.+)$/.exec(line) ?? [];
    if (key !== undefined) known.set(key, { mark: mark!, digest: digest! });
  }
  return known;
}
