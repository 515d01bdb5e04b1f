import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import type { FunctionName } from "./stages.ts";

const root = resolve(import.meta.dirname, "..");
export type Architecture = "x64" | "arm64";

export interface BundleOrder {
  readonly name: FunctionName;
  /** made anew */
  readonly outDir: string;
  readonly arch: Architecture;
  /** folder of the catalogue that the function knows; Tam Kỳ's unless told otherwise */
  readonly programme?: string;
}

/** The catalogue that is deployed unless another is named. */
export const programmeOfTamKy = "pipelines/programmes/tam-ky-2021-2025";
/** The one package that is not bundled: it has a native library beside it, of one architecture. */
const engine = "@duckdb/node-api";
/** Packages in CommonJS ask for Node's modules by `require`, which a module does not have. */
const requireForModules =
  "import { createRequire as createRequireForModules } from 'node:module'; const require = createRequireForModules(import.meta.url);";

/**
 * Makes what Lambda runs of a function: index.mjs with all it imports, the engine's package where it imports that, the
 * catalogue in programme/ and the statements in models/ and queries/. Throws where the native library of the architecture is not there.
 */
export async function bundleFunction({ name, outDir, arch, programme }: BundleOrder): Promise<void> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`functions/${name}/handler.ts`],
    outfile: join(resolve(outDir), "index.mjs"),
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    external: [engine],
    banner: { js: requireForModules },
    metafile: true,
    logLevel: "error",
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  if (imports.some(({ path }) => path === engine)) copyEngine(arch, join(outDir, "node_modules"));
  copyCatalogue(resolve(root, programme ?? programmeOfTamKy), join(outDir, "programme"));
  for (const folder of ["models", "queries"])
    cpSync(join(root, "pipelines", folder), join(outDir, folder), { recursive: true });
}

/** The files that are the catalogue, and not what else lies in its folder, such as samples. */
function copyCatalogue(from: string, to: string): void {
  mkdirSync(to);
  for (const file of readdirSync(from).filter((name) => name.endsWith(".csv")))
    copyFileSync(join(from, file), join(to, file));
}

const binding = (arch: Architecture): string => `@duckdb/node-bindings-linux-${arch}`;
const enginePackages = (arch: Architecture): string[] => [
  engine,
  "@duckdb/node-bindings",
  binding(arch),
  "detect-libc",
];

/** The engine's packages as this checkout has them, or, for another machine's architecture, as its lock file says. */
function copyEngine(arch: Architecture, modules: string): void {
  const own = join(root, "node_modules");
  const from = existsSync(join(own, binding(arch))) ? own : installedFor(arch);
  for (const name of enginePackages(arch)) cpSync(join(from, name), join(modules, name), { recursive: true });
  const library = join(modules, binding(arch), "libduckdb.so");
  if (!existsSync(library)) throw new Error(`The engine's library for ${arch} is missing: ${library}.`);
}

/** A folder of packages installed for another architecture, in the versions and with the digests of the lock file; made once. */
function installedFor(arch: Architecture): string {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const version = lock.packages[`node_modules/${engine}`].version;
  const folder = join(root, ".thuocdo/functions", `engine-${arch}-${version}`);
  if (existsSync(folder)) return join(folder, "node_modules");
  const staging = `${folder}.${process.pid}`;
  mkdirSync(staging, { recursive: true });
  const about = { name: "engine", version: "1.0.0", dependencies: { [engine]: version } };
  const packages = Object.fromEntries(
    Object.entries(lock.packages).filter(([path]) => /^node_modules\/(@duckdb\/|detect-libc$)/.test(path)),
  );
  writeFileSync(join(staging, "package.json"), JSON.stringify(about));
  writeFileSync(
    join(staging, "package-lock.json"),
    JSON.stringify({ ...about, lockfileVersion: 3, packages: { "": about, ...packages } }),
  );
  writeFileSync(join(staging, ".npmrc"), `ignore-scripts=true\ncpu=${arch}\nos=linux\nlibc=glibc\n`);
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: staging,
    stdio: ["ignore", "ignore", "inherit"],
  });
  renameSync(staging, folder);
  return join(folder, "node_modules");
}

/** Copies the files that are tracked and that building the site needs, as they lie in the checkout. Made anew. */
export function copySources(outDir: string): void {
  rmSync(outDir, { recursive: true, force: true });
  const tracked = execFileSync("git", ["ls-files", "-z", "--", ...sourcesOfSite], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of tracked.split("\0").filter((path) => path !== "" && existsSync(join(root, path)))) {
    mkdirSync(dirname(join(outDir, file)), { recursive: true });
    copyFileSync(join(root, file), join(outDir, file));
  }
}

const sourcesOfSite = [
  "dashboards",
  "pipelines",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  ".npmrc",
];
