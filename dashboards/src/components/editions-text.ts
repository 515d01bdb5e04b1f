/** Texts of the editions: what was known at a close, and what has been corrected since. */
export const editionsText = {
  editions: { vi: "Các bản số liệu", en: "Editions" },
  "editions-heading": {
    vi: "{count} bản số liệu, giữ nguyên từ ngày khóa sổ",
    en: "{count} editions, kept as they were at their close",
  },
  "editions-none": {
    vi: "Chưa có bản số liệu nào: chưa kỳ nào khóa sổ",
    en: "No edition yet: no window has closed",
  },
  "editions-lede": {
    vi: "Mỗi lần khóa sổ, số liệu được chốt thành một bản và giữ nguyên. Mở một bản để xem khi đó đã biết gì, và điều gì đã thay đổi từ đó đến nay.",
    en: "At each close the figures are kept as one edition that stays as it was. Open one to see what was known then, and what has changed since.",
  },
  "edition-day": { vi: "Ngày", en: "Day" },
  "edition-supplement": { vi: "{day} (bổ sung)", en: "{day} (supplement)" },
  "reports-counted": { vi: "Báo cáo được tính", en: "Reports counted" },
  "reports-unit": { vi: "báo cáo", en: "reports" },
  "changed-since": { vi: "Thay đổi từ đó đến nay", en: "Changed since" },
  "nothing-changed": { vi: "không thay đổi", en: "nothing" },
  "figures-changed": { vi: "{count} số liệu đã sửa", en: "{count} figures corrected" },
  "targets-changed": {
    vi: "mục tiêu {targets} nay được đánh giá khác",
    en: "targets judged otherwise now: {targets}",
  },
  "as-known-choose": { vi: "Số liệu như đã biết ngày", en: "As known on" },
  "known-now": { vi: "Hiện nay", en: "Now" },
  "edition-heading": { vi: "Như đã biết đến ngày {day}: {finding}", en: "As known on {day}: {finding}" },
  "edition-lede": {
    vi: "Tính trên {reports} báo cáo, đến hết lần khóa sổ này. Điều gì đã thay đổi từ đó đến nay được ghi ngay bên cạnh.",
    en: "Based on the {reports} reports counted up to this close. What has changed since is shown beside it.",
  },
  "edition-strip": {
    vi: "Bản số liệu khóa sổ ngày {day}.",
    en: "Edition closed on {day}.",
  },
  "edition-now": { vi: "Xem số liệu hiện nay", en: "See what is known now" },
  "edition-before": { vi: "Bản trước: {day}", en: "Previous edition: {day}" },
  "edition-after": { vi: "Bản sau: {day}", en: "Next edition: {day}" },
  "other-editions": { vi: "Bản trước, bản sau", en: "Previous and next edition" },
  "targets-then": { vi: "{m} mục tiêu, như đã biết khi đó", en: "The {m} targets, as known then" },
  "indicators-then": { vi: "Chỉ tiêu, như đã biết khi đó", en: "Indicators, as known then" },
  "now-judged": { vi: "Nay: {value} ({status}), vì {why}.", en: "Now: {value} ({status}), because {why}." },
  "now-valued": { vi: "Nay: {value}, vì {why}.", en: "Now: {value}, because {why}." },
  "why-target-changed": { vi: "mục tiêu đã thay đổi", en: "the target has changed" },
  "why-figures-corrected": { vi: "số liệu đã được sửa", en: "figures were corrected" },
  "why-judged-again": {
    vi: "được xét lại khi biết thêm",
    en: "it was judged again with what came later",
  },
  "edition-tables": { vi: "Bảng của bản này:", en: "Tables of this edition:" },
  "closed-by": { vi: "Các kỳ được khóa sổ", en: "Windows closed" },
  "closed-none": {
    vi: "Khóa sổ bổ sung: tính thêm báo cáo đã đến kịp nhưng được trả lời sau.",
    en: "A supplementary close: it counts reports that came in time and were answered later.",
  },
  "reopened-tag": { vi: "mở lại", en: "reopened" },
  "reopening-of": { vi: "mở lại {period}", en: "{period} reopened" },
  "more-periods": { vi: "{period} và {count} kỳ khác", en: "{period} and {count} more" },
  "corrected-since": { vi: "Số liệu đã sửa từ đó đến nay", en: "Figures corrected since" },
  "nothing-corrected": {
    vi: "Các kỳ đã khóa sổ đến ngày này: chưa số liệu nào được sửa.",
    en: "Of the periods closed by this day no figure has been corrected.",
  },
  "corrected-first": {
    vi: "Nêu {shown} trên {count} số liệu, kỳ mới trước.",
    en: "The first {shown} of {count} figures, newest period first.",
  },
  "known-then": { vi: "Số khi đó", en: "Known then" },
  "known-today": { vi: "Số hiện nay", en: "Known now" },
  why: { vi: "Vì sao", en: "Why" },
  "cause-late-report": {
    vi: "{unit}: báo cáo đến sau khi khóa sổ, {after}",
    en: "{unit}: report came after the close, {after}",
  },
  "cause-correction": {
    vi: "{unit} sửa {before} thành {after}",
    en: "{unit} corrected {before} to {after}",
  },
  "cause-reopening": {
    vi: ", qua đợt mở lại đến ngày {day}",
    en: ", through the reopening until {day}",
  },
  "cause-recomputed": {
    vi: "Tính lại: danh mục hoặc cách tính đã thay đổi",
    en: "Computed again: the catalogue or the method has changed",
  },
} as const;
