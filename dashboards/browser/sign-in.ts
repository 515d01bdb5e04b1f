import type { SignIn } from "./door.ts";

const kept = { token: "thuocdo-token", attempt: "thuocdo-sign-in" } as const;

interface Attempt {
  readonly state: string;
  readonly verifier: string;
}

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const random = (): string => base64Url(crypto.getRandomValues(new Uint8Array(32)));
const here = (): string => location.origin + location.pathname;

/** The token of this tab; it goes with the tab. */
export const heldToken = (): string | null => sessionStorage.getItem(kept.token);
export const signOut = (): void => sessionStorage.removeItem(kept.token);

/** Leaves for the place where people sign in (authorization code with PKCE, RFC 7636). */
export async function goToSignIn({ authorize_url, client_id }: SignIn): Promise<void> {
  const attempt: Attempt = { state: random(), verifier: random() };
  sessionStorage.setItem(kept.attempt, JSON.stringify(attempt));
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(attempt.verifier));
  const query = new URLSearchParams({
    response_type: "code",
    client_id,
    redirect_uri: here(),
    scope: "openid",
    state: attempt.state,
    code_challenge: base64Url(new Uint8Array(digest)),
    code_challenge_method: "S256",
  });
  location.assign(`${authorize_url}?${query}`);
}

/** Takes the code that the place sent back with; false where there is none of our own asking. Throws where it is refused. */
export async function finishSignIn({ token_url, client_id }: SignIn): Promise<boolean> {
  const query = new URLSearchParams(location.search);
  const code = query.get("code");
  const attempt = JSON.parse(sessionStorage.getItem(kept.attempt) ?? "null") as Attempt | null;
  if (code === null || attempt === null || query.get("state") !== attempt.state) return false;
  sessionStorage.removeItem(kept.attempt);
  history.replaceState(null, "", location.pathname);
  const answer = await fetch(token_url, {
    method: "POST",
    body: new URLSearchParams({
      ...{ grant_type: "authorization_code", code, client_id },
      ...{ redirect_uri: here(), code_verifier: attempt.verifier },
    }),
  });
  if (!answer.ok) throw new TypeError("The code was refused.");
  sessionStorage.setItem(kept.token, ((await answer.json()) as { id_token: string }).id_token);
  return true;
}
