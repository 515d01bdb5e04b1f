/** A statement that was kept by name, or (history) that was run. */
export interface Kept {
  readonly name: string;
  readonly sql: string;
  readonly values: Readonly<Record<string, string>>;
}

/** The reader's own saved statements and history, the newest first. */
export interface Shelf {
  /** false: this browser keeps nothing, so it lasts as long as the page */
  readonly isLasting: () => boolean;
  readonly saved: () => readonly Kept[];
  readonly history: () => readonly Kept[];
  readonly save: (kept: Kept) => void;
  readonly remove: (name: string) => void;
  readonly ran: (kept: Kept) => void;
}

const mostRemembered = 50;

/** A shelf in a browser's storage; without one (private windows, closed storage) in memory. What can't be read is empty. */
export function createShelf(open: () => Pick<Storage, "getItem" | "setItem">): Shelf {
  const memory = new Map<string, readonly Kept[]>();
  let isLasting = true;
  const read = (part: string): readonly Kept[] => {
    const held = memory.get(part) ?? keptFrom(textOf(open, part));
    memory.set(part, held);
    return held;
  };
  const write = (part: string, list: readonly Kept[]): void => {
    memory.set(part, list);
    try {
      open().setItem(keyOf(part), JSON.stringify(list));
    } catch {
      isLasting = false;
    }
  };
  const isSame = (a: Kept, b: Kept): boolean =>
    a.sql === b.sql && JSON.stringify(a.values) === JSON.stringify(b.values);
  return {
    isLasting: () => isLasting,
    saved: () => read("saved"),
    history: () => read("history"),
    save: (kept) => write("saved", [kept, ...read("saved").filter(({ name }) => name !== kept.name)]),
    remove: (name) =>
      write(
        "saved",
        read("saved").filter((kept) => kept.name !== name),
      ),
    ran: (kept) =>
      write(
        "history",
        [kept, ...read("history").filter((other) => !isSame(kept, other))].slice(0, mostRemembered),
      ),
  };
}

const keyOf = (part: string): string => `thuocdo-console-${part}`;

function textOf(open: () => Pick<Storage, "getItem">, part: string): string | null {
  try {
    return open().getItem(keyOf(part));
  } catch {
    return null;
  }
}

/** What storage holds may be of another version, or written by hand. */
function keptFrom(text: string | null): readonly Kept[] {
  try {
    const list: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(list) ? list.filter(isKept) : [];
  } catch {
    return [];
  }
}

const isKept = (entry: unknown): entry is Kept => {
  const { name, sql, values } = (entry ?? {}) as Record<string, unknown>;
  return typeof name === "string" && typeof sql === "string" && typeof values === "object" && values !== null;
};
