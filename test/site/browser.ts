import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

const packed = resolve("node_modules/@sparticuz/chromium/bin");
const { version } = JSON.parse(readFileSync(join(packed, "..", "package.json"), "utf8"));
const inflated = resolve(".thuocdo", `chromium-${version}`);

/** Unpacks the Chromium that npm ships for Linux x64, once, aside and moved in whole. */
function inflate(): void {
  if (existsSync(inflated)) return;
  mkdirSync(resolve(".thuocdo"), { recursive: true });
  const staging = mkdtempSync(join(tmpdir(), "thuocdo-chromium-"));
  writeFileSync(join(staging, "chromium"), brotliDecompressSync(readFileSync(join(packed, "chromium.br"))), {
    mode: 0o755,
  });
  for (const archive of ["al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"]) {
    const tar = spawnSync("tar", ["-x", "-C", staging], {
      input: brotliDecompressSync(readFileSync(join(packed, archive))),
    });
    if (tar.status !== 0) throw new Error(`${archive} could not be unpacked: ${tar.stderr}`);
  }
  const moved = spawnSync("cp", ["-r", staging, `${inflated}.next-${process.pid}`]);
  if (moved.status !== 0) throw new Error(`Chromium could not be put in place: ${moved.stderr}`);
  renameSync(`${inflated}.next-${process.pid}`, inflated);
  rmSync(staging, { recursive: true, force: true });
}

/** A headless Chromium: the one CHROMIUM_PATH names, else the one npm ships; throws where there is neither. */
export async function launchBrowser(): Promise<Browser> {
  const args = ["--no-sandbox", "--font-render-hinting=none", "--disable-gpu"];
  const own = process.env.CHROMIUM_PATH;
  if (own !== undefined) return chromium.launch({ executablePath: own, args });
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("npm ships a Chromium for Linux x64 only: name yours with CHROMIUM_PATH.");
  }
  inflate();
  return chromium.launch({
    executablePath: join(inflated, "chromium"),
    args,
    env: { ...process.env, LD_LIBRARY_PATH: join(inflated, "lib") } as Record<string, string>,
  });
}
