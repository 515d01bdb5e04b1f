/** What a programme's sample folder says beside its catalogue; without it everything is drawn by rule. */
export interface SampleData {
  /** over the folder's files; "" = there is no folder */
  readonly sha256: string;
  readonly levels: readonly Level[];
  readonly traits: readonly Traits[];
}

/** How large a figure is and how it moves. The row of a unit goes before that of its audience, and that before one of all. */
export interface Level {
  readonly indicator_id: string;
  /** share: a ratio's numerator as a percentage of its denominator */
  readonly part: "value" | "denominator" | "share";
  readonly audience: string | null;
  readonly org_unit_key: string | null;
  /**
   * each: of a unit of size 1. flat: of every unit, whatever its size, also after a merger. total: of all together,
   * shared out. of: times another cell of the same report. sum: times what the reporters of another audience say together.
   */
  readonly basis: "each" | "flat" | "total" | "of" | "sum";
  /** the cell or the audience that the basis names */
  readonly of: string | null;
  readonly path: readonly PathPoint[];
  /** factors of a year's periods in turn; none = no seasons */
  readonly seasons: readonly number[];
  /** the part by which units and periods differ, 0.1 = a tenth; of a share in points */
  readonly spread: number | null;
}

/** A value on a day; between two days it moves in a straight line, outside it stays. */
export interface PathPoint {
  readonly on: string;
  readonly value: number;
}

export interface Traits {
  readonly org_unit_key: string;
  /** 1 = an average unit of its audience */
  readonly size: number;
  /** 1 = moves along the path, 0 = stays where it began */
  readonly pace: number;
}

export const noSampleData: SampleData = { sha256: "", levels: [], traits: [] };
