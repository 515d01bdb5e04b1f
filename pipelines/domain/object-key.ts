/** Why a text can't be the key of an object; null for a good key. */
export function problemWithKey(key: string): string | null {
  if (key === "") return "is empty";
  if (/[\\\0]/.test(key)) return "holds a backslash or NUL";
  if (key.startsWith("/")) return "is absolute";
  const parts = key.split("/");
  if (parts.some((part) => part === "" || part === "." || part === ".."))
    return 'has an empty, "." or ".." part';
  return null;
}

/** Binary order of UTF-8, the order of every listing. */
export function compareKeys(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return placeOf(left) - placeOf(right);
  }
  return a.length - b.length;
}

/** UTF-16 writes what lies above U+FFFF in surrogates, which lie below U+E000; in UTF-8 it comes last. */
const placeOf = (unit: number): number =>
  unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
