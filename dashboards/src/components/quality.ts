import { isSame } from "./lineage.ts";
import {
  type Indicator,
  type Issue,
  type Observation,
  type Site,
  type Submission,
  streamKey,
} from "./site.ts";

/** How often something occurs; lists of these begin with the most frequent. */
export interface Counted<T> {
  readonly what: T;
  readonly count: number;
}

/** What occurs how often, the most frequent first; equal ones keep their order. */
export function counted<T>(list: readonly T[], nameOf: (what: T) => string): readonly Counted<T>[] {
  return [...Map.groupBy(list, nameOf).values()]
    .map((own) => ({ what: own[0]!, count: own.length }))
    .sort((a, b) => b.count - a.count);
}

/** Where in a form an issue was found; null = no cell of a published indicator. */
export interface IssuePlace {
  readonly indicator: Indicator | null;
  readonly cell: string | null;
}

/** All issues of one kind: how many, in how many files, in which forms and cells most often. */
export interface IssueKind {
  readonly code: string;
  readonly severity: Issue["severity"];
  readonly count: number;
  readonly fileCount: number;
  readonly forms: readonly Counted<string>[];
  readonly places: readonly Counted<IssuePlace>[];
}

/** The issues of all files by kind, the most frequent first. */
export function issueKinds(site: Site): readonly IssueKind[] {
  const indicatorAt = indicatorsByCell(site);
  return counted(site.issues, ({ code }) => code).map(({ what: { code, severity }, count }) => {
    const own = site.issues.filter((issue) => issue.code === code);
    return {
      ...{ code, severity, count },
      fileCount: new Set(own.map((issue) => `${streamKey(issue)} ${issue.receipt_no}`)).size,
      forms: counted(
        own.map(({ form }) => form),
        (form) => form,
      ),
      places: counted(
        own.map((issue): IssuePlace => ({ indicator: indicatorAt(issue), cell: issue.cell })),
        ({ indicator, cell }) => `${indicator?.indicator_id ?? ""} ${cell}`,
      ),
    };
  });
}

/** Which indicator a cell of a report belongs to: as the accepted report of the same unit and period has it. */
function indicatorsByCell(site: Site): (issue: Issue) => Indicator | null {
  const streams = new Set(site.issues.map(streamKey));
  const ids = new Map<string, string>();
  for (const observation of site.observations) {
    const stream = streamKey(observation);
    if (!streams.has(stream)) continue;
    const { cell, denominator_cell, indicator_id } = observation;
    // a cell that another indicator takes as its denominator is that of its own indicator first
    if (cell !== null) ids.set(`${stream} ${cell}`, indicator_id);
    if (denominator_cell !== null && !ids.has(`${stream} ${denominator_cell}`))
      ids.set(`${stream} ${denominator_cell}`, indicator_id);
  }
  return (issue) => site.indicatorById.get(ids.get(`${streamKey(issue)} ${issue.cell}`) ?? "") ?? null;
}

/** The files that were returned, and how many of them a later file of the same report made good. */
export function returnedFiles({ submissions }: Pick<Site, "submissions">): {
  readonly returned: readonly Submission[];
  readonly mendedCount: number;
} {
  const returned = submissions.filter(({ verdict }) => verdict === "rejected");
  const newest = new Map<string, number>();
  for (const submission of submissions)
    if (submission.verdict === "accepted")
      newest.set(
        streamKey(submission),
        Math.max(newest.get(streamKey(submission)) ?? 0, submission.receipt_no),
      );
  const mended = returned.filter((file) => (newest.get(streamKey(file)) ?? 0) > file.receipt_no);
  return { returned, mendedCount: mended.length };
}

/** What one unit sent again after it had been accepted, and how many figures differ from the revision before. */
export interface Resent {
  readonly orgUnitKey: string;
  readonly reportCount: number;
  readonly figureCount: number;
}

/** Who sent reports again, most often first. */
export function resentReports(site: Pick<Site, "submissions" | "observations">): readonly Resent[] {
  const again = site.submissions.filter(({ revision }) => (revision ?? 0) > 1);
  const changed = changedFigures(site.observations);
  return counted(again, ({ org_unit_key }) => org_unit_key).map(({ what: { org_unit_key }, count }) => ({
    orgUnitKey: org_unit_key,
    reportCount: count,
    figureCount: changed.filter((figure) => figure.org_unit_key === org_unit_key).length,
  }));
}

/** The observations that say something else than the revision before them. */
function changedFigures(observations: readonly Observation[]): readonly Observation[] {
  const keyOf = (row: Observation, revision: number): string =>
    `${streamKey(row)} ${row.indicator_id} ${revision}`;
  // only what was replaced has a revision after it
  const before = new Map(
    observations.filter(({ known_to }) => known_to !== null).map((row) => [keyOf(row, row.revision), row]),
  );
  return observations.filter((row) => {
    const earlier = before.get(keyOf(row, row.revision - 1));
    return earlier !== undefined && !isSame(earlier, row);
  });
}

const isEstimate = ({ value_status, denominator_status }: Observation): boolean =>
  value_status === "estimated" || denominator_status === "estimated";

/** The estimates among the figures that count, and how many earlier ones a later revision took the place of. */
export function estimates({ observations }: Pick<Site, "observations">): {
  readonly standing: readonly Observation[];
  readonly replacedCount: number;
} {
  const all = observations.filter(isEstimate);
  const standing = all.filter(({ known_to }) => known_to === null);
  return { standing, replacedCount: all.length - standing.length };
}

/** Cells that count and hold no number, by how they were filled in and the reason given. */
export const blanks = ({ observations }: Pick<Site, "observations">): readonly Counted<Observation>[] =>
  counted(
    observations.filter(
      ({ known_to, value_status }) =>
        known_to === null && (value_status === "missing" || value_status === "not_applicable"),
    ),
    ({ value_status, reason_code }) => `${value_status} ${reason_code}`,
  );

/** Whether a publication says what came in, so that there is something to say of its quality. */
export const hasQuality = ({ submissions }: Pick<Site, "submissions">): boolean => submissions.length > 0;
