import { randomUUID } from "node:crypto";

const token = randomUUID().slice(0, 8);

/** Names this process in what it leaves on a disk while it works: its id, and a token because ids are used again. */
export const processMark = `${process.pid}-${token}`;

/** Whether the process of a mark has certainly ended. One whose id was given to another process seems to live on. */
export function hasEnded(mark: string): boolean {
  const match = /^(\d+)(?:-([0-9a-f]{8}))?$/.exec(mark);
  if (match === null) return false;
  const id = Number(match[1]);
  return id === process.pid ? match[2] !== token : !isAlive(id);
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
