import type { Context } from "hono";
import { type APIGatewayProxyResult, handle, type LambdaEvent } from "hono/aws-lambda";
import { type Account, accountFromClaims } from "../../pipelines/door/account.ts";
import { createDoor } from "../../pipelines/door/door.ts";
import type { DoorWorld } from "../../pipelines/door/world.ts";
import { journalOf, openDoor } from "../runtime/compose.ts";
import { asHandler, type Call } from "../runtime/outcome.ts";

/** The account of the token that the gateway has verified; null where it let somebody in without one. */
function accountOf({ env }: Context): Account | null {
  const { authorizer } = (env as { event: GatewayEvent }).event.requestContext;
  return accountFromClaims(authorizer?.jwt?.claims ?? {});
}

interface GatewayEvent {
  readonly requestContext: {
    readonly authorizer?: { readonly jwt?: { readonly claims: Record<string, unknown> } };
  };
}

/** Answers one request that came through the gateway. */
export const door = (world: Omit<DoorWorld, "journal" | "accountOf">, { event, journal }: Call) =>
  handle(createDoor({ ...world, journal, accountOf }))(
    event as LambdaEvent,
  ) as Promise<APIGatewayProxyResult>;

export const handler = asHandler(journalOf, openDoor, door);
