import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize, sep } from "node:path";
import { Fatal } from "../domain/fault.ts";
import { contentTypeOf } from "../domain/site-files.ts";

const headers = {
  "cache-control": "no-cache",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "content-security-policy":
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; frame-ancestors 'none'",
};

export interface StaticSite {
  /** ends in "/" and answers 200 without a redirect */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the files of a folder on this machine only, GET and HEAD, with byte ranges (browsers that query Parquet ask
 * for parts); "/" is index.html, anything absent is 404.html. A port in use moves on to the next, ten times; 0 takes
 * any free one. Throws Fatal where none is free.
 */
export async function serveFolder(folder: string, port: number): Promise<StaticSite> {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => response.destroy());
  });
  const taken = await listenFrom(server, port);
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () => new Promise((done) => server.close(() => done()).closeAllConnections()),
  };
}

async function listenFrom(server: Server, port: number): Promise<number> {
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

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const found = await fileFor(folder, request.url ?? "/");
  const path = found ?? join(folder, "404.html");
  const size = (await stat(path).catch(() => null))?.size;
  if (size === undefined) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("404\n");
    return;
  }
  const range = found === null ? null : rangeOf(request.headers.range, size);
  if (range === "unsatisfiable") {
    response.writeHead(416, { "content-range": `bytes */${size}` }).end();
    return;
  }
  const { from, to } = range ?? { from: 0, to: size - 1 };
  response.writeHead(found === null ? 404 : range === null ? 200 : 206, {
    ...headers,
    "content-type": contentTypeOf(path),
    "accept-ranges": "bytes",
    "content-length": to - from + 1,
    ...(range === null ? {} : { "content-range": `bytes ${from}-${to}/${size}` }),
  });
  if (request.method === "HEAD" || size === 0) response.end();
  else createReadStream(path, { start: from, end: to }).pipe(response);
}

/** The file an address means; null where there is none, or it leads out of the folder. */
async function fileFor(folder: string, url: string): Promise<string | null> {
  let name: string;
  try {
    name = decodeURIComponent(new URL(url, "http://site").pathname);
  } catch {
    return null;
  }
  if (name.includes("\0")) return null;
  const path = normalize(join(folder, name.endsWith("/") ? `${name}index.html` : name));
  if (!path.startsWith(normalize(folder + sep))) return null;
  return (await stat(path).catch(() => null))?.isFile() === true ? path : null;
}

/** One range of bytes, inclusive; null = the whole file, as for several ranges or another unit. */
function rangeOf(
  header: string | undefined,
  size: number,
): { from: number; to: number } | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (match === null || (match[1] === "" && match[2] === "")) return null;
  const from = match[1] === "" ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const to = match[1] === "" || match[2] === "" ? size - 1 : Math.min(size - 1, Number(match[2]));
  return from > to || from >= size ? "unsatisfiable" : { from, to };
}
