import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { testKeys, testRegion } from "./endpoints.ts";
import type { Installed } from "./install.ts";
import { freePort, type Server, startServer, untilReady } from "./servers.ts";

/** Athena calls the Glue data catalogue by this name, and error texts and information_schema show it. */
export const catalogName = "awsdatacatalog";
const accountId = "000000000000";

const jvm = [
  "-Xmx1G",
  "-XX:+UseSerialGC",
  "-XX:TieredStopAtLevel=1",
  "-XX:+ExitOnOutOfMemoryError",
  "--enable-native-access=ALL-UNNAMED",
  "-Duser.timezone=UTC",
];

const files = (port: number, aws: string): Readonly<Record<string, readonly string[]>> => ({
  "config.properties": [
    "coordinator=true",
    "node-scheduler.include-coordinator=true",
    `http-server.http.port=${port}`,
    `discovery.uri=http://127.0.0.1:${port}`,
    "web-ui.enabled=false",
    "query.max-memory-per-node=400MB",
    "memory.heap-headroom-per-node=200MB",
    "catalog.management=static",
    // statements here are small: what Trino spends on spreading them out is most of what they cost
    "task.concurrency=1",
    "task.min-writer-count=1",
    "task.max-writer-count=1",
    "query.max-hash-partition-count=1",
    "query.min-hash-partition-count=1",
    "redistribute-writes=false",
    "scale-writers=false",
  ],
  "log.properties": ["io.trino=WARN", "io.airlift=WARN"],
  [`catalog/${catalogName}.properties`]: [
    "connector.name=hive",
    "hive.metastore=glue",
    `hive.metastore.glue.endpoint-url=${aws}`,
    `hive.metastore.glue.region=${testRegion}`,
    `hive.metastore.glue.catalogid=${accountId}`,
    `hive.metastore.glue.aws-access-key=${testKeys.accessKeyId}`,
    `hive.metastore.glue.aws-secret-key=${testKeys.secretAccessKey}`,
    "fs.native-s3.enabled=true",
    `s3.endpoint=${aws}`,
    `s3.region=${testRegion}`,
    "s3.path-style-access=true",
    `s3.aws-access-key=${testKeys.accessKeyId}`,
    `s3.aws-secret-key=${testKeys.secretAccessKey}`,
    // as Athena has them
    "hive.timestamp-precision=MILLISECONDS",
    "hive.recursive-directories=true",
    "hive.non-managed-table-writes-enabled=true",
    // Athena is told the compression with each statement; Trino has it here
    "hive.compression-codec=SNAPPY",
    "hive.collect-column-statistics-on-write=false",
    "hive.table-statistics-enabled=false",
    // below 3 MB Trino would read a file whole; whether Athena does is not known, so a layout is judged by what is needed
    "parquet.small-file-threshold=0B",
  ],
});

/** Trino over Glue and S3 at `aws`, on this machine only; it answers, but may not scan for some seconds more. */
export async function startTrino(
  { java, trino }: Installed,
  aws: string,
  folder: string,
): Promise<Server & { readonly url: string }> {
  const port = await freePort();
  const etc = join(folder, "etc");
  await mkdir(join(etc, "catalog"), { recursive: true });
  for (const [name, lines] of Object.entries(files(port, aws))) {
    await writeFile(join(etc, name), `${lines.join("\n")}\n`);
  }
  const given = [
    `-Dnode.data-dir=${join(folder, "data")}`,
    `-Dnode.id=${port}`,
    `-Dconfig=${join(etc, "config.properties")}`,
    `-Dlog.levels-file=${join(etc, "log.properties")}`,
    "-Dnode.environment=test",
    "-Dnode.internal-address=127.0.0.1",
    "-Dnode.bind-ip=127.0.0.1",
    `-Dcatalog.config-dir=${join(etc, "catalog")}`,
    `-Dplugin.dir=${join(trino, "plugin")}`,
  ];
  const server = startServer(
    [java, ...jvm, ...given, "-cp", join(trino, "lib", "*"), "io.trino.server.TrinoServer"],
    { cwd: folder, log: join(folder, "trino.log"), env: { HOME: folder, TMPDIR: folder } },
  );
  const url = `http://127.0.0.1:${port}`;
  await untilReady("Trino", server, async () => {
    const about = (await (await fetch(`${url}/v1/info`)).json()) as { starting: boolean };
    return !about.starting;
  });
  return { ...server, url };
}
