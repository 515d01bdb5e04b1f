import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { warehouseFileName } from "../../pipelines/domain/zones.ts";
import { filledForm } from "../steps/reception.ts";
import { type CliAnswer, runCli } from "./cli.ts";

const folder = mkdtempSync(join(tmpdir(), "thuocdo-trouble-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
chmodSync(folder, 0o755);
const inbox = join(folder, "inbox");
mkdirSync(inbox);
const wards = ["20335a", "20341a", "20344a", "20350a", "20353a", "20356a"];
for (const unit of wards) writeFileSync(join(inbox, `${unit}.xlsx`), filledForm({ unit, period: "2023-Q2" }));

const now = { THUOCDO_NOW: "2023-06-16T02:30:00.000Z" };
const thuocdo = (store: string, ...args: string[]): Promise<CliAnswer> =>
  runCli([...args, "--store", store, "--lang", "en", "--quiet"], now);

/** SHA-256 of every file of the zones: not those the programs work in, nor the file that analysts open. */
function hashesBelow(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(path.length + 1))
    .filter((name) => !name.startsWith(".") && name !== warehouseFileName);
  return Object.fromEntries(
    files.sort().map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(path, name)))
        .digest("hex"),
    ]),
  );
}

describe("a store that is none", () => {
  const file = join(folder, "a-file");
  writeFileSync(file, "not a folder");

  it.each([[["receive", inbox]], [["status"]], [["build"]], [["publish"]], [["sql", "select 1"]]])(
    "a file: %j needs a person, and is told what to do",
    async (args) => {
      const { code, stdout, stderr } = await thuocdo(file, ...args);
      expect(stderr).toContain("A file stands where a folder is needed. Move it away");
      expect(stderr).toContain(file);
      expect(stderr).not.toContain("    at ");
      expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
      expect(readFileSync(file, "utf8")).toBe("not a folder");
    },
  );
});

/** Another user where this one may write everywhere; null where neither can be had. */
const isRoot = process.getuid?.() === 0;
const asNobody = isRoot ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : ["env"];
const canBeNobody =
  spawnSync(asNobody[0]!, [...asNobody.slice(1), process.execPath, "--version"]).status === 0;
if (!canBeNobody)
  console.warn("SKIPPED: no user without rights can be had, so no unwritable folder was tried");

describe.runIf(canBeNobody)("a folder that may not be written", () => {
  const store = join(folder, "locked");
  mkdirSync(store);
  chmodSync(store, 0o555);

  it.each([[["receive", inbox]], [["build"]]])("%j needs a person, and is told what to do", (args) => {
    const { status, stderr } = spawnSync(
      asNobody[0]!,
      [...asNobody.slice(1), process.execPath, "pipelines/cli.ts", ...args, "--store", store, "--lang", "en"],
      { encoding: "utf8", env: { ...process.env, ...now } },
    );
    expect(stderr).toContain("There is no permission. Give this user the folder");
    expect(stderr).not.toContain("    at ");
    expect(status).toBe(3);
    expect(readdirSync(store)).toEqual([]);
  });
});

/** A small disk of its own, full after a few files; then it grows, and the commands are run again. */
const fillingUp = `
  set -u
  disk=$1 node=$2 inbox=$3 copy=$4
  mount -t tmpfs -o size=400k tmpfs "$disk" || exit 99
  run() { "$node" pipelines/cli.ts "$@" --store "$disk/store" --lang en --quiet; echo "$1: $?"; }
  run receive "$inbox"
  run build
  mount -o remount,size=100m "$disk"
  run receive "$inbox"
  run build
  cp -R "$disk/store" "$copy"`;
const canMount = spawnSync("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", folder]).status === 0;
if (!canMount) console.warn("SKIPPED: no disk can be mounted here, so none was filled");

describe.runIf(canMount)("a full disk", () => {
  it("stops receive and build, loses nothing, and once there is room all ends as if there had always been", async () => {
    const disk = join(folder, "disk");
    mkdirSync(disk);
    const copy = join(folder, "copy");
    const { stdout, stderr } = spawnSync(
      "unshare",
      ["-rm", "sh", "-c", fillingUp, "sh", disk, process.execPath, inbox, copy],
      { encoding: "utf8", env: { ...process.env, ...now } },
    );
    expect(stdout.match(/^(receive|build): \d+$/gm), stderr).toEqual([
      "receive: 3",
      "build: 3",
      "receive: 0",
      "build: 0",
    ]);
    expect(stderr.match(/The disk is full. Make room, then run the command again/g)).toHaveLength(2);
    expect(stderr).not.toContain("    at ");

    const roomy = join(folder, "roomy");
    for (const args of [["receive", inbox], ["build"]]) expect((await thuocdo(roomy, ...args)).code).toBe(0);
    expect(hashesBelow(copy)).toEqual(hashesBelow(roomy));
  });
});

describe("exit codes, as --help and the README list them", () => {
  const store = join(folder, "codes");

  it("1 where something is to be mended: a warehouse that was never built", async () => {
    const { code, stderr } = await thuocdo(store, "publish");
    expect(stderr).toContain("has not been built");
    expect(code).toBe(1);
  });

  it("0 where all is done", async () => {
    expect((await thuocdo(store, "receive", inbox)).code).toBe(0);
    expect((await thuocdo(store, "build")).code).toBe(0);
  });

  it.each([
    [["frobnicate"]],
    [["receive"]],
    [["build", "--bogus"]],
    [["sql", "--store", store]],
    [["forms", "--period", "2023-Q9", "--out", folder]],
  ])("2 where it was called wrongly: %j", async (args) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toBe("");
  });

  it("2 where there is no such programme, 1 where it is broken", async () => {
    expect((await runCli(["catalogue", "check", "--programme", join(folder, "none")])).code).toBe(2);
    expect((await runCli(["catalogue", "check", "--programme", inbox])).code).toBe(1);
  });

  it("4 where running again helps: an object that somebody else wrote in", async () => {
    appendFileSync(join(store, "warehouse", "periods", "periods.parquet"), "x");
    const { code, stderr } = await thuocdo(store, "sql", "select 1 as one");
    expect(stderr).toMatch(/^A passing fault: .*periods.parquet/m);
    expect(code).toBe(4);
    expect((await thuocdo(store, "build")).code).toBe(0);
    expect((await thuocdo(store, "sql", "select 1 as one")).code).toBe(0);
  });

  it("3 where a person is needed: a receipt's values are gone", async () => {
    rmSync(join(store, "accepted"), { recursive: true });
    rmSync(join(store, "warehouse"), { recursive: true });
    const { code, stderr } = await thuocdo(store, "build");
    expect(stderr).toMatch(/^Stopped by a fault: accepted\/.* is missing, although a receipt says/m);
    expect(code).toBe(3);
  });
});
