import type { MiddlewareHandler } from "hono";
import { problem } from "./problem.ts";

const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * For a server that trusts whoever sits at its machine: answers only what is asked of it by a loopback name (another
 * name that leads here is DNS rebinding), and changes something only for its own pages, so that no page elsewhere can
 * send through the browser. A program without a browser names no origin and is the person at the machine.
 */
export const ownPagesOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header("host") ?? "";
  const name = host.replace(/:\d+$/, "").toLowerCase();
  if (!loopback.has(name)) return problem(context, "wrong-host", { host: name });
  const isReading = context.req.method === "GET" || context.req.method === "HEAD";
  const origin = context.req.header("origin");
  const site = context.req.header("sec-fetch-site");
  const isOwn =
    (origin === undefined || origin === `http://${host}`) &&
    (site === undefined || site === "same-origin" || site === "none");
  if (!isReading && !isOwn) return problem(context, "from-elsewhere");
  await next();
};
