import { Fatal, Retryable } from "../domain/fault.ts";

/** By the file system's own codes; what a person can do is said by whoever speaks to one. */
const causes: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EROFS: "the disk can only be read",
  EACCES: "there is no permission",
  EPERM: "there is no permission",
  ENOTDIR: "a file stands where a folder is needed",
  EEXIST: "a file stands where a folder is needed",
};

/** A file system's error in words: Fatal where a person is needed, Retryable otherwise; a fault stays what it is. */
export function faultFrom(error: unknown, doing: string): Error {
  if (error instanceof Fatal || error instanceof Retryable) return error;
  const cause = causes[(error as NodeJS.ErrnoException).code ?? ""];
  if (cause !== undefined) return new Fatal(`${doing}: ${cause}.`, { cause: error });
  return new Retryable(`${doing} failed: ${error instanceof Error ? error.message : error}.`, {
    cause: error,
  });
}
