import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type CatalogueRow, catalogueFromRows } from "../../pipelines/domain/catalogue-files.ts";
import { problemWording } from "../../pipelines/domain/catalogue-problem-text.ts";
import { filesFromFolder, rowsFromCsv, tamKyFolder } from "../programmes/programme-folder.ts";

type Files = Map<string, CatalogueRow[]>;
type Cells = Record<string, string>;
type Edit = (files: Files) => void;

const has = (row: CatalogueRow, cells: Cells): boolean =>
  Object.entries(cells).every(([column, text]) => row.values[column] === text);

/** The one row of a file with these cells; a case that means no row or several is itself wrong. */
function theRow(files: Files, file: string, where: Cells): CatalogueRow {
  const found = files.get(file)!.filter((row) => has(row, where));
  if (found.length !== 1) throw new Error(`${found.length} rows of ${file} have ${JSON.stringify(where)}`);
  return found[0]!;
}

const set =
  (file: string, where: Cells, change: Cells): Edit =>
  (files) => {
    const row = theRow(files, file, where);
    files.set(
      file,
      files
        .get(file)!
        .map((other) => (other === row ? { line: row.line, values: { ...row.values, ...change } } : other)),
    );
  };

const add =
  (file: string, like: Cells, change: Cells): Edit =>
  (files) => {
    const values = { ...theRow(files, file, like).values, ...change };
    files.set(file, [...files.get(file)!, { line: files.get(file)!.length + 2, values }]);
  };

const write =
  (file: string, values: Cells): Edit =>
  (files) => {
    files.set(file, [...files.get(file)!, { line: files.get(file)!.length + 2, values }]);
  };

const remove =
  (file: string, where: Cells): Edit =>
  (files) => {
    files.set(
      file,
      files.get(file)!.filter((row) => !has(row, where)),
    );
  };

const unit = (org_unit_key: string): Cells => ({ org_unit_key });
const indicator = (indicator_id: string): Cells => ({ indicator_id });
const period = (period_id: string): Cells => ({ calendar_id: "admin_15_14", period_id });
const target = (target_id: string): Cells => ({ target_id });
const cell = (form_id: string, indicator_id: string, component: string): Cells => ({
  form_id,
  indicator_id,
  component,
});
const definition = (indicator_id: string, version: string, valid_from: string): Edit =>
  write("indicator-definitions.csv", {
    ...{ indicator_id, definition_version: version, valid_from, change_vi: "Đổi", change_en: "Changed" },
  });
const correction = (change: Cells): Edit =>
  write("corrections.csv", {
    ...{
      correction_id: "c1",
      submission_id: "a".repeat(64),
      indicator_id: "inspection-count",
      component: "value",
    },
    ...{ found: "10", corrected: "1", reason_vi: "Gõ nhầm", reason_en: "Slip", declared_on: "2023-01-05" },
    ...change,
  });
/** A second version of a form with the cells of the first. */
const secondVersion =
  (form_id: string, change: Cells): Edit =>
  (files) => {
    add("forms.csv", { form_id }, { form_version: "2", valid_from: "2024-01-01", ...change })(files);
    for (const { values } of files.get("form-cells.csv")!.filter((row) => row.values.form_id === form_id)) {
      write("form-cells.csv", { ...values, form_version: "2" })(files);
    }
  };

