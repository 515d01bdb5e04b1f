import { request } from "node:http";
import { buffer } from "node:stream/consumers";

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly bytes: Buffer;
}

/** Asks the account's front for a path of one of its hosts, which no name server knows. */
export async function atHost(
  endpoint: string,
  host: string,
  path: string,
  { method = "GET", headers = {}, body }: Asked = {},
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asking = request(endpoint + path, { method, headers: { ...headers, host } });
    asking.once("error", reject);
    asking.once("response", (answer) => {
      buffer(answer).then((bytes) => {
        resolve({ status: answer.statusCode!, headers: answer.headers, bytes });
      }, reject);
    });
    asking.end(body);
  });
}
