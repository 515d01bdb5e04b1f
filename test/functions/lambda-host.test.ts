import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { type HostedFunction, type LambdaHost, startLambda } from "./lambda-host.ts";

const folder = await mkdtemp(join(tmpdir(), "thuocdo-host-"));
const hosts: LambdaHost[] = [];
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.close())));
afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
/** Hosts a function whose file says this. */
async function hosted(code: string, more: Partial<HostedFunction> = {}): Promise<LambdaHost> {
  count += 1;
  const taskRoot = join(folder, `function-${count}`);
  const temporary = join(folder, `tmp-${count}`);
  await Promise.all([mkdir(taskRoot), mkdir(temporary)]);
  await writeFile(join(taskRoot, "index.mjs"), code);
  const host = await startLambda({ taskRoot, temporary, environment: {}, timeoutMs: 30_000, ...more });
  hosts.push(host);
  return host;
}

const echo = "export const handler = async (event) => ({ event, pid: process.pid });";
const hanging =
  "export const handler = (event) => event.hangs ? new Promise((r) => setTimeout(r, 1e6)) : process.pid;";

describe("the Lambda host", () => {
  it("gives the event and the answer, and keeps the process warm", async () => {
    const host = await hosted(echo);
    const first = await host.invoke({ a: 1 });
    const second = await host.invoke({ a: 2 });
    expect(first).toMatchObject({ kind: "answered", answer: { event: { a: 1 }, pid: first.report.pid } });
    expect(second).toMatchObject({ kind: "answered", answer: { event: { a: 2 }, pid: first.report.pid } });
    expect([first, second].map(({ report }) => report.isColdStart)).toEqual([true, false]);
  });

  it("runs it on Node 24, with nothing of our own environment", async () => {
    const host = await hosted(
      "export const handler = async () => ({ node: process.versions.node, names: Object.keys(process.env) });",
      { environment: { OWN: "1" } },
    );
    const { answer } = (await host.invoke({})) as unknown as { answer: { node: string; names: string[] } };
    expect(answer.node).toMatch(/^24\./);
    expect(answer.names).toContain("OWN");
    expect(answer.names.filter((name) => /^(PATH|HOME|VITEST|npm_)/.test(name))).toEqual([]);
  });

  it("tells an error of the function, and calls the same process again", async () => {
    const host = await hosted(
      "export const handler = async (event) => { if (event.bad) throw new RangeError('too far'); return process.pid; };",
    );
    const failed = await host.invoke({ bad: true });
    expect(failed).toMatchObject({ kind: "error", errorType: "RangeError", errorMessage: "too far" });
    expect(await host.invoke({})).toMatchObject({ kind: "answered", answer: failed.report.pid });
  });

  it.each([
    ["throws", "throw new Error('no catalogue');", "Error", "no catalogue"],
    ["has no handler", "export const other = 1;", "TypeError", "index.handler is no function"],
    ["is no program", "export const handler = (", "SyntaxError", ""],
  ])("tells that its file %s, and tries again at the next call", async (_, code, errorType, message) => {
    const host = await hosted(code);
    for (let time = 0; time < 2; time += 1) {
      const ended = await host.invoke({});
      expect(ended).toMatchObject({
        kind: "error",
        errorType,
        errorMessage: expect.stringContaining(message),
      });
      expect(ended.report.isColdStart).toBe(true);
    }
  });

  it("kills a process whose time is up, and begins another", async () => {
    const host = await hosted(hanging, { timeoutMs: 1_500 });
    const stuck = await host.invoke({ hangs: true });
    expect(stuck).toMatchObject({ kind: "error", errorType: "Sandbox.Timedout" });
    const next = await host.invoke({});
    expect(next).toMatchObject({ kind: "answered", answer: next.report.pid });
    expect(next.report.pid).not.toBe(stuck.report.pid);
    expect(() => process.kill(stuck.report.pid!, 0)).toThrow("ESRCH");
  });

  it("tells that a process was killed in the middle, and begins another", async () => {
    const host = await hosted(hanging);
    const killed = host.invoke({ hangs: true });
    setTimeout(host.kill, 500);
    expect(await killed).toMatchObject({ kind: "error", errorType: "Runtime.ExitError" });
    expect(await host.invoke({})).toMatchObject({ kind: "answered" });
  });

  it("keeps the temporary folder from one process to the next", async () => {
    const host = await hosted(`
      import { readdirSync, writeFileSync } from "node:fs";
      import { tmpdir } from "node:os";
      export const handler = () => {
        const found = readdirSync(tmpdir());
        writeFileSync(tmpdir() + "/left", "");
        if (found.length === 0) process.exit(7);
        return found;
      };`);
    expect(await host.invoke({})).toMatchObject({ kind: "error", errorMessage: "exited with 7" });
    expect(await host.invoke({})).toMatchObject({ kind: "answered", answer: ["left"] });
  });

  it("says how long is left, how much memory was used, and what was written", async () => {
    const host = await hosted(
      `let kept;
       export const handler = (event, context) => {
         kept = Buffer.alloc(event.megabytes * 2 ** 20, 1);
         process.stdout.write("one\\ntwo\\n");
         return context.getRemainingTimeInMillis();
       };`,
      { timeoutMs: 20_000 },
    );
    const small = await host.invoke({ megabytes: 1 });
    const large = await host.invoke({ megabytes: 200 });
    expect((small as unknown as { answer: number }).answer).toBeLessThanOrEqual(20_000);
    expect((small as unknown as { answer: number }).answer).toBeGreaterThan(0);
    expect(large.report.maxMemoryMb - small.report.maxMemoryMb).toBeGreaterThan(150);
    expect(host.lines).toEqual(["one", "two", "one", "two"]);
  });
});
