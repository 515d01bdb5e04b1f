import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

/** Just enough of SQS to see what was sent. */
export interface QueueDouble {
  readonly url: string;
  readonly bodies: string[];
  close(): Promise<void>;
}

export async function startQueueDouble(): Promise<QueueDouble> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const { MessageBody = "" } = (await json(request)) as { MessageBody?: string };
    bodies.push(MessageBody);
    const MD5OfMessageBody = createHash("md5").update(MessageBody).digest("hex");
    response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
    response.end(JSON.stringify({ MessageId: String(bodies.length), MD5OfMessageBody }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/000000000000/queue`,
    bodies,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
