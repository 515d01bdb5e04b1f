import type { Tile } from "./catalogue.ts";
import { type Finding, finding, type Lookup, twice, unresolved } from "./catalogue-finding.ts";

/** A tile is of a unit that there is, has it to itself, and covers no other: each is two half tiles wide. */
export function* checkTiles({ tiles, unitByKey }: Lookup): Generator<Finding> {
  const file = "tiles.csv";
  yield* unresolved(file, tiles, "org_unit_key", unitByKey, "org-units.csv");
  yield* twice(file, tiles, "org_unit_key", ({ org_unit_key }) => org_unit_key);
  for (const [at, tile] of tiles.entries()) {
    const covered = tiles.slice(0, at).find((other) => isCovering(tile, other));
    if (covered !== undefined)
      yield finding(file, tile, "column", "tile-covered", { key: covered.org_unit_key });
  }
}

const isCovering = (one: Tile, other: Tile): boolean =>
  one.row === other.row && Math.abs(one.column - other.column) < 2;
