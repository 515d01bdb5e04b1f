/**
 * An instant as engines write it, "2023-06-16 02:30:00.1", as "2023-06-16T02:30:00.100Z". Infinity, years before Christ and
 * instants of another zone stay as they are.
 */
export function isoInstant(text: string | null): string | null {
  const [, day, clock, fraction = ""] =
    /^([\d-]+) ([\d:]+)(?:\.(\d+))?(?:\+00| UTC)?$/.exec(text ?? "") ?? [];
  return day === undefined ? text : `${day}T${clock}.${fraction.slice(0, 3).padEnd(3, "0")}Z`;
}
