import type { FunctionName } from "./stages.ts";

/**
 * What each function may do to the objects of the data bucket, and where. The stacks make the roles from this table,
 * and test/infra/rights.test.ts tries on the synthesised roles what each must not do.
 *
 * read: the bytes, and the names below the prefix. create: a key that is not there yet, and never one that is.
 * lock: say of what is created for how long it stays; it can be made longer, never shorter.
 * write: whatever was there before. remove: the key; earlier versions of it stay until their time has run out.
 */
export interface Right {
  readonly does: "read" | "create" | "lock" | "write" | "remove";
  readonly below: readonly string[];
}

/** Zones that are written once: bytes as sent, what was read from them, and what was answered and decided. */
export const writtenOnce = [
  "received/",
  "quarantine/",
  "accepted/",
  "ledger/",
  "answers/",
  "windows/",
  "catalogue/",
] as const;

const facts = ["received/", "accepted/", "ledger/", "windows/", "catalogue/"];

/** One file taken in: the inbox is emptied, what is kept of it is only ever added to. */
const accepting: readonly Right[] = [
  {
    does: "read",
    below: ["inbox/", "received/", "quarantine/", "accepted/", "ledger/", "windows/", "answers/"],
  },
  { does: "create", below: ["received/", "quarantine/", "accepted/", "ledger/", "answers/"] },
  { does: "lock", below: ["received/", "ledger/"] },
  { does: "remove", below: ["inbox/"] },
];

export const rights: Readonly<Record<FunctionName, readonly Right[]>> = {
  accept: accepting,
  "keep-windows": [
    ...accepting,
    { does: "create", below: ["windows/"] },
    { does: "read", below: ["warehouse/", "catalogue/"] },
  ],
  build: [
    { does: "read", below: [...facts, "warehouse/", "as-known/", "turns/"] },
    { does: "write", below: ["warehouse/", "as-known/", "turns/"] },
    { does: "remove", below: ["warehouse/", "as-known/"] },
  ],
  // an edition is made from the facts, in a room of its own, and kept; the warehouse is only read
  publish: [
    { does: "read", below: [...facts, "warehouse/", "as-known/", "published/", "turns/"] },
    { does: "write", below: ["published/", "as-known/edition/", "turns/"] },
    { does: "remove", below: ["published/", "as-known/edition/"] },
  ],
  remind: [
    { does: "read", below: ["ledger/", "windows/", "reminders/"] },
    { does: "create", below: ["reminders/"] },
  ],
  // whoever holds a form that the door signed can put one object, at the one key it names
  door: [
    { does: "read", below: ["inbox/", "received/", "ledger/", "windows/", "answers/"] },
    { does: "write", below: ["inbox/"] },
  ],
};
