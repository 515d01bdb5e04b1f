import type { PortabilityRule } from "../domain/portable-sql.ts";

type Advice = { readonly vi: string; readonly en: string };

/** What to write instead of what is not the same on both engines, by the rule that found it. */
const advice = {
  qualify: {
    vi: "Lọc bằng row_number() trong một truy vấn con.",
    en: "Filter by row_number() in a subquery.",
  },
  ilike: { vi: "Viết lower(a) like lower(b).", en: "Write lower(a) like lower(b)." },
  "own-pattern": {
    vi: "Dùng like, starts_with hoặc strpos.",
    en: "Use like, starts_with or strpos.",
  },
  exclude: { vi: "Nêu tên từng cột.", en: "Name the columns one by one." },
  "double-colon": { vi: "Viết cast(a as kiểu).", en: "Write cast(a as type)." },
  "whole-division": {
    vi: "Viết (a - mod(a, b)) rồi chia bằng cast(… as double) và round.",
    en: "Take a - mod(a, b), then divide as doubles and round.",
  },
  "undoubled-division": {
    vi: "Số nguyên và số thập phân chia khác nhau: viết cast(a as double) / nullif(cast(b as double), 0).",
    en: "Whole numbers and decimals divide differently: write cast(a as double) / nullif(cast(b as double), 0).",
  },
  modulo: { vi: "Viết mod(a, nullif(b, 0)).", en: "Write mod(a, nullif(b, 0))." },
  "limit-offset": { vi: "Viết offset M limit N.", en: "Write offset M limit N." },
  "group-by-all": { vi: "Nêu tên từng cột.", en: "Name the columns one by one." },
  "own-alias": {
    vi: "Tên đặt bằng as chỉ dùng được trong order by: viết lại biểu thức, dùng truy vấn con, hoặc ghi rõ cột (t.a).",
    en: "A name made by as can be said in order by only: write the expression again, use a subquery, or qualify the column (t.a).",
  },
  "by-name": {
    vi: "Xếp các cột cùng thứ tự, dùng union all.",
    en: "Put the columns in one order and use union all.",
  },
  "from-first": { vi: "Bắt đầu bằng select … from.", en: "Begin with select … from." },
  "trailing-comma": { vi: "Bỏ dấu phẩy cuối.", en: "Leave out the last comma." },
  "ignore-nulls": {
    vi: "Lọc null trong truy vấn con trước khi dùng hàm cửa sổ.",
    en: "Filter nulls in a subquery before the window function.",
  },
  interval: {
    vi: "Viết interval '1' month: số trong nháy, đơn vị ở ngoài.",
    en: "Write interval '1' month: the number quoted, the unit outside.",
  },
  "day-and-interval": {
    vi: "Kiểu kết quả khác nhau: viết cast(ngày + interval '1' month as date).",
    en: "The types of the answer differ: write cast(day + interval '1' month as date).",
  },
  "day-arithmetic": {
    vi: "Cộng bằng cast(ngày + interval '1' day as date); khoảng cách lấy từ periods.period_index.",
    en: "Add with cast(day + interval '1' day as date); take distances from periods.period_index.",
  },
  "mixed-comparison": {
    vi: "So cùng kiểu: date '2023-06-14', timestamp '…', hoặc số không có nháy.",
    en: "Compare one type: date '2023-06-14', timestamp '…', or a number without quotes.",
  },
  "bare-values": { vi: "Viết values (1), (2).", en: "Write values (1), (2)." },
  "list-literal": {
    vi: "Danh sách viết array[1, 2]; lấy phần tử bằng unnest.",
    en: "Write a list as array[1, 2]; take elements with unnest.",
  },
  "own-join": {
    vi: "Dùng join thường với row_number(), exists hoặc not exists.",
    en: "Use a plain join with row_number(), exists or not exists.",
  },
  pivot: {
    vi: "Viết sum(a) filter (where …) cho từng cột.",
    en: "Write sum(a) filter (where …) for each column.",
  },
  "this-instant": {
    vi: "Câu trả lời đổi theo lúc hỏi: viết hẳn date '…' hoặc timestamp '…'.",
    en: "The answer would change with the clock: write out date '…' or timestamp '…'.",
  },
  "several-statements": {
    vi: "Chỉ một câu lệnh, không có dấu chấm phẩy.",
    en: "One statement only, without a semicolon.",
  },
  "own-text": {
    vi: "Viết chữ trong nháy đơn, nháy đơn bên trong viết hai lần.",
    en: "Write text in single quotes, a quote within it twice.",
  },
  "named-parameter": {
    vi: "Viết thẳng giá trị; :tên chỉ dùng trong câu hỏi có sẵn (--query).",
    en: "Write the value itself; :name is for named queries only (--query).",
  },
  "own-sign": {
    vi: "Ký hiệu này không chung cho hai máy; dùng hàm hoặc phép so sánh thường.",
    en: "The two engines do not share this sign; use a plain function or comparison.",
  },
  "own-function": {
    vi: "Hàm không có trong danh sách đã đo là trả lời giống nhau; viết bằng hàm khác hoặc case.",
    en: "It is not on the list of functions measured to answer alike; use another, or case.",
  },
  avg: {
    vi: "Viết round(avg(cast(a as double)), 4).",
    en: "Write round(avg(cast(a as double)), 4).",
  },
  greatest: {
    vi: "Null làm kết quả khác nhau: bọc từng đối số trong coalesce(a, …).",
    en: "Nulls make the answers differ: put each argument into coalesce(a, …).",
  },
  "date-trunc": {
    vi: "Viết cast(date_trunc('month', ngày) as date).",
    en: "Write cast(date_trunc('month', day) as date).",
  },
  "no-match": {
    vi: "Không khớp thì một máy cho chữ rỗng, một máy cho null: viết nullif(regexp_extract(a, b, 1), ''), nullif(split_part(a, b, 1), '').",
    en: "Without a match one answers an empty text, the other null: write nullif(regexp_extract(a, b, 1), ''), nullif(split_part(a, b, 1), '').",
  },
  "substr-zero": {
    vi: "Chữ đầu tiên là chữ thứ 1: từ chữ thứ 0, một máy cho chữ rỗng. Viết substr(a, 1, n).",
    en: "The first letter is number 1: from number 0 one answers an empty text. Write substr(a, 1, n).",
  },
  "string-agg": {
    vi: "Dùng array_agg(a order by b), hoặc để mỗi giá trị một dòng.",
    en: "Use array_agg(a order by b), or a row for each value.",
  },
  "arg-max": { vi: "Viết max_by hoặc min_by.", en: "Write max_by or min_by." },
  median: {
    vi: "Đánh số bằng row_number() và count(*) over (), rồi lấy dòng ở giữa.",
    en: "Number the rows by row_number() and count(*) over (), and take the middle ones.",
  },
  ifnull: { vi: "Viết coalesce(a, b).", en: "Write coalesce(a, b)." },
  concat: { vi: "Viết coalesce(a, '') || coalesce(b, '').", en: "Write coalesce(a, '') || coalesce(b, '')." },
  regression: {
    vi: "Viết công thức bằng các tổng, mẫu số trong nullif(…, 0); hoặc dùng cột sẵn có của indicator_trends.",
    en: "Write the formula with sums, its divisor in nullif(…, 0); or use the columns of indicator_trends.",
  },
  "regexp-replace": { vi: "Dùng replace, split_part hoặc like.", en: "Use replace, split_part or like." },
  "date-diff": {
    vi: "Dùng periods.period_index, hoặc (year(b) * 12 + month(b)) - (year(a) * 12 + month(a)).",
    en: "Use periods.period_index, or (year(b) * 12 + month(b)) - (year(a) * 12 + month(a)).",
  },
  "day-of-week": {
    vi: "Hai máy đếm thứ và viết ngày khác nhau; dùng year, month, quarter hoặc bảng periods.",
    en: "The engines number weekdays and write days differently; use year, month, quarter or the table periods.",
  },
  "date-add": {
    vi: "Viết cast(ngày + interval '1' day as date).",
    en: "Write cast(day + interval '1' day as date).",
  },
  "count-if": {
    vi: "Viết cast(count(*) filter (where …) as bigint).",
    en: "Write cast(count(*) filter (where …) as bigint).",
  },
  "try-cast": {
    vi: "try_cast('1.5' as integer) cho 2 hoặc null: lọc trước bằng like, rồi cast.",
    en: "try_cast('1.5' as integer) is 2 on one and null on the other: filter first, then cast.",
  },
  truncate: { vi: "Dùng round, hoặc a - mod(a, 1).", en: "Use round, or a - mod(a, 1)." },
  cardinality: {
    vi: "Đếm và lấy phần tử bằng unnest.",
    en: "Count and take elements with unnest.",
  },
  "own-type": {
    vi: "Kiểu dùng được: boolean, integer, bigint, decimal(p,s), double, varchar, date, timestamp.",
    en: "Types that both know: boolean, integer, bigint, decimal(p,s), double, varchar, date, timestamp.",
  },
  "bare-decimal": {
    vi: "decimal không có số chữ số là hai kiểu khác nhau: viết decimal(18,4).",
    en: "decimal without digits is another type on each: write decimal(18,4).",
  },
  "short-varchar": {
    vi: "Chỉ một máy cắt chữ: viết substr(a, 1, 3).",
    en: "Only one of them cuts the text: write substr(a, 1, 3).",
  },
  "round-first": {
    vi: "2,5 thành 2 hoặc 3: viết cast(round(a) as bigint).",
    en: "2.5 becomes 2 or 3: write cast(round(a) as bigint).",
  },
  "double-text": {
    vi: "Số double viết ra khác nhau: đổi sang decimal(18,4) trước.",
    en: "A double is written differently: make it decimal(18,4) first.",
  },
} as const satisfies Readonly<Record<PortabilityRule, Advice>>;

type AdviceKey = `portable-${PortabilityRule}`;

/** What the commands say about statements that only one engine would answer so. */
export const portableText = {
  "sql-not-portable": {
    vi: "Chưa chạy: DuckDB và Athena không trả lời câu lệnh này như nhau, {count} chỗ:",
    en: "Not run: DuckDB and Athena would not answer this statement alike, places: {count}",
  },
  "sql-not-portable-at": {
    vi: "dòng {line}, cột {column}: {found}. {advice}",
    en: "line {line}, column {column}: {found}. {advice}",
  },
  ...(Object.fromEntries(
    Object.entries(advice).map(([rule, text]) => [`portable-${rule}`, text]),
  ) as Readonly<Record<AdviceKey, Advice>>),
} as const;
