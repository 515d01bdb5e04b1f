import { Fatal } from "../domain/fault.ts";
import { withAwsFaults } from "./aws-fault.ts";

interface RefusedError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** The HTTP status with which a request failed; undefined where no answer came. */
export const statusOf = (error: unknown): number | undefined =>
  (error as RefusedError | undefined)?.$metadata?.httpStatusCode;

/** What is missing looks forbidden to whoever may not list. */
export const readingTakes = "s3:GetObject (and s3:ListBucket, without which what is missing looks forbidden)";

/** What a request gives; its errors as faults that say what was done and, where S3 forbids it, what must be allowed. */
export const withS3Faults = <T>(doing: string, permission: string, work: () => Promise<T>): Promise<T> =>
  withAwsFaults(doing, async () => {
    try {
      return await work();
    } catch (error) {
      if (statusOf(error) !== 403) throw error;
      const { name, message } = error as RefusedError;
      throw new Fatal(`${doing}: ${name}: ${message}. It takes the permission ${permission}.`, {
        cause: error,
      });
    }
  });

/** What a request gives; null where S3 answers with one of these statuses. A bucket that is missing is never null. */
export async function unlessStatus<T>(
  statuses: readonly number[],
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const isExpected = statuses.includes(statusOf(error) ?? 0);
    if (isExpected && (error as RefusedError).name !== "NoSuchBucket") return null;
    throw error;
  }
}
