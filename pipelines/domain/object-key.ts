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
  const [left, right] = [[...a], [...b]];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = left[at]!.codePointAt(0)! - right[at]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