/** What is broken, how, and where it must be found: file, row, column, code. */
const cases: readonly (readonly [
  broken: string,
  edits: readonly Edit[],
  found: readonly (readonly [
    file: string,
    where: Cells,
    column: string,
    code: keyof typeof problemWording,
  ])[],
])[] = [
  // what single cells say
  [
    "an empty name in one language",
    [set("org-units.csv", unit("20341a"), { name_en: " " })],
    [["org-units.csv", unit("20341a"), "name_en", "cell-words"]],
  ],
  [
    "a key that can't stand in a path",
    [set("org-units.csv", unit("ctd"), { org_unit_key: "Chữ thập đỏ" })],
    [["org-units.csv", unit("Chữ thập đỏ"), "org_unit_key", "cell-code"]],
  ],
  [
    "a date as Excel shows it",
    [set("org-units.csv", unit("20347b"), { valid_from: "01/01/2025" })],
    [["org-units.csv", unit("20347b"), "valid_from", "cell-date"]],
  ],
  [
    "a day that does not exist",
    [set("holidays.csv", { holiday_on: "2023-01-02" }, { holiday_on: "2023-02-29" })],
    [["holidays.csv", { holiday_on: "2023-02-29" }, "holiday_on", "cell-date"]],
  ],
  [
    "a measure that is none, and a share that is neither",
    [set("indicators.csv", indicator("dialogue-count"), { measure: "number", is_share: "có" })],
    [
      ["indicators.csv", indicator("dialogue-count"), "measure", "cell-choice"],
      ["indicators.csv", indicator("dialogue-count"), "is_share", "cell-yes-no"],
    ],
  ],
  [
    "reporters without an audience",
    [set("indicators.csv", indicator("hotspot-count"), { only_units: "vptu" })],
    [["indicators.csv", indicator("hotspot-count"), "only_units", "cell-only-units"]],
  ],
  [
    "a bound with a decimal comma",
    [set("targets.csv", target("T06.2"), { low: "70,5" })],
    [["targets.csv", target("T06.2"), "low", "cell-number"]],
  ],
  [
    "scope keys separated by commas",
    [set("targets.csv", target("T03a"), { scope_keys: "20359a, 20389a" })],
    [["targets.csv", target("T03a"), "scope_keys", "cell-codes"]],
  ],
  [
    "a due day of zero",
    [set("forms.csv", { form_id: "wards-yearly" }, { due_working_days_after_period_end: "0" })],
    [["forms.csv", { form_id: "wards-yearly" }, "due_working_days_after_period_end", "cell-whole"]],
  ],
  [
    "a rule's term with another part",
    [
      set(
        "rules.csv",
        { rule_id: "wards-half-yearly-mediation-case" },
        { left: "mediation-success-rate.value" },
      ),
    ],
    [["rules.csv", { rule_id: "wards-half-yearly-mediation-case" }, "left", "cell-terms"]],
  ],
  [
    "versions that are no numbers",
    [set("rules.csv", { rule_id: "wards-half-yearly-mediation-case" }, { form_versions: "1, 2" })],
    [["rules.csv", { rule_id: "wards-half-yearly-mediation-case" }, "form_versions", "cell-versions"]],
  ],
  [
    "a correction of a submission that is no hash",
    [correction({ submission_id: "abc" })],
    [["corrections.csv", { correction_id: "c1" }, "submission_id", "cell-sha256"]],
  ],
  // programme
  [
    "a setting nobody knows",
    [write("programme.csv", { key: "colour", value: "red" })],
    [["programme.csv", { key: "colour" }, "key", "setting-unknown"]],
  ],
  [
    "a time zone that is none",
    [set("programme.csv", { key: "time_zone" }, { value: "Asia/Tam_Ky" })],
    [["programme.csv", { key: "time_zone" }, "time_zone", "cell-zone"]],
  ],
  [
    "a total carried by a city that ceased",
    [set("programme.csv", { key: "total_org_unit_key" }, { value: "d502" })],
    [["programme.csv", { key: "total_org_unit_key" }, "total_org_unit_key", "total-unit-kind"]],
  ],
  [
    "a calendar without periods",
    [set("programme.csv", { key: "default_calendar_id" }, { value: "lunar" })],
    [["programme.csv", { key: "default_calendar_id" }, "default_calendar_id", "unresolved"]],
  ],
  [
    "a term that ends before it begins",
    [set("programme.csv", { key: "ends_on" }, { value: "2019-12-31" })],
    [["programme.csv", { key: "ends_on" }, "ends_on", "dates-order"]],
  ],
  // org units
  [
    "a unit twice",
    [add("org-units.csv", unit("ctd"), { notes: "again" })],
    [["org-units.csv", { org_unit_key: "ctd", notes: "again" }, "org_unit_key", "twice"]],
  ],
  [
    "a parent that is not there",
    [set("org-units.csv", unit("ctd"), { parent_key: "d999" })],
    [["org-units.csv", unit("ctd"), "parent_key", "unresolved"]],
  ],
  [
    "parents in a circle",
    [set("org-units.csv", unit("p49"), { parent_key: "d502" })],
    [
      ["org-units.csv", unit("p49"), "parent_key", "parent-circle"],
      ["org-units.csv", unit("d502"), "parent_key", "parent-circle"],
    ],
  ],
  [
    "a version that ends before it begins",
    [set("org-units.csv", unit("ctd"), { valid_from: "2025-07-01" })],
    [["org-units.csv", unit("ctd"), "valid_to", "dates-order"]],
  ],
  [
    "two versions of one official code on one day",
    [set("org-units.csv", unit("20338a"), { org_unit_code: "20335" })],
    [["org-units.csv", unit("20338a"), "valid_from", "unit-versions-overlap"]],
  ],
  // successions
  [
    "a succession to nobody",
    [set("org-unit-changes.csv", { from_key: "bdv" }, { to_key: "bdvn" })],
    [["org-unit-changes.csv", { from_key: "bdv" }, "to_key", "unresolved"]],
  ],
  [
    "a succession twice",
    [add("org-unit-changes.csv", { from_key: "bdv" }, { legal_basis: "again" })],
    [
      ["org-unit-changes.csv", { from_key: "bdv", legal_basis: "again" }, "to_key", "twice"],
      [
        "org-unit-changes.csv",
        { from_key: "bdv", legal_basis: "assumed date" },
        "kind",
        "change-whole-shared",
      ],
      ["org-unit-changes.csv", { from_key: "bdv", legal_basis: "again" }, "kind", "change-whole-shared"],
    ],
  ],
  [
    "a successor that begins a month late",
    [set("org-unit-changes.csv", { from_key: "20338a" }, { effective_on: "2025-02-01" })],
    [
      ["org-unit-changes.csv", { from_key: "20338a" }, "effective_on", "change-after-end"],
      ["org-unit-changes.csv", { from_key: "20338a" }, "effective_on", "change-first-day"],
    ],
  ],
  [
    "a successor's first day moved",
    [set("org-units.csv", unit("btgdv"), { valid_from: "2025-04-01" })],
    [
      ["org-unit-changes.csv", { from_key: "bdv" }, "effective_on", "change-first-day"],
      ["org-unit-changes.csv", { from_key: "btg" }, "effective_on", "change-first-day"],
    ],
  ],
  [
    "a predecessor that never ends",
    [set("org-units.csv", unit("btg"), { valid_to: "" })],
    [
      ["org-unit-changes.csv", { from_key: "btg" }, "effective_on", "change-after-end"],
      ["indicators.csv", indicator("hotspot-count"), "only_units", "restricted-reporters"],
    ],
  ],
  // spellings
  [
    "a spelling of nobody",
    [write("spellings.csv", { org_unit_key: "nobody", spelling: "Không ai" })],
    [["spellings.csv", { spelling: "Không ai" }, "org_unit_key", "unresolved"]],
  ],
  [
    "a spelling twice, in capitals",
    [write("spellings.csv", { org_unit_key: "ccb", spelling: "HỘI CCB" })],
    [["spellings.csv", { spelling: "HỘI CCB" }, "spelling", "twice"]],
  ],
  [
    "two reporters with one name",
    [set("org-units.csv", unit("20375a"), { name_vi: "Phường Hoà Hương" })],
    [["org-units.csv", unit("20375a"), "name_vi", "name-ambiguous"]],
  ],
  [
    "a spelling that is another unit's name",
    [write("spellings.csv", { org_unit_key: "20335a", spelling: "phường an mỹ" })],
    [["spellings.csv", { spelling: "phường an mỹ" }, "spelling", "name-ambiguous"]],
  ],
  // indicators
  [
    "a ratio without a denominator",
    [set("indicators.csv", indicator("mediation-success-rate"), { denominator_vi: "", denominator_en: "" })],
    [["indicators.csv", indicator("mediation-success-rate"), "denominator_vi", "ratio-part"]],
  ],
  [
    "a definition in one language",
    [set("indicators.csv", indicator("dialogue-count"), { numerator_en: "" })],
    [["indicators.csv", indicator("dialogue-count"), "numerator_en", "one-language"]],
  ],
  [
    "a count treated as a ratio",
    [
      set("indicators.csv", indicator("dialogue-count"), {
        factor: "100",
        is_share: "yes",
        denominator_time: "last",
      }),
    ],
    [
      ["indicators.csv", indicator("dialogue-count"), "denominator_time", "not-a-ratio"],
      ["indicators.csv", indicator("dialogue-count"), "is_share", "not-a-ratio"],
      ["indicators.csv", indicator("dialogue-count"), "factor", "not-a-ratio"],
    ],
  ],
  [
    "a rate that is summed",
    [set("indicators.csv", indicator("mediation-success-rate"), { aggregation: "sum" })],
    [["indicators.csv", indicator("mediation-success-rate"), "aggregation", "aggregation-measure"]],
  ],
  [
    "a denominator taken from nowhere",
    [set("indicators.csv", indicator("admin-file-ontime-rate"), { denominator_id: "admin-files" })],
    [["indicators.csv", indicator("admin-file-ontime-rate"), "denominator_id", "unresolved"]],
  ],
  [
    "a numerator taken from a ratio",
    [
      set("indicators.csv", indicator("petition-resolved-rate"), {
        numerator_id: "dialogue-opinion-resolved-rate",
      }),
    ],
    [["indicators.csv", indicator("petition-resolved-rate"), "numerator_id", "part-is-ratio"]],
  ],
  [
    "a total over an audience that is never asked",
    [set("indicators.csv", indicator("mediation-case-count"), { adds_over: "organisation" })],
    [["indicators.csv", indicator("mediation-case-count"), "adds_over", "adds-over-not-asked"]],
  ],
  [
    "a computed indicator that is asked",
    [set("indicators.csv", indicator("inspection-count"), { adds_over: "computed" })],
    [["indicators.csv", indicator("inspection-count"), "adds_over", "computed-asked"]],
  ],
  [
    "an indicator nobody is asked",
    [remove("form-cells.csv", cell("wards-yearly", "village-covenant-count", "value"))],
    [["indicators.csv", indicator("village-covenant-count"), "indicator_id", "never-asked"]],
  ],
  [
    "one audience asked by quarter and by year, which would count twice",
    [
      write("form-cells.csv", {
        form_version: "1",
        position: "99",
        ...cell("wards-yearly", "dialogue-count", "value"),
      }),
    ],
    [["indicators.csv", indicator("dialogue-count"), "indicator_id", "two-rhythms"]],
  ],
  [
    "reporters of an audience without forms",
    [set("indicators.csv", indicator("inspection-count"), { only_units: "army:20341a" })],
    [
      ["indicators.csv", indicator("inspection-count"), "only_units", "unresolved"],
      ["indicators.csv", indicator("inspection-count"), "only_units", "only-units-strange"],
    ],
  ],
  [
    "a reporter of another audience",
    [
      set("indicators.csv", indicator("party-org-graded-on-dv-rate"), {
        only_units: "city_party_committee:noivu",
      }),
    ],
    [["indicators.csv", indicator("party-org-graded-on-dv-rate"), "only_units", "only-units-strange"]],
  ],
  [
    "a restricted figure with two reporters",
    [set("indicators.csv", indicator("hotspot-count"), { only_units: "city_party_committee:vptu|btc" })],
    [["indicators.csv", indicator("hotspot-count"), "only_units", "restricted-reporters"]],
  ],
  [
    "a restricted figure whose reporter ends before the others",
    [set("indicators.csv", indicator("hotspot-count"), { only_units: "city_party_committee:bdv" })],
    [["indicators.csv", indicator("hotspot-count"), "only_units", "restricted-reporters"]],
  ],
  [
    "a restricted figure asked of everyone",
    [set("indicators.csv", indicator("dialogue-count"), { sensitivity: "restricted" })],
    [["indicators.csv", indicator("dialogue-count"), "only_units", "restricted-reporters"]],
  ],
  [
    "a definition of no indicator",
    [definition("dialogues", "2", "2023-07-01")],
    [["indicator-definitions.csv", indicator("dialogues"), "indicator_id", "unresolved"]],
  ],
  [
    "a definition's version skipped, and its days out of order",
    [definition("dialogue-count", "2", "2023-07-01"), definition("dialogue-count", "4", "2022-07-01")],
    [
      ["indicator-definitions.csv", { definition_version: "4" }, "definition_version", "definition-version"],
      ["indicator-definitions.csv", { definition_version: "4" }, "valid_from", "dates-order"],
    ],
  ],
  // forms and cells
  [
    "a form for nobody",
    [set("forms.csv", { form_id: "party-bodies-yearly" }, { audience: "nobody" })],
    [
      ["indicators.csv", indicator("no-hotspot-unit-rate"), "adds_over", "adds-over-not-asked"],
      ["indicators.csv", indicator("org-good-performance-rate"), "adds_over", "adds-over-not-asked"],
      ["indicators.csv", indicator("org-grade-excellent-count"), "adds_over", "adds-over-not-asked"],
      ["indicators.csv", indicator("org-grade-good-count"), "adds_over", "adds-over-not-asked"],
      ["indicators.csv", indicator("org-grade-completed-count"), "adds_over", "adds-over-not-asked"],
      ["indicators.csv", indicator("org-grade-failed-count"), "adds_over", "adds-over-not-asked"],
      ["forms.csv", { form_id: "party-bodies-yearly" }, "audience", "unresolved"],
    ],
  ],
  [
    "a form for periods its calendar lacks",
    [set("forms.csv", { form_id: "wards-yearly" }, { period_type: "month" })],
    [["forms.csv", { form_id: "wards-yearly" }, "period_type", "unresolved"]],
  ],
  [
    "a window that closes before it is due",
    [set("forms.csv", { form_id: "wards-yearly" }, { closes_working_days_after_period_end: "2" })],
    [["forms.csv", { form_id: "wards-yearly" }, "closes_working_days_after_period_end", "closes-before-due"]],
  ],
  [
    "a form version without cells",
    [
      set("forms.csv", { form_id: "wards-yearly" }, { valid_to: "2023-12-31" }),
      add(
        "forms.csv",
        { form_id: "wards-yearly" },
        { form_version: "2", valid_from: "2024-01-01", valid_to: "" },
      ),
    ],
    [["forms.csv", { form_id: "wards-yearly", form_version: "2" }, "form_version", "form-without-cells"]],
  ],
  [
    "two versions of a form on one day",
    [secondVersion("wards-yearly", {})],
    [["forms.csv", { form_id: "wards-yearly", form_version: "2" }, "valid_from", "form-versions-overlap"]],
  ],
  [
    "a second version for another kind of period",
    [
      set("forms.csv", { form_id: "departments-yearly" }, { valid_to: "2023-12-31" }),
      secondVersion("departments-yearly", { calendar_id: "statistical_calendar", valid_to: "" }),
      remove("form-cells.csv", { form_id: "departments-yearly", form_version: "2" }),
      write("form-cells.csv", {
        ...{ form_version: "2", position: "1" },
        ...cell("departments-yearly", "urban-class1-criteria-met", "value"),
      }),
    ],
    [
      ["indicators.csv", indicator("urban-class1-criteria-met"), "indicator_id", "two-rhythms"],
      [
        "forms.csv",
        { form_id: "departments-yearly", form_version: "2" },
        "calendar_id",
        "form-versions-differ",
      ],
    ],
  ],
  [
    "a cell of a version that is not there",
    [set("form-cells.csv", cell("wards-quarterly", "dialogue-count", "value"), { form_version: "3" })],
    [
      ["form-cells.csv", cell("wards-quarterly", "dialogue-count", "value"), "form_version", "unresolved"],
      ["rules.csv", { rule_id: "wards-quarterly-dialogue-attendance" }, "left", "rule-term"],
    ],
  ],
  [
    "two cells in one place",
    [set("form-cells.csv", cell("wards-yearly", "civilised-ward-count", "value"), { position: "1" })],
    [["form-cells.csv", cell("wards-yearly", "civilised-ward-count", "value"), "position", "twice"]],
  ],
  [
    "a cell twice",
    [
      write("form-cells.csv", {
        ...{ form_version: "1", position: "99" },
        ...cell("wards-yearly", "civilised-ward-count", "value"),
      }),
    ],
    [["form-cells.csv", { form_id: "wards-yearly", position: "99" }, "indicator_id", "twice"]],
  ],
  [
    "a cell of no indicator",
    [
      write("form-cells.csv", {
        form_version: "1",
        position: "99",
        ...cell("wards-yearly", "smiles", "value"),
      }),
    ],
    [["form-cells.csv", cell("wards-yearly", "smiles", "value"), "indicator_id", "unresolved"]],
  ],
  [
    "a part asked although it comes from another indicator",
    [
      write("form-cells.csv", {
        ...{ form_version: "1", position: "99" },
        ...cell("wards-quarterly", "admin-file-ontime-rate", "denominator"),
      }),
    ],
    [["form-cells.csv", { form_id: "wards-quarterly", position: "99" }, "component", "component-unasked"]],
  ],
  [
    "one part of a ratio alone",
    [remove("form-cells.csv", cell("wards-yearly", "cultural-village-rate", "denominator"))],
    [
      [
        "form-cells.csv",
        cell("wards-yearly", "cultural-village-rate", "numerator"),
        "component",
        "component-missing",
      ],
    ],
  ],
  [
    "a ratio whose part is on another form",
    [remove("form-cells.csv", cell("departments-quarterly", "admin-file-count", "value"))],
    [
      [
        "form-cells.csv",
        cell("departments-quarterly", "admin-file-ontime-rate", "numerator"),
        "indicator_id",
        "part-not-on-form",
      ],
    ],
  ],
  [
    "a ratio whose part is asked of fewer units",
    [set("indicators.csv", indicator("admin-file-count"), { only_units: "department:noivu" })],
    [
      [
        "form-cells.csv",
        cell("departments-quarterly", "admin-file-ontime-rate", "numerator"),
        "indicator_id",
        "part-not-on-form",
      ],
    ],
  ],
  // targets
  [
    "a target twice",
    [add("targets.csv", target("T06.1"), { is_headline: "no", baseline_source: "again" })],
    [["targets.csv", { target_id: "T06.1", baseline_source: "again" }, "target_id", "twice"]],
  ],
  [
    "a changed target of another scope",
    [
      add("targets.csv", target("T06.1"), {
        known_from: "2024-03-01",
        low: "75",
        scope_kind: "each_reporter",
      }),
    ],
    [["targets.csv", { target_id: "T06.1", known_from: "2024-03-01" }, "scope_kind", "target-version"]],
  ],
  [
    "a target of no indicator",
    [set("targets.csv", target("T06.1"), { indicator_id: "gathering-everyone-rate" })],
    [["targets.csv", target("T06.1"), "indicator_id", "unresolved"]],
  ],
  [
    "a range with one bound",
    [set("targets.csv", target("T09.2"), { high: "" })],
    [["targets.csv", target("T09.2"), "high", "target-high"]],
  ],
  [
    "a range upside down",
    [set("targets.csv", target("T09.2"), { low: "10", high: "9" })],
    [["targets.csv", target("T09.2"), "high", "target-bounds"]],
  ],
  [
    "an annual test due once",
    [set("targets.csv", target("T04"), { due_period_id: "2025-Y" })],
    [["targets.csv", target("T04"), "due_period_id", "target-each-year"]],
  ],
  [
    "a period that never comes",
    [set("targets.csv", target("T06.1"), { due_period_id: "2031-Y", assessed_on_period_id: "2031-H1" })],
    [
      ["targets.csv", target("T06.1"), "assessed_on_period_id", "unresolved"],
      ["targets.csv", target("T06.1"), "due_period_id", "unresolved"],
    ],
  ],
  [
    "named units that are not named, and one that is unknown",
    [
      set("targets.csv", target("T03a"), { scope_keys: "" }),
      set("targets.csv", target("T03b"), { scope_keys: "x" }),
    ],
    [
      ["targets.csv", target("T03b"), "scope_keys", "unresolved"],
      ["targets.csv", target("T03a"), "scope_keys", "target-scope"],
    ],
  ],
  [
    "a target in another group than its indicator",
    [set("targets.csv", target("T06.1"), { group_id: "T07" })],
    [["targets.csv", target("T06.1"), "group_id", "target-group"]],
  ],
  [
    "bounds times a part of another form",
    [set("targets.csv", target("T09.2"), { per: "cultural-village-rate.denominator" })],
    [["targets.csv", target("T09.2"), "per", "target-per"]],
  ],
  [
    "a baseline without a period, and one whose period is none",
    [
      set("targets.csv", target("T03a"), { baseline_period_id: "" }),
      set("targets.csv", target("T03b"), { baseline_period_id: "2020" }),
    ],
    [
      ["targets.csv", target("T03a"), "baseline_period_id", "target-baseline"],
      ["targets.csv", target("T03b"), "baseline_period_id", "period-id"],
    ],
  ],
  [
    "two numbers for one card, and none",
    [
      set("targets.csv", target("T06.1"), { is_headline: "yes" }),
      set("targets.csv", target("T07"), { is_headline: "no" }),
    ],
    [
      ["targets.csv", target("T06.6"), "is_headline", "target-headline"],
      ["targets.csv", target("T07"), "is_headline", "target-headline"],
    ],
  ],
  // periods and windows
  [
    "a period twice",
    [add("periods.csv", period("2025-9M"), { label_vi: "lần nữa", period_index: "6" })],
    [["periods.csv", { period_id: "2025-9M", label_vi: "lần nữa" }, "period_id", "twice"]],
  ],
  [
    "an id of another year",
    [set("periods.csv", period("2021-9M"), { period_id: "2020-9M" })],
    [["periods.csv", period("2020-9M"), "period_id", "period-id"]],
  ],
  [
    "periods counted with a gap",
    [set("periods.csv", period("2025-Y"), { period_index: "6" })],
    [["periods.csv", period("2025-Y"), "period_index", "period-index"]],
  ],
  [
    "a quarter that begins a day late",
    [set("periods.csv", period("2022-Q2"), { starts_on: "2022-03-16" })],
    [["periods.csv", period("2022-Q2"), "starts_on", "period-gap"]],
  ],
  [
    "a half year that is not its quarters",
    [set("periods.csv", period("2025-H2"), { ends_on: "2025-12-15" })],
    [["periods.csv", period("2025-H2"), "ends_on", "period-tiling"]],
  ],
  [
    "a year without its first quarter",
    [set("periods.csv", period("2021-Y"), { starts_on: "2020-12-31" })],
    [["periods.csv", period("2021-Y"), "starts_on", "period-tiling"]],
  ],
  [
    "a window of a period the form is not due for",
    [add("windows.csv", { form_id: "wards-quarterly" }, { period_id: "2021-H1" })],
    [["windows.csv", { form_id: "wards-quarterly", period_id: "2021-H1" }, "period_id", "window-period"]],
  ],
  [
    "a window of no form",
    [add("windows.csv", { form_id: "wards-quarterly" }, { form_id: "wards" })],
    [["windows.csv", { form_id: "wards" }, "form_id", "unresolved"]],
  ],
  [
    "a window twice",
    [add("windows.csv", { form_id: "wards-quarterly" }, { reason_en: "again" })],
    [["windows.csv", { form_id: "wards-quarterly", reason_en: "again" }, "period_id", "twice"]],
  ],
  [
    "a window that closes before it is due, and one due before it opens",
    [
      set("windows.csv", { form_id: "wards-quarterly" }, { closes_on: "2021-06-16" }),
      set("windows.csv", { form_id: "departments-quarterly" }, { due_on: "2021-06-14" }),
    ],
    [
      ["windows.csv", { form_id: "wards-quarterly" }, "closes_on", "window-order"],
      ["windows.csv", { form_id: "departments-quarterly" }, "due_on", "window-order"],
    ],
  ],
  [
    "a window extended beyond the rule's close, which it leaves open",
    [
      add(
        "windows.csv",
        { form_id: "wards-quarterly" },
        { period_id: "2022-Q1", due_on: "2022-05-31", closes_on: "" },
      ),
    ],
    [["windows.csv", { form_id: "wards-quarterly", period_id: "2022-Q1" }, "closes_on", "window-order"]],
  ],
  // the rest
  [
    "a holiday twice",
    [add("holidays.csv", { holiday_on: "2023-01-02" }, { note: "again" })],
    [["holidays.csv", { holiday_on: "2023-01-02", note: "again" }, "holiday_on", "twice"]],
  ],
  [
    "a rule of no form",
    [set("rules.csv", { rule_id: "wards-half-yearly-village-model" }, { form_id: "wards" })],
    [["rules.csv", { rule_id: "wards-half-yearly-village-model" }, "form_id", "unresolved"]],
  ],
  [
    "a rule for a version that is not there",
    [set("rules.csv", { rule_id: "wards-half-yearly-village-model" }, { form_versions: "1|2" })],
    [["rules.csv", { rule_id: "wards-half-yearly-village-model" }, "form_versions", "unresolved"]],
  ],
  [
    "a rule's term from another form, and a ratio as one number",
    [
      set(
        "rules.csv",
        { rule_id: "wards-half-yearly-village-model" },
        { left: "dialogue-count", right: "village-with-selfmanaged-rate" },
      ),
    ],
    [
      ["rules.csv", { rule_id: "wards-half-yearly-village-model" }, "left", "rule-term"],
      ["rules.csv", { rule_id: "wards-half-yearly-village-model" }, "right", "rule-term"],
    ],
  ],
  [
    "a reason twice",
    [add("reasons.csv", { reason_code: "BD1" }, { name_en: "again" })],
    [["reasons.csv", { reason_code: "BD1", name_en: "again" }, "reason_code", "twice"]],
  ],
  [
    "a group without a name, and an audience with two",
    [
      remove("labels.csv", { kind: "group", id: "III.6" }),
      add("labels.csv", { kind: "audience", id: "department" }, { name_en: "again" }),
    ],
    [
      ["labels.csv", { id: "department", name_en: "again" }, "id", "twice"],
      ["indicators.csv", indicator("steering-committee-meeting-count"), "group_id", "unresolved"],
      ["indicators.csv", indicator("commendation-collective-count"), "group_id", "unresolved"],
    ],
  ],
  [
    "tiles of no unit, of one unit twice, and half over another",
    [
      set("tiles.csv", unit("20359a"), { org_unit_key: "atlantis" }),
      write("tiles.csv", { org_unit_key: "20341a", row: "9", column: "1" }),
      set("tiles.csv", unit("20371a"), { column: "6" }),
    ],
    [
      ["tiles.csv", unit("atlantis"), "org_unit_key", "unresolved"],
      ["tiles.csv", { org_unit_key: "20341a", row: "9" }, "org_unit_key", "twice"],
      ["tiles.csv", unit("20371a"), "column", "tile-covered"],
    ],
  ],
  [
    "a correction of a part that is never asked",
    [correction({ component: "denominator" })],
    [["corrections.csv", { correction_id: "c1" }, "component", "component-unasked"]],
  ],
  [
    "a correction that changes nothing",
    [correction({ corrected: "10.0" })],
    [["corrections.csv", { correction_id: "c1" }, "corrected", "correction-same"]],
  ],
  [
    "a correction of no indicator",
    [correction({ indicator_id: "smiles" })],
    [["corrections.csv", { correction_id: "c1" }, "indicator_id", "unresolved"]],
  ],
];

