/** Words that mean the same to DuckDB and to Athena's engine, or that one of them does not know. Measured on both. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Functions that give equal answers on both engines; whatever is not here is not known to. */
const sameOnBoth = words(`
  abs any_value array_agg bool_and bool_or cast coalesce count cume_dist dense_rank exp lag lead length ln log10
  lower lpad max max_by min min_by mod month nth_value ntile nullif percent_rank power quarter rank replace round
  row_number sqrt starts_with stddev_samp strpos sum trim unnest upper var_samp year`);

/** Functions that are the same in one form only; the rule that looks at the form. */
export const sameInOneForm = {
  avg: "avg",
  greatest: "greatest",
  least: "greatest",
  date_trunc: "date-trunc",
  regexp_extract: "no-match",
  split_part: "no-match",
  substr: "substr-zero",
} as const;

/** Functions that differ or are missing, by the rule that says what to write instead. */
const insteadOf = {
  "string-agg": "string_agg listagg group_concat array_to_string array_join",
  "arg-max": "arg_max arg_min argmax argmin",
  median: `median percentile_cont percentile_disc quantile quantile_cont quantile_disc approx_percentile
    approx_quantile`,
  ifnull: "ifnull nvl isnull",
  concat: "concat concat_ws",
  regression: `corr covar_pop covar_samp regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx
    regr_sxy regr_syy skewness kurtosis`,
  "regexp-replace": "regexp_replace regexp_matches regexp_like regexp_split regexp_split_to_array",
  "date-diff": "date_diff datediff date_sub datesub age date_part datepart extract",
  "day-of-week":
    "dayofweek day_of_week isodow weekday dayname strftime date_format to_char strptime date_parse",
  "date-add": "date_add dateadd add_months",
  "count-if": "count_if countif",
  "try-cast": "try_cast try",
  truncate: "trunc truncate width_bucket",
  cardinality: "cardinality len array_length list_count element_at list_extract",
} as const;
export type FunctionRule =
  | keyof typeof insteadOf
  | (typeof sameInOneForm)[keyof typeof sameInOneForm]
  | "own-function";

const ruleOfFunction = new Map(
  Object.entries(insteadOf).flatMap(([rule, names]) =>
    [...words(names)].map((name) => [name, rule as keyof typeof insteadOf] as const),
  ),
);

/** The rule that a function breaks, or may break by its form; null where it is the same on both engines. */
export function ruleOf(name: string): FunctionRule | null {
  if (sameOnBoth.has(name)) return null;
  if (Object.hasOwn(sameInOneForm, name)) return sameInOneForm[name as keyof typeof sameInOneForm];
  return ruleOfFunction.get(name) ?? "own-function";
}

/** Words of the language itself: one before "(" is no function, and after one there is no alias. `left` and `right` are joins, and DuckDB's functions. */
export const keywords = words(`
  all and any array as asc between by case cross cube current desc distinct else end escape except exists explain
  false filter first following for from full group grouping groups having in inner intersect interval into is join last
  lateral like limit natural not null nulls offset on or order ordinality outer over partition preceding range
  recursive rollup row rows select sets some then true unbounded union using values when where window with within`);

/** Types that a cast may name on both engines. */
export const castTypes = words("bigint boolean date decimal double int integer smallint timestamp varchar");

/** Functions whose answer is a DOUBLE. */
export const doubleFunctions = words("avg exp ln log10 power sqrt stddev_samp var_samp");

/** Signs that both engines read alike; "[" after "array" and "/" between doubles are looked at apart. */
export const sameSigns = words("( ) , . + - * / || = <> != < <= > >= [ ]");
