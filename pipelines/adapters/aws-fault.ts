import { Fatal, Retryable } from "../domain/fault.ts";

/** What an error of an AWS client or of the network below it says of itself. */
interface AwsError {
  readonly name?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const throttled = /Throttl|TooManyRequests|SlowDown|LimitExceeded|ConcurrentModification|RequestTimeout/;
/** a write of another is under way, or there are too many requests */
const passingStatuses = [409, 429];
const unusable = /Credentials|TokenProvider|Region is missing/;

/**
 * An AWS client's error as a fault: Retryable where the service was not reached, was too busy or failed by itself, Fatal
 * where it refused. A fault stays what it is.
 */
function faultFromAws(error: unknown, doing: string): Error {
  if (error instanceof Fatal || error instanceof Retryable) return error;
  const { name = "", message = String(error), $metadata } = error as AwsError;
  const status = $metadata?.httpStatusCode;
  const isPassing =
    throttled.test(name) ||
    (status === undefined
      ? !unusable.test(`${name} ${message}`)
      : status >= 500 || passingStatuses.includes(status));
  const said = name === "Error" || name === "" ? message : `${name}: ${message}`;
  const text = `${doing}: ${said.replace(/\.?$/, ".")}`;
  return isPassing ? new Retryable(text, { cause: error }) : new Fatal(text, { cause: error });
}

/** What `work` gives; its errors as faults. */
export async function withAwsFaults<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw faultFromAws(error, doing);
  }
}

/** What `work` gives; null where AWS answers with this error. */
export async function unlessAws<T>(errorName: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if ((error as AwsError).name === errorName) return null;
    throw error;
  }
}
