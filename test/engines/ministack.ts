import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Installed } from "./install.ts";
import { freePort, type Server, startServer, untilReady } from "./servers.ts";

/** The double of S3 and Glue, on this machine only and with nothing of our environment. */
export async function startMinistack(
  { python }: Installed,
  folder: string,
): Promise<Server & { readonly endpoint: string }> {
  const port = await freePort();
  await mkdir(folder, { recursive: true });
  const server = startServer([python, "-m", "ministack"], {
    cwd: folder,
    log: join(folder, "ministack.log"),
    env: {
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      MINISTACK_HOST: "localhost",
      SERVICES: "s3,glue,sts",
      IOT_MTLS_ENABLED: "0",
      SFTP_ENABLED: "0",
      LOG_LEVEL: "WARNING",
      TMPDIR: folder,
      HOME: folder,
      STATE_DIR: join(folder, "state"),
      S3_DATA_DIR: join(folder, "s3"),
    },
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilReady("MiniStack", server, async () => (await fetch(`${endpoint}/_ministack/health`)).ok);
  return { ...server, endpoint };
}
