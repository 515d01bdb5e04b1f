import type { Account } from "../../pipelines/door/account.ts";
import { createDoor } from "../../pipelines/door/door.ts";
import { createLaptopDoor } from "../../pipelines/door/laptop-door.ts";
import type { DoorWorld } from "../../pipelines/door/world.ts";
import type { ObjectStore } from "../../pipelines/ports/object-store.ts";
import { filledForm, receptionAt } from "../steps/reception.ts";

export const whileOpen = "2023-06-16T02:30:00.000Z";
export const office: Account = { org_unit_key: null };
export const ward: Account = { org_unit_key: "20335a" };

export interface AskedDoor {
  readonly store: ObjectStore;
  get(path: string): Promise<Response>;
  post(path: string, body: BodyInit): Promise<Response>;
  /** asks for an upload, posts the file, and gives the address of its answer */
  send(unit: string, bytes: Uint8Array): Promise<string>;
}

/** The laptop's door over a store in memory, for one account. */
export function laptopDoorFor(account: Account, instant = whileOpen, kept?: ObjectStore): AskedDoor {
  const { reception, store } = receptionAt(instant, kept);
  return asked(createLaptopDoor(reception, account), store);
}

/** The door with a world of its own, as the cloud composes it: nothing takes the files in. */
export function doorIn(world: Partial<DoorWorld>, instant = whileOpen): AskedDoor {
  const { reception, store } = receptionAt(instant, world.store);
  const whole: DoorWorld = {
    ...reception,
    uploads: { ask: async (key) => ({ url: "https://bucket.example/", fields: { key, policy: "p" } }) },
    accountOf: () => office,
    signIn: null,
    siteCookies: null,
    ...world,
  };
  return asked(createDoor(whole), store);
}

function asked(
  door: { request(path: string, init?: RequestInit): Response | Promise<Response> },
  store: ObjectStore,
): AskedDoor {
  const post = async (path: string, body: BodyInit) => door.request(path, { method: "POST", body });
  return {
    store,
    get: async (path) => door.request(path),
    post,
    send: async (unit, bytes) => {
      const place = await (await post("/api/uploads", uploadAsked(unit, bytes.length))).json();
      await post(place.url, formOf(place.fields, bytes));
      return `/api/uploads/${place.org_unit_key}/${place.upload_id}`;
    },
  };
}

export const uploadAsked = (org_unit_key: string, size_bytes: number): string =>
  JSON.stringify({ org_unit_key, size_bytes });

/** A form's POST as a browser makes it, the file last. */
export function formOf(fields: Readonly<Record<string, string>>, bytes: Uint8Array): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new File([Uint8Array.from(bytes)], "bao-cao.xlsx"));
  return form;
}

export const goodFile = filledForm({ unit: "20335a", period: "2023-Q2" });
