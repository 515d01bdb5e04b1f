import type { PutObjectCommandInput } from "@aws-sdk/client-s3";
import type { Clock } from "../ports/clock.ts";

/** What a request says that makes an object stay; empty where it need not. */
export type ObjectLock = Pick<PutObjectCommandInput, "ObjectLockMode" | "ObjectLockRetainUntilDate">;

/** What was sent, and what was answered. */
const lockedZones = ["received/", "ledger/"];
const dayMs = 86_400_000;

/**
 * Locks the facts as they are written: for so many days nobody removes them for good, or cuts the time short, without
 * the right to bypass governance. The bucket has to have Object Lock.
 */
export const createFactLock =
  (days: number, clock: Clock) =>
  (key: string): ObjectLock =>
    lockedZones.some((zone) => key.startsWith(zone))
      ? {
          ObjectLockMode: "GOVERNANCE",
          ObjectLockRetainUntilDate: new Date(Date.parse(clock.now()) + days * dayMs),
        }
      : {};
