import { rootFromPath } from "../domain/merkle.ts";
import type { ProofRefusal, ReceiptProof } from "../domain/receipt-proof.ts";
import { lastDayForPeople } from "../domain/receipt-text.ts";
import type { Receipt } from "../domain/submission.ts";
import { say } from "./text.ts";
import type { Workplace } from "./workplace.ts";

type Place = Pick<Workplace, "catalogue" | "hashing" | "language">;

/** A proof for people: every hash on the way from the receipt to the root, so that it can be followed by hand. */
export function proofLines(proof: ReceiptProof, place: Place): readonly string[] {
  const { catalogue, language } = place;
  const { close, receipt_sha256, leaf_text, leaf_sha256, merkle_root } = proof;
  const day = lastDayForPeople(close.instant, catalogue.programme.time_zone, language);
  return [
    say(language, "proof-holds", { day, key: close.key }),
    `  ${say(language, "proof-receipt")}  ${receipt_sha256}`,
    `  ${say(language, "proof-leaf-text")}  ${leaf_text}`,
    `  ${say(language, "proof-leaf")}  ${leaf_sha256}`,
    ...stepLines(proof, place),
    `  ${say(language, "proof-root")}  ${merkle_root}`,
    `  ${say(language, "proof-close")}  ${close.sha256}`,
  ];
}

/** Each node: the neighbour, on which side it stands, and the hash of both. */
const stepLines = ({ leaf_sha256, path }: ReceiptProof, { hashing, language }: Place): readonly string[] =>
  path.map(({ side, sha256 }, at) =>
    say(language, side === "left" ? "proof-step-left" : "proof-step-right", {
      neighbour: sha256,
      node: rootFromPath(leaf_sha256, path.slice(0, at + 1), hashing),
    }),
  );

/** Why there is no proof, and what to do. */
export const refusalLine = (refusal: ProofRefusal, receipt: Receipt, { language }: Place): string =>
  say(language, refusal.code, {
    no: receipt.receipt_no,
    key: "key" in refusal ? refusal.key : "",
    other: "sha256" in refusal ? refusal.sha256 : "",
  });
