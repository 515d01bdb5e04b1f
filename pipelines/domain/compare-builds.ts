import type { WarehouseManifest } from "./warehouse-manifest.ts";

/**
 * How an object of the standing warehouse compares with the same one built anew. identical: byte for byte.
 * equal-content: row for row, as another engine or machine writes it. out-of-date: it was built from other inputs.
 * differs: from the same inputs, yet other rows. damaged: its bytes are not those its manifest names.
 */
export type ObjectStatus = "identical" | "equal-content" | "out-of-date" | "differs" | "damaged";

export interface ObjectComparison {
  readonly key: string;
  readonly status: ObjectStatus;
}

/** Every object of either build, in order of the keys; `stored` gives the SHA-256 of the bytes that lie in the store. */
export function compareBuilds(
  standing: WarehouseManifest,
  rebuilt: WarehouseManifest,
  stored: ReadonlyMap<string, string>,
): readonly ObjectComparison[] {
  const before = new Map(standing.objects.map((object) => [object.key, object]));
  const after = new Map(rebuilt.objects.map((object) => [object.key, object]));
  const isSameCode =
    standing.engine_version === rebuilt.engine_version && standing.build_version === rebuilt.build_version;
  const statusOf = (key: string): ObjectStatus => {
    const [old, made] = [before.get(key), after.get(key)];
    if (old !== undefined && stored.get(key) !== old.sha256) return "damaged";
    if (old === undefined || made === undefined) return "out-of-date";
    if (old.sha256 === made.sha256) return "identical";
    if (old.content_sha256 === made.content_sha256) return "equal-content";
    return isSameCode && old.inputs_sha256 !== made.inputs_sha256 ? "out-of-date" : "differs";
  };
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((key) => ({ key, status: statusOf(key) }));
}
