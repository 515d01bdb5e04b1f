/** How the area's series of one indicator is read with a tool, from the files as they were downloaded into one folder. */
export interface ReadingSnippet {
  readonly id: "duckdb" | "python" | "python-arrow" | "r";
  readonly tool: string;
  readonly code: string;
}

/** A snippet for each tool that answers `period_id, value`; tests run every one as it is shown. */
export const readingSnippets = (indicatorId: string, orgUnitKey: string): readonly ReadingSnippet[] => [
  {
    id: "duckdb",
    tool: "DuckDB (Parquet)",
    code: `select period_id, value
from 'indicator_values.parquet'
where indicator_id = '${indicatorId}' and org_unit_key = '${orgUnitKey}'
  and boundary = 'as_reported' and not is_rolled_up
order by period_id;`,
  },
  {
    id: "python",
    tool: "Python: pandas, pyarrow (Parquet)",
    code: `import pandas

values = pandas.read_parquet("indicator_values.parquet")
series = values[
    (values.indicator_id == "${indicatorId}") & (values.org_unit_key == "${orgUnitKey}")
    & (values.boundary == "as_reported") & ~values.is_rolled_up
].sort_values("period_id")
print(series[["period_id", "value"]].to_csv(index=False))`,
  },
  {
    id: "python-arrow",
    tool: "Python: pyarrow (Arrow)",
    code: `import pyarrow.compute as pc
from pyarrow import feather

values = feather.read_table("indicator_values.arrow")
series = values.filter(
    (pc.field("indicator_id") == "${indicatorId}") & (pc.field("org_unit_key") == "${orgUnitKey}")
    & (pc.field("boundary") == "as_reported") & ~pc.field("is_rolled_up")
).sort_by("period_id")
print(series.select(["period_id", "value"]).to_pandas().to_csv(index=False))`,
  },
  {
    id: "r",
    tool: "R (CSV)",
    code: `values <- read.csv("indicator_values.csv", fileEncoding = "UTF-8-BOM")
series <- subset(values,
  indicator_id == "${indicatorId}" & org_unit_key == "${orgUnitKey}" &
    boundary == "as_reported" & is_rolled_up == "false",
  select = c(period_id, value))
write.csv(series[order(series$period_id), ], row.names = FALSE, quote = FALSE)`,
  },
];
