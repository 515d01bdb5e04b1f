import { createHash } from "node:crypto";
import { createMemoryStore } from "../../pipelines/adapters/memory-store.ts";
import { type ServedSite, serveSite } from "../../pipelines/adapters/site-server.ts";
import type { Account } from "../../pipelines/door/account.ts";
import { createDoor } from "../../pipelines/door/door.ts";
import { createLaptopDoor } from "../../pipelines/door/laptop-door.ts";
import { ownPagesOnly } from "../../pipelines/door/own-pages-only.ts";
import { receptionAt } from "../steps/reception.ts";
import { siteFolder } from "./whole-road.ts";

/** Q2 2023 is open. */
const whileOpen = "2023-06-16T02:30:00.000Z";

interface Api {
  fetch(request: Request): Response | Promise<Response>;
}

const serve = (api: Api): Promise<ServedSite> => serveSite(siteFolder, 0, { guard: ownPagesOnly, api });

/** The suite's site with a laptop's door over an empty store. */
export const serveWithDoor = (account: Account, instant = whileOpen): Promise<ServedSite> =>
  serve(createLaptopDoor(receptionAt(instant).reception, account));

/** The suite's site as a plain web server hands it out. */
export const serveWithoutDoor = (): Promise<ServedSite> =>
  serve({ fetch: () => new Response("not found", { status: 404 }) });

/**
 * The suite's site with the cloud's door: people sign in elsewhere (here below the same address) and bring a token.
 * The place takes a code only with the verifier whose hash it was asked with.
 */
export function serveWithSignIn(): Promise<ServedSite> {
  const { reception } = receptionAt(whileOpen, createMemoryStore({ clock: { now: () => whileOpen } }));
  const door = createDoor({
    ...reception,
    uploads: { ask: async (key) => ({ url: "/api/place/upload", fields: { key } }) },
    accountOf: ({ req }) =>
      req.header("authorization") === "Bearer token-of-20335a" ? { org_unit_key: "20335a" } : null,
    signIn: {
      authorize_url: "/api/place/authorize",
      token_url: "/api/place/token",
      client_id: "client",
    },
    siteCookies: { sign: async () => ({ "CloudFront-Policy": "p" }) },
  });
  let challenge = "";
  return serve({
    fetch: async (request) => {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname === "/api/place/authorize") {
        challenge = searchParams.get("code_challenge")!;
        const back = new URL(searchParams.get("redirect_uri")!);
        back.search = new URLSearchParams({ code: "once", state: searchParams.get("state")! }).toString();
        return Response.redirect(back.href);
      }
      if (pathname !== "/api/place/token") return door.fetch(request);
      const verifier = String((await request.formData()).get("code_verifier"));
      const isTheirs = createHash("sha256").update(verifier).digest("base64url") === challenge;
      return isTheirs ? Response.json({ id_token: "token-of-20335a" }) : new Response(null, { status: 400 });
    },
  });
}
