import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";

const modules = resolve(import.meta.dirname, "..", "node_modules");
const packed = join(modules, "@sparticuz", "chromium");

/** A Chromium of this machine that answers. */
export interface Chromium {
  /** which one it is, such as "Chromium 153.0.8010.0" */
  readonly version: string;
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Why there is none: nothing to start, or one that doesn't start and what it said. */
export interface NoChromium {
  readonly lack: "none" | "broken";
  readonly said: string;
}

/** The Chromium that CHROMIUM_PATH names, else the one npm ships for Linux x64, unpacked once. */
export function findChromium(): Chromium | NoChromium {
  const own = process.env.CHROMIUM_PATH;
  if (own !== undefined && own !== "") return answering(own, process.env);
  if (process.platform !== "linux" || process.arch !== "x64" || !existsSync(packed))
    return { lack: "none", said: "" };
  try {
    const folder = unpacked();
    const libraries = [join(folder, "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
    return answering(join(folder, "chromium"), { ...process.env, LD_LIBRARY_PATH: libraries });
  } catch (cause) {
    return { lack: "broken", said: String(cause) };
  }
}

/** A headless Chromium; throws where there is none. */
export async function launchChromium(): Promise<Browser> {
  const found = findChromium();
  if ("lack" in found) throw new Error(`No Chromium starts here (CHROMIUM_PATH names one): ${found.said}`);
  return launched(found);
}

/** Without a sandbox, which root and many containers refuse: it is shown our own pages only. */
export const launched = ({ executablePath, env }: Chromium): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--font-render-hinting=none", "--disable-gpu"],
    env: env as Record<string, string>,
  });

/** Asks for its version, which already needs every library that it is linked to. */
function answering(executablePath: string, env: NodeJS.ProcessEnv): Chromium | NoChromium {
  const { status, stdout, stderr, error } = spawnSync(executablePath, ["--version"], {
    env,
    encoding: "utf8",
    timeout: 20_000,
  });
  if (status === 0) return { version: stdout.trim(), executablePath, env };
  return { lack: "broken", said: (error?.message ?? stderr).trim().split("\n")[0] ?? "" };
}

/** Where npm's Chromium lies unpacked: made aside and moved in whole. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8")) as { version: string };
  const home = join(modules, ".cache", "thuocdo");
  const folder = join(home, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(home, { recursive: true });
  const next = mkdtempSync(join(home, "unpacking-"));
  const bytesOf = (name: string): Buffer => brotliDecompressSync(readFileSync(join(packed, "bin", name)));
  writeFileSync(join(next, "chromium"), bytesOf("chromium.br"), { mode: 0o755 });
  for (const archive of ["al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"]) {
    // root of a namespace may own nothing but itself
    const tar = spawnSync("tar", ["-x", "--no-same-owner", "-C", next], { input: bytesOf(archive) });
    if (tar.status !== 0) throw new Error(`${archive} could not be unpacked: ${tar.error ?? tar.stderr}`);
  }
  if (existsSync(folder)) rmSync(next, { recursive: true });
  else renameSync(next, folder);
  return folder;
}
