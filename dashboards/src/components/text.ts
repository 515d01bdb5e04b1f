import { analysisText } from "./analysis-text.ts";
import { consoleText } from "./console-text.ts";
import { datasetsText } from "./datasets-text.ts";
import { editionsText } from "./editions-text.ts";
import { countText } from "./format.ts";
import { judgementText } from "./judgement-text.ts";
import { lineageText } from "./lineage-text.ts";
import { notebooksText } from "./notebooks-text.ts";
import { periodsText } from "./periods-text.ts";
import { publicText } from "./public-text.ts";
import { qualityText } from "./quality-text.ts";
import { reportText } from "./report-text.ts";
import { searchText } from "./search-text.ts";
import type { Language } from "./site.ts";
import { termReportText } from "./term-report-text.ts";
import { unitText } from "./unit-text.ts";

/** Every text of the site that is not data, Vietnamese first. `{name}` is filled in by `say`. */
const texts = {
  ...reportText,
  ...consoleText,
  "other-language": { vi: "English", en: "Tiếng Việt" },
  "this-language": { vi: "Tiếng Việt", en: "English" },
  "skip-to-content": { vi: "Đến nội dung", en: "Skip to content" },
  languages: { vi: "Ngôn ngữ", en: "Language" },
  "site-parts": { vi: "Các phần của trang", en: "Parts of the site" },
  overview: { vi: "Tổng quan", en: "Overview" },
  indicators: { vi: "Chỉ tiêu", en: "Indicators" },
  units: { vi: "Đơn vị", en: "Units" },
  completeness: { vi: "Đầy đủ dữ liệu", en: "Completeness" },
  method: { vi: "Phương pháp", en: "Method" },
  simulated: { vi: "Dữ liệu mô phỏng.", en: "Simulated data." },
  "simulated-more": {
    vi: "Không phải số liệu thật của đơn vị nào.",
    en: "Not the real figures of any unit.",
  },
  "simulated-source": { vi: "; dữ liệu mô phỏng", en: "; simulated data" },
  "simulated-only": { vi: "Dữ liệu mô phỏng", en: "Simulated data" },
  "management-figures": {
    vi: "Báo cáo quản lý, không phải thống kê chính thức.",
    en: "Management figures, not official statistics.",
  },
  edition: { vi: "Bản lãnh đạo", en: "Leadership edition" },
  "known-at": { vi: "Số liệu đến {day}.", en: "Data to {day}." },
  "nothing-known": { vi: "Chưa nhận được báo cáo nào.", en: "No report has been received yet." },
  downloads: { vi: "Tải dữ liệu", en: "Downloads" },
  licence: { vi: "Giấy phép {licence}", en: "Licence {licence}" },
  breadcrumb: { vi: "Đường dẫn", en: "Breadcrumb" },
  source: { vi: "Nguồn: báo cáo của {count} đơn vị", en: "Source: reports of {count} units" },
  "source-one": { vi: "Nguồn: báo cáo của {unit}", en: "Source: reports of {unit}" },
  table: { vi: "Bảng số", en: "Table" },
  "whole-area": { vi: "toàn địa bàn", en: "the whole area" },
  "month-in": { vi: "theo tháng", en: "by month" },
  "quarter-in": { vi: "theo quý", en: "by quarter" },
  "half_year-in": { vi: "theo 6 tháng", en: "by half year" },
  "nine_months-in": { vi: "theo 9 tháng", en: "by nine months" },
  "year-in": { vi: "theo năm", en: "by year" },
  target: { vi: "Mục tiêu", en: "Target" },
  "target-line": { vi: "Mục tiêu: {target}", en: "Target: {target}" },
  "no-target": { vi: "không đặt mục tiêu", en: "no target set" },
  aspiration: { vi: "phấn đấu", en: "aspiration" },
  "operator->=": { vi: "từ {low} trở lên", en: "at least {low}" },
  "operator->": { vi: "trên {low}", en: "above {low}" },
  "operator-<=": { vi: "không quá {low}", en: "at most {low}" },
  "operator-<": { vi: "dưới {low}", en: "below {low}" },
  "operator-=": { vi: "{low}", en: "{low}" },
  "operator-between": { vi: "từ {low} đến {high}", en: "from {low} to {high}" },
  "times-of": { vi: "{bound} lần {part}", en: "{bound} times {part}" },
  "latest-figure": { vi: "Số liệu mới nhất", en: "Latest figure" },
  previous: { vi: "So với {period}", en: "On {period}" },
  "from-value": { vi: "từ {value}", en: "from {value}" },
  reports: { vi: "Số đơn vị trong số liệu", en: "Units in the figure" },
  "n-of-m": { vi: "{n}/{m}", en: "{n} of {m}" },
  "all-there": { vi: "đủ", en: "complete" },
  "not-all-there": { vi: "tạm tính, thiếu {count}", en: "provisional, {count} missing" },
  "estimated-count": { vi: "{count} số ước", en: "{count} estimated" },
  "points-percent": { vi: "{change} điểm phần trăm", en: "{change} percentage points" },
  "points-short": { vi: "{change} điểm %", en: "{change} pts" },
  "almost-unchanged": { vi: "gần như không đổi", en: "almost unchanged" },
  unchanged: { vi: "không đổi", en: "unchanged" },
  "rose-by": { vi: "Tăng {change} so với {period}.", en: "Up {change} on {period}." },
  "fell-by": { vi: "Giảm {change} so với {period}.", en: "Down {change} on {period}." },
  "same-as": { vi: "Không đổi so với {period}.", en: "Unchanged from {period}." },
  "nearly-same-as": { vi: "Gần như không đổi so với {period}.", en: "Almost unchanged from {period}." },
  "no-comparison-missing": {
    vi: "Chưa so sánh được: thiếu số liệu {period}.",
    en: "No comparison: {period} is missing.",
  },
  "no-comparison-incomplete": {
    vi: "Chưa so sánh được: số liệu chưa đủ đơn vị.",
    en: "No comparison: some units are missing.",
  },
  "based-on": { vi: "Tính trên {n}/{m} đơn vị.", en: "Based on {n} of {m} units." },
  "claim-is": { vi: "{name} là {value} ({period})", en: "{name}: {value} ({period})" },
  "claim-target": { vi: "; mục tiêu {target}.", en: "; target {target}." },
  "claim-end": { vi: ".", en: "." },
  "claim-none": { vi: "{name} chưa có số liệu.", en: "{name} has no figure yet." },
  "heading-value": { vi: "{name}: {value}", en: "{name}: {value}" },
  "heading-none": { vi: "{name}: chưa có số liệu", en: "{name}: no figure yet" },
  "trend-rose": { vi: "Từ {first} lên {last}", en: "From {first} up to {last}" },
  "trend-fell": { vi: "Từ {first} xuống {last}", en: "From {first} down to {last}" },
  "trend-same": { vi: "Giữ ở mức {last}", en: "Steady at {last}" },
  "trend-one": { vi: "Mới có một kỳ số liệu", en: "One period so far" },
  "trend-none": { vi: "Chưa có số liệu nào", en: "No figure so far" },
  "from-to": { vi: "{first} – {last}", en: "{first} – {last}" },
  "scale-skips-zero": { vi: "Thang bắt đầu từ {low}.", en: "The scale starts at {low}." },
  missing: { vi: "thiếu", en: "missing" },
  estimated: { vi: "ước", en: "estimated" },
  zero: { vi: "bằng 0", en: "zero" },
  reported: { vi: "đã báo cáo", en: "reported" },
  not_applicable: { vi: "không áp dụng", en: "not applicable" },
  provisional: { vi: "tạm tính", en: "provisional" },
  "units-left": { vi: "còn {count} đơn vị", en: "{count} units now" },
  "sentence-chart": {
    vi: "Biểu đồ: {name}, {unit}. {trend}, {periods}. Bảng số ở bên dưới.",
    en: "Chart: {name}, {unit}. {trend}, {periods}. The table is below.",
  },
  "by-unit": { vi: "{audience}: từng đơn vị", en: "{audience}: unit by unit" },
  "history-restated": {
    vi: "Diễn biến trước ngày lập đơn vị là số của các đơn vị cũ, đã quy đổi.",
    en: "History before the unit was formed is that of its former units, restated.",
  },
  "by-unit-lede": {
    vi: "Cùng một thang. Nét đậm: số đã quy về đơn vị hiện nay (cộng tử số và mẫu số của các đơn vị cũ). Nét mảnh: đơn vị cũ, như đã báo cáo, dừng ở ngày đổi địa giới.",
    en: "One scale. Strong: restated to today's unit (numerators and denominators of the former units added). Thin: former units as reported, ending where the boundary changed.",
  },
  "by-unit-lede-plain": { vi: "Cùng một thang, như đã báo cáo.", en: "One scale, as reported." },
  "top-to-bottom": { vi: "Từ trên xuống: {names}", en: "Top to bottom: {names}" },
  "too-many-units": {
    vi: "Có {count} đơn vị: xem trong bảng số.",
    en: "There are {count} units: see the table.",
  },
  "all-figures": { vi: "Bảng số", en: "The figures" },
  "area-figures": { vi: "Toàn địa bàn, từng kỳ", en: "The whole area, period by period" },
  "unit-figures": { vi: "Từng đơn vị, từng kỳ, như đã báo cáo", en: "Each unit and period, as reported" },
  period: { vi: "Kỳ", en: "Period" },
  value: { vi: "Giá trị", en: "Value" },
  numerator: { vi: "Tử số", en: "Numerator" },
  denominator: { vi: "Mẫu số", en: "Denominator" },
  status: { vi: "Trạng thái", en: "Status" },
  unit: { vi: "Đơn vị", en: "Unit" },
  definition: { vi: "Định nghĩa", en: "Definition" },
  "full-name": { vi: "Tên đầy đủ", en: "Full name" },
  "unit-of-measure": { vi: "Đơn vị tính", en: "Unit of measure" },
  formula: { vi: "Cách tính", en: "Formula" },
  "formula-ratio": { vi: "{factor} × tử số / mẫu số", en: "{factor} × numerator / denominator" },
  "formula-ratio-plain": { vi: "tử số / mẫu số", en: "numerator / denominator" },
  "over-units": { vi: "Gộp theo đơn vị", en: "Over units" },
  "aggregation-sum": { vi: "Cộng số của các đơn vị.", en: "The units' numbers are added." },
  "aggregation-ratio_of_sums": {
    vi: "Cộng tử số, cộng mẫu số rồi chia; không lấy trung bình tỷ lệ.",
    en: "Numerators and denominators are added, then divided; rates are never averaged.",
  },
  "aggregation-last_of_period_then_sum": {
    vi: "Lấy số cuối kỳ của từng đơn vị rồi cộng.",
    en: "Each unit's last number of the period, then added.",
  },
  "aggregation-none": {
    vi: "Không cộng được, chỉ xem từng đơn vị.",
    en: "Does not add up; shown by unit only.",
  },
  "over-time": { vi: "Gộp theo thời gian", en: "Over time" },
  "time-flow": { vi: "Các kỳ cộng lại.", en: "Periods add up." },
  "time-stock": { vi: "Lấy số của kỳ cuối.", en: "The last period's number." },
  "counts-from": { vi: "Số liệu toàn địa bàn lấy từ", en: "The area's figure comes from" },
  "everyone-asked": { vi: "mọi đơn vị được hỏi", en: "every unit that is asked" },
  "computed-from-reports": {
    vi: "máy tính ra từ sổ nhận báo cáo",
    en: "computed from the record of reports",
  },
  direction: { vi: "Chiều tốt", en: "Better when" },
  "direction-higher": { vi: "cao hơn là tốt hơn", en: "higher" },
  "direction-lower": { vi: "thấp hơn là tốt hơn", en: "lower" },
  "direction-none": { vi: "không xếp hạng", en: "not ranked" },
  sensitivity: { vi: "Phạm vi công bố", en: "Shown to" },
  "sensitivity-public": { vi: "công khai", en: "everyone" },
  "sensitivity-internal": { vi: "nội bộ, chỉ có ở bản lãnh đạo", en: "leadership only" },
  "source-sentence": { vi: "Câu gốc", en: "Source sentence" },
  "definition-change": { vi: "Định nghĩa đổi từ {day}", en: "Definition changed from {day}" },
  "asked-in": { vi: "Có trong biểu mẫu", en: "Asked in" },
  "not-restated": {
    vi: "Không quy đổi theo địa giới: các phần có thể trùng nhau.",
    en: "Not restated to other boundaries: parts may overlap.",
  },
  "indicators-heading": {
    vi: "{count} chỉ tiêu, {targets} trong đó thuộc các mục tiêu của Nghị quyết",
    en: "{count} indicators; the resolution's targets rest on {targets} of them",
  },
  "indicators-heading-plain": { vi: "{count} chỉ tiêu", en: "{count} indicators" },
  "indicators-lede": {
    vi: "Giá trị mới nhất toàn địa bàn. Chỉ tiêu hạn chế không công bố số liệu.",
    en: "The latest figure of the whole area. Restricted indicators have no published figures.",
  },
  "restricted-list": {
    vi: "Không công bố số liệu: {names}.",
    en: "No published figures: {names}.",
  },
  indicator: { vi: "Chỉ tiêu", en: "Indicator" },
  history: { vi: "Diễn biến", en: "History" },
  "units-heading": {
    vi: "{count} đơn vị đã hoặc đang báo cáo",
    en: "Units that report or have reported: {count}",
  },
  "units-lede": {
    vi: "Đơn vị báo cáo của một kỳ là đơn vị có hiệu lực vào ngày cuối kỳ.",
    en: "A period's reporter is the unit that is valid on the period's last day.",
  },
  "valid-to": { vi: "đến {day}", en: "to {day}" },
  "valid-from": { vi: "từ {day}", en: "from {day}" },
  "valid-always": { vi: "suốt nhiệm kỳ", en: "the whole term" },
  became: { vi: "nay thuộc {unit}", en: "now part of {unit}" },
  "came-from": { vi: "lập từ {units}", en: "formed from {units}" },
  "unit-heading": {
    vi: "{unit}: {received} trên {expected} báo cáo đã nhận, {on_time} đúng hạn",
    en: "{unit}: {received} of {expected} reports received, {on_time} on time",
  },
  "unit-heading-total": {
    vi: "{unit}: {count} chỉ tiêu có số liệu",
    en: "{unit}: {count} indicators have figures",
  },
  "unit-heading-none": { vi: "{unit}: chưa có báo cáo nào", en: "{unit}: no report yet" },
  "unit-record": { vi: "Các kỳ đã báo cáo", en: "Reporting record" },
  "unit-record-lede": {
    vi: "Phần trăm ô đã điền của mỗi báo cáo. Màu càng mạnh càng thiếu.",
    en: "Share of cells filled in each report. Stronger colour = more missing.",
  },
  "unit-indicators": { vi: "Số liệu mới nhất của từng chỉ tiêu", en: "Latest figure of each indicator" },
  "area-value": { vi: "Toàn địa bàn", en: "Whole area" },
  form: { vi: "Biểu mẫu", en: "Form" },
  forms: { vi: "Biểu mẫu", en: "Forms" },
  "completeness-heading": {
    vi: "Đã nhận {received} trên {expected} báo cáo, {on_time} đúng hạn",
    en: "{received} of {expected} reports received, {on_time} on time",
  },
  "completeness-lede": {
    vi: "Mọi biểu mẫu, mọi kỳ đã mở. Chọn một biểu mẫu để xem từng đơn vị.",
    en: "Every form and period that has opened. Choose a form to see each unit.",
  },
  "form-heading-all": { vi: "{form}: không thiếu báo cáo nào", en: "{form}: no report is missing" },
  "form-heading": {
    vi: "{form}: {count} báo cáo chưa bao giờ nhận được",
    en: "{form}: {count} reports were never received",
  },
  "form-lede": {
    vi: "Phần trăm ô số liệu đã điền trên số ô phải điền, theo đơn vị và kỳ.",
    en: "Share of the cells asked that were filled in, by unit and period.",
  },
  "full-100": { vi: "đủ 100%", en: "100%, complete" },
  "below-60": { vi: "dưới 60%", en: "below 60%" },
  "never-received": { vi: "không nhận được", en: "never received" },
  "returned-only": { vi: "chỉ có bản bị trả lại", en: "only returned" },
  "not-expected": { vi: "không phải báo cáo", en: "not expected" },
  "received-late": { vi: "nộp muộn", en: "late" },
  "stronger-is-missing": {
    vi: "Màu càng mạnh càng thiếu. Số trong ô: phần trăm đã điền khi dưới 95%",
    en: "Stronger colour = more missing. Figure in the cell: percent filled where below 95%",
  },
  full: { vi: "Đầy đủ", en: "Complete" },
  "on-time-periods": { vi: "Kỳ đúng hạn", en: "On time" },
  legend: { vi: "Chú giải", en: "Key" },
  "who-reported": { vi: "{period}: ai đã nộp", en: "{period}: who has reported" },
  "due-closes": {
    vi: "Hạn nộp hết ngày {due}; khóa sổ hết ngày {closes} (giờ địa phương).",
    en: "Due by the end of {due}; closes at the end of {closes} (local time).",
  },
  expected: { vi: "Phải nộp", en: "Expected" },
  received: { vi: "Đã nhận", en: "Received" },
  on_time: { vi: "Đúng hạn", en: "On time" },
  late: { vi: "Muộn", en: "Late" },
  rejected: { vi: "Bị trả lại", en: "Returned" },
  "not-sent": { vi: "Chưa nộp", en: "Not sent" },
  nobody: { vi: "không có", en: "none" },
  all: { vi: "Tất cả", en: "All" },
  "the-targets": { vi: "{m} mục tiêu", en: "The {m} targets" },
  "by-resolution": { vi: "Xếp theo thứ tự nghị quyết", en: "In the order of the resolution" },
  "what-changed": { vi: "Thay đổi lớn nhất so với kỳ trước", en: "Largest changes since the period before" },
  "can-be-trusted": { vi: "Mức tin cậy của số liệu", en: "Can the figures be trusted" },
  "trust-received": {
    vi: "Đã nhận {received} trên {expected} báo cáo của {period}; {on_time} đúng hạn.",
    en: "{received} of {expected} reports of {period} received; {on_time} on time.",
  },
  "trust-estimated": {
    vi: "{count} số trong kỳ mới nhất là số ước.",
    en: "Estimates among the figures of the latest period: {count}.",
  },
  "trust-no-estimates": { vi: "Kỳ mới nhất không có số ước.", en: "The latest period holds no estimates." },
  "trust-boundaries": {
    vi: "Từ {day} còn {count} đơn vị; chuỗi số được quy về địa giới mới ở từng chỉ tiêu.",
    en: "Since {day} there are {count} units; each indicator restates its series to the new boundaries.",
  },
  "see-completeness": { vi: "Xem độ đầy đủ", en: "See completeness" },
  internal: { vi: "nội bộ", en: "internal" },
  "method-heading": {
    vi: "Số liệu được tính và công bố như thế nào",
    en: "How the figures are computed and published",
  },
  ruler: { vi: "Thước: {m} mục tiêu", en: "The ruler: {m} targets" },
  "who-needs-help": { vi: "Nơi cần hỗ trợ", en: "Who needs help" },
  "last-in": {
    vi: "đứng cuối ở {count} chỉ tiêu có mục tiêu",
    en: "ranks last in {count} indicators that have a target",
  },
  "missing-reports": {
    vi: "thiếu {count} báo cáo trong năm qua",
    en: "{count} reports missing in the last year",
  },
  trend: { vi: "Xu hướng {count} kỳ", en: "Trend over {count} periods" },
  "trend-rising": { vi: "Tăng", en: "Rising" },
  "trend-falling": { vi: "Giảm", en: "Falling" },
  "trend-no_clear_trend": { vi: "Không rõ xu hướng", en: "No clear trend" },
  "trend-too_short": { vi: "Chuỗi còn quá ngắn", en: "Too short to tell" },
  "mann-kendall": { vi: "Mann–Kendall, mức 10%", en: "Mann–Kendall, 10% level" },
  ranking: { vi: "Xếp hạng {period}", en: "Ranking, {period}" },
  rank: { vi: "Hạng", en: "Rank" },
  "rank-change": { vi: "Thay đổi", en: "Change" },
  "rank-same": { vi: "giữ hạng", en: "unchanged" },
  "rank-up": { vi: "tăng {count} bậc", en: "up {count}" },
  "rank-down": { vi: "giảm {count} bậc", en: "down {count}" },
  flags: { vi: "Số liệu đáng chú ý", en: "Surprising figures" },
  "flags-lede": {
    vi: "Máy thấy khác thường; không chặn số liệu, chỉ hỏi lý do.",
    en: "Found unusual by rule; a flag blocks nothing, it asks for a reason.",
  },
  rule: { vi: "Dấu hiệu", en: "Rule" },
  compared: { vi: "So với", en: "Compared with" },
  "reason-given": { vi: "Lý do đơn vị nêu", en: "Reason given" },
  "no-reason": { vi: "chưa nêu", en: "none yet" },
  "rule-far_from_own_series": { vi: "xa chuỗi của chính đơn vị", en: "far from its own series" },
  "rule-far_from_peers": { vi: "xa các đơn vị cùng kỳ", en: "far from its peers" },
  "rule-jump_from_previous": {
    vi: "gấp từ 5 lần kỳ trước, hoặc còn 1/5",
    en: "five times the period before, or a fifth",
  },
  "rule-above_hundred_percent": { vi: "trên 100%", en: "above 100%" },
  "rule-beyond_target_band": { vi: "vượt trên khoảng mục tiêu", en: "beyond the target's band" },
  term: { vi: "Nhiệm kỳ", en: "Term" },
  "term-heading": { vi: "Nhìn lại {first} – {last}", en: "{first} to {last} in review" },
  "targets-by-year": { vi: "Từng mục tiêu, từng năm", en: "Each target, year by year" },
  "reports-by-year": { vi: "Báo cáo đã nhận", en: "Reports received" },
  "year-heading": {
    vi: "Năm {year}: {good} trên {m} mục tiêu đã đạt hoặc đúng tiến độ",
    en: "{year}: {good} of {m} targets achieved or on track",
  },
  "year-heading-reports": {
    vi: "Năm {year}: đã nhận {received} trên {expected} báo cáo",
    en: "{year}: {received} of {expected} reports received",
  },
  ...judgementText,
  ...editionsText,
  ...analysisText,
  ...datasetsText,
  ...publicText,
  ...qualityText,
  ...lineageText,
  ...notebooksText,
  ...termReportText,
  ...periodsText,
  ...unitText,
  ...searchText,
  "not-found": { vi: "Không có trang này", en: "There is no such page" },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type TextKey = keyof typeof texts;

const counted =
  "unit|report|period|indicator|target|figure|cell|file|error|rate|edition|revision|table|tile|page|day";
const ofOne = new RegExp(`(?<![\\d.,])1 (${counted})s( that)?(?: (were|are|have))?\\b`, "g");
const verbs: Readonly<Record<string, string>> = { were: " was", are: " is", have: " has" };

/** English counts of one: "1 reports were" is "1 report was". */
const singular = (text: string): string =>
  text
    .replace(ofOne, (_, noun: string, that = "", verb = "") => `1 ${noun}${that}${verbs[verb] ?? ""}`)
    .replace(/\bare 1 /g, "is 1 ")
    .replace(/(?<![\d.,])1 times(?=[.)])/g, "once")
    .replace(/(?<![\d.,])1 analyses\b/g, "1 analysis");

/** The text in one language, its `{names}` filled in. A number is how many of something; a year is a text. */
export function say(
  language: Language,
  key: TextKey,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  const text = texts[key][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    factText(facts[name] ?? whole, language),
  );
  return language === "en" ? singular(text) : text;
}

const factText = (fact: string | number, language: Language): string =>
  typeof fact === "number" ? countText(fact, language) : fact;

/** All texts, for the test that both languages name the same facts. */
export const siteTexts = Object.entries(texts);
