import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ServedSite, serveSite } from "../../pipelines/adapters/site-server.ts";
import { ownPagesOnly } from "../../pipelines/door/own-pages-only.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-site-"));
writeFileSync(join(folder, "index.html"), "<h1>trang</h1>");
writeFileSync(join(folder, "404.html"), "không có");
writeFileSync(join(folder, "so-lieu.parquet"), "PAR1....");
const api = { fetch: (asked: Request) => new Response(`${asked.method} ${new URL(asked.url).pathname}`) };
let site: ServedSite;
beforeAll(async () => {
  site = await serveSite(folder, 0, { guard: ownPagesOnly, api });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A request with the path and the headers exactly as they are given, which fetch would not send. */
function ask(path: string, headers: Readonly<Record<string, string>> = {}, method = "GET"): Promise<Said> {
  const { port } = new URL(site.url);
  return new Promise((done, fail) => {
    const sent = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      answer.on("end", () => done({ status: answer.statusCode!, headers: answer.headers, body }));
    });
    sent.on("error", fail).end();
  });
}

describe("files of the site", () => {
  it("are served with their types and headers, the root as its index", async () => {
    const { status, headers, body } = await ask("/");
    expect([status, body]).toEqual([200, "<h1>trang</h1>"]);
    expect(headers).toMatchObject({
      "content-type": "text/html; charset=utf-8",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringContaining("default-src 'self'"),
    });
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  it.each([
    ["bytes=0-3", 206, "PAR1", "bytes 0-3/8"],
    ["bytes=-2", 206, "..", "bytes 6-7/8"],
    ["bytes=6-99", 206, "..", "bytes 6-7/8"],
    ["bytes=8-9", 416, "", "bytes */8"],
  ])("answer the range %s with %i", async (range, status, body, contentRange) => {
    const answer = await ask("/so-lieu.parquet", { range });
    expect([answer.status, answer.body, answer.headers["content-range"]]).toEqual([
      status,
      body,
      contentRange,
    ]);
  });

  it("have their own type as Parquet, and no body for HEAD", async () => {
    const answer = await ask("/so-lieu.parquet", {}, "HEAD");
    expect(answer).toMatchObject({ status: 200, body: "" });
    expect(answer.headers).toMatchObject({
      ...{
        "content-type": "application/vnd.apache.parquet",
        "content-length": "8",
        "accept-ranges": "bytes",
      },
    });
  });

  it.each([
    "/khong-co",
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/..%2f..%2fetc/passwd",
    "/%00",
    "/%",
  ])("%s is answered by the page of what is not there", async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: "không có" });
  });

  it("take no other method", async () => {
    expect(await ask("/", {}, "DELETE")).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });
});

describe("what others ask of this machine through a browser", () => {
  const own = () => new URL(site.url).host;

  it.each(["evil.example", "evil.example:4173", "127.0.0.1.evil.example", "localhost.evil.example", "[::2]"])(
    "is refused under the name %s, files and door alike",
    async (host) => {
      for (const path of ["/", "/api/door"]) expect((await ask(path, { host })).status).toBe(421);
    },
  );

  it.each(["localhost:9999", "127.0.0.1", "[::1]:4173", "LOCALHOST"])(
    "is answered under %s",
    async (host) => {
      expect((await ask("/api/door", { host })).body).toBe("GET /api/door");
    },
  );

  it("changes nothing for a page elsewhere", async () => {
    const elsewhere: readonly Readonly<Record<string, string>>[] = [
      { origin: "https://evil.example" },
      { origin: "null" },
      { origin: `https://${own()}` },
      { origin: "http://127.0.0.1:1" },
      { origin: `http://${own()}`, "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of elsewhere) {
      const answer = await ask("/api/uploads", headers, "POST");
      expect([headers, answer.status]).toEqual([headers, 403]);
    }
  });

  it("goes through for its own pages and for programs", async () => {
    const allowed: readonly Readonly<Record<string, string>>[] = [
      { origin: `http://${own()}`, "sec-fetch-site": "same-origin" },
      {},
    ];
    for (const headers of allowed)
      expect((await ask("/api/uploads", headers, "POST")).body).toBe("POST /api/uploads");
  });
});
