import { type Answered, type Asked, atHost } from "./at-host.ts";
import { resourceOf, type System } from "./system.ts";
import { until } from "./until.ts";

/** Where a file may be sent. */
export interface Place {
  readonly org_unit_key: string;
  readonly upload_id: string;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The door as its pages use it. */
export interface Door {
  /** `token` null = nobody signed in */
  ask(token: string | null, path: string, asked?: Asked): Promise<Answered>;
  /** A place for a file; throws where the door refuses. */
  place(token: string, unit: string, sizeBytes: number): Promise<Place>;
  /** What the door answers to an upload in the end. */
  answer(token: string, place: Place): Promise<DoorAnswer>;
}

/** The receipt of an upload, as far as tests look at it. */
export interface DoorAnswer {
  readonly verdict?: string;
  readonly [name: string]: unknown;
}

export async function openDoor(system: System): Promise<Door> {
  const api = await resourceOf(system, "Site", "AWS::ApiGatewayV2::Api");
  const host = `${api}.execute-api.localhost`;
  const ask: Door["ask"] = (token, path, asked = {}) => {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    const headers = { "content-type": "application/json", ...authorization, ...asked.headers };
    return atHost(system.cloud.endpoint, host, path, { ...asked, headers });
  };
  return {
    ask,
    place: async (token, org_unit_key, size_bytes) => {
      const body = JSON.stringify({ org_unit_key, size_bytes });
      const { status, bytes } = await ask(token, "/api/uploads", { method: "POST", body });
      if (status !== 201) throw new Error(`The door answered ${status}: ${bytes}`);
      return JSON.parse(String(bytes)) as Place;
    },
    answer: (token, { org_unit_key, upload_id }) =>
      until(`A receipt of ${org_unit_key}`, async () => {
        const { status, bytes } = await ask(token, `/api/uploads/${org_unit_key}/${upload_id}`);
        if (status === 202 || status === 404) return null;
        if (status !== 200) throw new Error(`The door answered ${status}: ${bytes}`);
        return JSON.parse(String(bytes)) as DoorAnswer;
      }),
  };
}

/** Sends a file's bytes to its place, as a page's form does. */
export async function post(
  { url, fields }: Pick<Place, "url" | "fields">,
  bytes: Uint8Array,
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new Blob([Uint8Array.from(bytes)]), "bao-cao.xlsx");
  return fetch(url, { method: "POST", body: form });
}
