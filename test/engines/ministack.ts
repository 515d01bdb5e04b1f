import { mkdir } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import type { Installed } from "./install.ts";
import { freePort, type Server, startServer, untilReady } from "./servers.ts";

/** The double of AWS, on this machine only and with nothing of our environment but what `more` says. `started` is for Python. */
export async function startMinistack(
  { python }: Installed,
  folder: string,
  more: Readonly<Record<string, string>>,
  started: readonly string[] = ["-m", "ministack"],
): Promise<Server & { readonly endpoint: string }> {
  const port = await freePort();
  await mkdir(folder, { recursive: true });
  const server = startServer([python, ...started], {
    cwd: folder,
    log: join(folder, "ministack.log"),
    env: {
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      MINISTACK_HOST: "localhost",
      IOT_MTLS_ENABLED: "0",
      SFTP_ENABLED: "0",
      LOG_LEVEL: "WARNING",
      // functions run on the Node that runs this
      PATH: [dirname(process.execPath), "/usr/bin", "/bin"].join(delimiter),
      TMPDIR: folder,
      HOME: folder,
      STATE_DIR: join(folder, "state"),
      S3_DATA_DIR: join(folder, "s3"),
      ...more,
    },
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilReady("MiniStack", server, async () => (await fetch(`${endpoint}/_ministack/health`)).ok);
  return { ...server, endpoint };
}
