// The script of the page "Nộp báo cáo": asks the door and shows the parts that fit. Every word is in the page itself.
import { openDesk } from "./desk.ts";
import type { About, Account, SignIn } from "./door.ts";
import { attempt, door, language } from "./page.ts";
import { part, show } from "./parts.ts";
import { sayProblem } from "./saying.ts";
import { finishSignIn, goToSignIn, heldToken, signOut } from "./sign-in.ts";

/** Where no door answers, the page stays what it says without a script. */
async function enter(): Promise<void> {
  const noDoor = part("no-door");
  noDoor.hidden = true;
  const about = await door.ask<About>("door").catch(() => null);
  noDoor.hidden = about !== null;
  if (about === null) return;
  part("door").hidden = false;
  try {
    await comeIn(about);
  } catch (error) {
    sayProblem(error, language);
  }
}

async function comeIn(about: About): Promise<void> {
  const states = about.is_simulated ? ["simulated"] : [];
  show(part("door"), states);
  if (about.sign_in !== null) {
    states.push((await isSignedIn(about.sign_in)) ? "signed-in" : "signed-out");
    show(part("door"), states);
    if (states.includes("signed-out")) return;
  }
  const account = await door.ask<Account>("account");
  show(part("door"), [...states, account.units.length === 0 ? "no-units" : "desk"]);
  if (account.units.length > 0) await openDesk(about, account);
}

/** Whether this tab holds a token; one that has just come opens the closed pages of the site too. */
async function isSignedIn(signIn: SignIn): Promise<boolean> {
  part("sign-in").addEventListener("click", () => attempt(() => goToSignIn(signIn)));
  part("sign-out").addEventListener("click", () => {
    signOut();
    location.reload();
  });
  if (await finishSignIn(signIn)) await door.ask("session");
  return heldToken() !== null;
}

if (location.protocol.startsWith("http")) void enter();
