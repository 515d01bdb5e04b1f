import type { Context } from "hono";
import type { Catalogue } from "../domain/catalogue.ts";
import type { Clock } from "../ports/clock.ts";
import type { Hashing } from "../ports/hashing.ts";
import type { Journal } from "../ports/journal.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import type { SiteCookies } from "../ports/site-cookies.ts";
import type { Uploads } from "../ports/uploads.ts";
import type { Account } from "./account.ts";

/** Addresses of the place where people sign in (OAuth 2.0 authorization code with PKCE). */
export interface SignIn {
  readonly authorize_url: string;
  readonly token_url: string;
  readonly client_id: string;
}

/** What the door needs of the world. */
export interface DoorWorld {
  readonly catalogue: Catalogue;
  readonly store: ObjectStore;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly hashing: Hashing;
  readonly formKey: string;
  readonly isSampleKey: boolean;
  readonly uploads: Uploads;
  /** who asks, already proven; null = nobody */
  readonly accountOf: (context: Context) => Account | null;
  /** null = nobody signs in, as on a laptop */
  readonly signIn: SignIn | null;
  /** null = the site is not closed */
  readonly siteCookies: SiteCookies | null;
}

/** What a request carries from the sign-in to its handler. */
export interface DoorEnv {
  readonly Variables: { account: Account };
}
