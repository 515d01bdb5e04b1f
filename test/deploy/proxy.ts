import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Passes all on to `target` as if it had come over TLS, which policies that refuse plain HTTP look at: the double's own
 * TLS breaks its JWT check. Its address is known before the double's is.
 */
export async function startTlsMark(
  target: () => string,
): Promise<{ endpoint: string; stop(): Promise<void> }> {
  const server = createServer((given, answer) => {
    const { method, headers, url } = given;
    const on = request(target() + url, { method, headers: { ...headers, "x-forwarded-proto": "https" } });
    on.on("response", (got) => {
      answer.writeHead(got.statusCode!, got.rawHeaders);
      got.pipe(answer);
    });
    on.on("error", () => answer.destroy());
    given.pipe(on);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
