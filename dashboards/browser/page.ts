import { doorAt, type Language, Refused } from "./door.ts";
import { part, show } from "./parts.ts";
import { sayProblem, sayProgress } from "./saying.ts";
import { heldToken, signOut } from "./sign-in.ts";

const page = part("report");
export const language = page.dataset.language as Language;
export const door = doorAt(page.dataset.api!, heldToken);
export const unitSelect = document.querySelector<HTMLSelectElement>("#report-unit")!;
export const windowSelect = document.querySelector<HTMLSelectElement>("#report-window")!;
export const fileInput = document.querySelector<HTMLInputElement>("#report-file")!;

/** Runs what a person asked for, and says what went wrong; a sign-in that has run out is asked for anew. */
export function attempt(work: () => Promise<void>): void {
  sayProblem(null, language);
  work().catch((error: unknown) => {
    sayProgress(null);
    sayProblem(error, language);
    if (!(error instanceof Refused) || error.status !== 401) return;
    signOut();
    show(part("door"), ["signed-out"]);
  });
}

/** Fetches a file with the account's token, which a link would not send, and saves it under the door's name for it. */
export async function download(path: string): Promise<void> {
  const answer = await door.askRaw(path);
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = name ?? "thuocdo.xlsx";
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