describe("a catalogue that does not fit together", () => {
  let intact: Files;
  beforeAll(() => {
    const files = filesFromFolder(tamKyFolder);
    intact = new Map(
      [...files]
        .filter(([name]) => name.endsWith(".csv"))
        .map(([name, bytes]) => [
          name,
          rowsFromCsv(bytes).map((values, index) => ({ line: index + 2, values })),
        ]),
    );
  });

  it("starts from one that does", () => {
    expect(catalogueFromRows(intact, "").ok).toBe(true);
  });

  it("needs no map", () => {
    const without = new Map([...intact].filter(([name]) => name !== "tiles.csv"));
    const read = catalogueFromRows(without, "");
    expect(read.ok && read.value.tiles).toEqual([]);
  });

  it("does not depend on the order of rows", () => {
    const names = [...intact.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 1, max: 1000 }), (name, turn) => {
        const rows = intact.get(name)!;
        const at = turn % Math.max(rows.length, 1);
        const turned = [...rows.slice(at), ...rows.slice(0, at)].reverse();
        expect(catalogueFromRows(new Map(intact).set(name, turned), "").ok).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it.each(cases)("finds %s", (_, edits, expected) => {
    const files = new Map(intact);
    for (const edit of edits) edit(files);
    const read = catalogueFromRows(files, "");
    const problems = read.ok ? [] : read.error;
    const found = problems.map(({ file, line, column, code }) => ({ file, line, column, code }));
    expect(found).toEqual(
      expected.map(([file, where, column, code]) => ({
        file,
        line: theRow(files, file, where).line,
        column,
        code,
      })),
    );
  });

  it("has a case for everything that can be said about a cell or a row", () => {
    const aboutFiles = [
      "file-missing",
      "file-unknown",
      "file-encoding",
      "file-unreadable",
      "file-quotes",
      "row-width",
    ];
    const aboutHeaders = ["column-missing", "column-unknown", "setting-missing"];
    const tried = new Set<string>(cases.flatMap(([, , found]) => found.map(([, , , code]) => code)));
    const untried = Object.keys(problemWording).filter((code) => !tried.has(code));
    expect(untried).toEqual([...aboutFiles, ...aboutHeaders]);
  });
});
