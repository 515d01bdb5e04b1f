import { readFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdaptorServer, type ServerType } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { Fatal } from "../domain/fault.ts";
import { contentTypeOf } from "../domain/site-files.ts";
import { contentSecurityPolicy } from "../domain/site-headers.ts";

const headers = {
  "accept-ranges": "bytes",
  "cache-control": "no-cache",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "content-security-policy": contentSecurityPolicy(),
};

export interface ServedSite {
  /** ends in "/" and answers 200 without a redirect */
  readonly url: string;
  close(): Promise<void>;
}

/** Answers every request below /api, such as the door; `guard` goes before everything. */
export interface Behind {
  readonly guard: MiddlewareHandler;
  readonly api: { fetch(request: Request): Response | Promise<Response> };
}

/**
 * Serves the files of a folder, and what lies behind /api, on this machine only. Files answer GET and HEAD, with byte
 * ranges (browsers that query Parquet ask for parts); "/" is index.html, anything absent is 404.html. A port in use
 * moves on to the next, ten times; 0 takes any free one. Throws Fatal where none is free.
 */
export async function serveSite(folder: string, port: number, { guard, api }: Behind): Promise<ServedSite> {
  const site = new Hono<{ Variables: { file?: string } }>();
  site.use(guard);
  site.all("/api/*", (context) => api.fetch(context.req.raw));
  site.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) context.header(name, value);
    const { file } = context.var;
    if (file !== undefined && context.res.ok) context.header("content-type", contentTypeOf(file));
  });
  site.on(
    ["GET", "HEAD"],
    "*",
    serveStatic({ root: folder, onFound: (file, context) => context.set("file", file) }),
  );
  site.on(["GET", "HEAD"], "*", async (context) => {
    const page = await readFile(join(folder, "404.html")).catch(() => null);
    return page === null ? context.text("404\n", 404) : context.html(page.toString(), 404);
  });
  site.all("*", (context) => context.body(null, 405, { allow: "GET, HEAD" }));
  const server = createAdaptorServer({ fetch: site.fetch });
  const taken = await listenFrom(server, port);
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}

async function listenFrom(server: ServerType, port: number): Promise<number> {
  for (let candidate = port; candidate <= port + 10; candidate += 1) {
    const isListening = await new Promise<boolean>((done, fail) => {
      server.once("error", (error: NodeJS.ErrnoException) =>
        error.code === "EADDRINUSE" || error.code === "EACCES" ? done(false) : fail(error),
      );
      server.listen(candidate, "127.0.0.1", () => done(true));
    });
    if (isListening) return (server.address() as AddressInfo).port;
  }
  throw new Fatal(
    `The ports ${port} to ${port + 10} of this machine are all in use: choose another with --port.`,
  );
}
