/** Texts of the term report, the one that is printed: nothing in it is written by hand for one term. */
export const termReportText = {
  "term-report": { vi: "Báo cáo nhiệm kỳ", en: "Term report" },
  "term-report-heading": {
    vi: "Nhìn lại {first} – {last}: {finding}",
    en: "{first} to {last} in review: {finding}",
  },
  "term-report-open": { vi: "Báo cáo nhiệm kỳ, bản in A4", en: "Term report for A4 paper" },
  "term-report-open-why": {
    vi: "Từng mục tiêu, từng phường, từng cơ quan và phương pháp, viết từ số liệu theo quy tắc.",
    en: "Each target, ward and body and the method, written from the figures by rule.",
  },
  "term-report-pdf": { vi: "Tải bản PDF ({size})", en: "Download the PDF ({size})" },
  "print-it": {
    vi: "Khi in từ trang này, chọn khổ A4; lề và số trang đã có sẵn.",
    en: "When you print this page choose A4; margins and page numbers are set.",
  },
  contents: { vi: "Trong báo cáo", en: "In this report" },
  "page-number": { vi: "trang {page}", en: "page {page}" },
  "foot-known": { vi: "Số liệu đến {day}", en: "Data to {day}" },
  "foot-printed": { vi: "In ngày {day}", en: "Printed on {day}" },
  "foot-page": { vi: "Trang", en: "Page" },
  "term-at-a-glance": { vi: "Cả nhiệm kỳ, từng năm", en: "The term, year by year" },
  "glance-note": {
    vi: "Số của chỉ tiêu đại diện; trạng thái là của cả mục tiêu, tức của chỉ tiêu chậm nhất đánh giá được.",
    en: "Figure of the leading indicator; the status is the whole target's, that of its slowest indicator that can be judged.",
  },
  "targets-of-page": { vi: "Mục tiêu {ids}", en: "Targets {ids}" },
  "target-of-page": { vi: "Mục tiêu {ids}", en: "Target {ids}" },
  "groups-of-page": { vi: "Nhóm {ids}", en: "Groups {ids}" },
  "group-of-page": { vi: "Nhóm {ids}", en: "Group {ids}" },
  "years-of": { vi: "{name}: từng năm", en: "{name}: year by year" },
  "paces-row": { vi: "tiến độ: tuyến tính R · CAGR", en: "pace: linear R · CAGR" },
  "not-known": { vi: "Điều chưa biết", en: "What is not known" },
  "not-known-nothing": {
    vi: "Không thiếu kỳ nào, không số nào là số ước hay tạm tính.",
    en: "No period is missing, no figure is an estimate or provisional.",
  },
  "not-known-provisional": {
    vi: "Tạm tính, chưa đủ đơn vị: {items}.",
    en: "Provisional, units missing: {items}.",
  },
  "not-known-estimated": { vi: "Có số ước: {items}.", en: "Holding estimates: {items}." },
  "not-known-missing": { vi: "Kỳ không có số: {items}.", en: "Periods without a figure: {items}." },
  "not-known-judged": {
    vi: "Chưa đánh giá được: {items}.",
    en: "Not assessable: {items}.",
  },
  "of-year": { vi: "{what} ({year})", en: "{what} ({year})" },
  "periods-more": { vi: "{first} và {count} kỳ khác", en: "{first} and {count} more" },
  "each-unit-met": {
    vi: "{target}, {name} của từng đơn vị ({goal}): {good} trên {m} đơn vị đạt theo số mới nhất.",
    en: "{target}, {name} of each unit ({goal}): met by {good} of {m} units on their newest figures.",
  },
  "ward-heading": {
    vi: "{unit}: {good} trên {m} chỉ tiêu ở mức mục tiêu",
    en: "{unit}: {good} of {m} indicators at the target's level",
  },
  "ward-heading-plain": { vi: "{unit}: số liệu mới nhất", en: "{unit}: latest figures" },
  "ward-level": { vi: "Mức", en: "Level" },
  "at-level": { vi: "ở mức mục tiêu", en: "at the target" },
  "below-level": { vi: "chưa tới mức", en: "short of it" },
  "ward-levels-explained": {
    vi: "So với mức đặt cho toàn địa bàn, xa nhất trước. Diễn biến trước ngày lập đơn vị là số quy đổi của các đơn vị cũ.",
    en: "Against the level set for the whole area, the farthest first. Earlier history is that of the former units, restated.",
  },
  "ward-record": {
    vi: "Báo cáo của đơn vị và các đơn vị cũ",
    en: "Reports of the unit and its former units",
  },
  "ward-record-plain": { vi: "Báo cáo của đơn vị", en: "Reports of the unit" },
  "ward-corrections": { vi: "Số liệu đã sửa sau khóa sổ", en: "Figures corrected after a close" },
  "ward-corrections-none": {
    vi: "Không số liệu nào của kỳ đã khóa sổ bị sửa.",
    en: "No figure of a closed period was corrected.",
  },
  "and-more-indicators": {
    vi: "Còn {count} chỉ tiêu khác, xem trên trang web.",
    en: "Further indicators, on the site: {count}.",
  },
  "and-more-corrections": { vi: "và {count} số liệu khác.", en: "and {count} more figures." },
  "bodies-heading": {
    vi: "Các cơ quan, đơn vị: đã nhận {received} trên {expected} báo cáo",
    en: "The bodies together: {received} of {expected} reports received",
  },
  "bodies-lede": {
    vi: "Báo cáo của cả nhiệm kỳ, và mục tiêu đặt cho riêng từng cơ quan, đơn vị.",
    en: "Reports of the whole term, and the targets that are set for each body.",
  },
  "units-together": {
    vi: "Từng đơn vị: đã nhận {received} trên {expected} báo cáo",
    en: "Unit by unit: {received} of {expected} reports received",
  },
  bodies: { vi: "Các cơ quan, đơn vị", en: "The bodies together" },
  "own-targets": { vi: "Mục tiêu của riêng đơn vị", en: "Its own targets" },
  "own-target-is": { vi: "{target}: {name}, {goal}.", en: "{target}: {name}, {goal}." },
  "method-report-heading": {
    vi: "Số liệu được tính và xét thế nào",
    en: "How figures are computed and judged",
  },
  "statuses-heading": { vi: "Bảy trạng thái", en: "Seven statuses" },
  "means-achieved": {
    vi: "Số được xét đã ở mức mục tiêu.",
    en: "The figure judged is at the target.",
  },
  "means-on_track": {
    vi: "Chưa đến hạn; R từ 0,95: đi nhanh bằng thời gian đã qua.",
    en: "Not due yet; R of 0.95 or more: as fast as the time gone.",
  },
  "means-moderate": { vi: "R từ 0,60 đến dưới 0,95.", en: "R from 0.60 to below 0.95." },
  "means-limited": { vi: "R từ 0 đến dưới 0,60.", en: "R from 0 to below 0.60." },
  "means-deteriorating": {
    vi: "R dưới 0: xa mục tiêu hơn mốc.",
    en: "R below 0: farther from the target than the baseline.",
  },
  "means-not_achieved": {
    vi: "Đã là số cuối cùng mà chưa tới mục tiêu.",
    en: "The last figure there can be, and short of the target.",
  },
  "means-not_assessable": {
    vi: "Thiếu số, thiếu mốc, mẫu số bằng 0, hoặc là năm làm mốc.",
    en: "No figure, no baseline, a denominator of 0, or the baseline's own year.",
  },
  "paces-heading": { vi: "Hai cách đo tiến độ", en: "Two ways to measure the pace" },
  "pace-linear-explained": {
    vi: "Tuyến tính, dùng để xét: R = P / E. P là phần quãng đường từ mốc tới mục tiêu đã đi được, E là phần thời gian đã qua, tính theo năm tròn.",
    en: "Linear, which decides: R = P / E. P is the share of the way from baseline to target that was made, E the share of the time gone, in whole years.",
  },
  "pace-cagr-explained": {
    vi: "CAGR, để so với Open SDG: tốc độ tăng bình quân năm đã đạt chia cho tốc độ cần có để tới mục tiêu đúng hạn.",
    en: "CAGR, for comparison with Open SDG: the yearly growth made, divided by the growth needed to reach the target in time.",
  },
  "pace-worst-explained": {
    vi: "Mục tiêu có nhiều chỉ tiêu mang trạng thái của chỉ tiêu chậm nhất đánh giá được.",
    en: "A target with several indicators takes the status of the slowest that can be judged.",
  },
  "boundaries-heading": { vi: "Địa giới và đơn vị", en: "Boundaries and units" },
  "boundaries-explained": {
    vi: "Kỳ báo cáo thuộc về đơn vị có hiệu lực vào ngày cuối kỳ. Khi đơn vị sáp nhập, chuỗi “như đã báo cáo” dừng ở ngày đổi; chuỗi quy về đơn vị mới cộng tử số và mẫu số của các đơn vị cũ được nhập trọn vẹn.",
    en: "A period belongs to the unit that is valid on its last day. Where units merge, the series “as reported” ends on the day; the series restated to the new unit adds numerators and denominators of the former units that went into it whole.",
  },
  "units-became": {
    vi: "{audience}: {before} thành {after} đơn vị",
    en: "{audience}: {before} became {after}",
  },
  "became-unit": { vi: "{from} thành {to}", en: "{from} became {to}" },
  "marks-heading": { vi: "Số đủ, số ước, số tạm tính", en: "Complete, estimated, provisional" },
  "marks-explained": {
    vi: "Chấm đặc: đủ mọi đơn vị. Vòng rỗng, nét đứt: tạm tính, còn thiếu đơn vị. Thoi rỗng: có số ước. Khoảng gạch chéo: kỳ không có số, đường không nối qua. Ô bỏ trống là thiếu, không phải 0. Tỷ lệ cộng tử số, cộng mẫu số rồi mới chia; không lấy trung bình các tỷ lệ.",
    en: "Solid dot: every unit is in it. Hollow circle, dashed line: provisional, units are missing. Hollow diamond: holds estimates. Hatched gap: a period without a figure; no line crosses it. A blank is missing, not 0. Rates add numerators and denominators, then divide; they are never averaged.",
  },
  "known-heading": { vi: "Như đã biết đến ngày nào", en: "Known on which day" },
  "known-explained": {
    vi: "Báo cáo này viết từ những gì đã nhận đến {day}.",
    en: "This report is written from what had been received by {day}.",
  },
  "editions-explained": {
    vi: "Mỗi lần khóa sổ số liệu được giữ thành một bản không đổi; điều gì sửa về sau được ghi cạnh bản đó.",
    en: "At each close the figures are kept as an edition that stays as it was; what is corrected later is shown beside it.",
  },
  "on-time-explained": {
    vi: "Đúng hạn là bản được ghi nhận đầu tiên đến trước hạn nộp.",
    en: "On time means that the first accepted file arrived before it was due.",
  },
  "trust-heading": { vi: "Bản chất của số liệu", en: "What these figures are" },
  "trust-explained": {
    vi: "Báo cáo quản lý, không phải thống kê chính thức. Chỉ có số đếm, không có thông tin cá nhân; chỉ tiêu hạn chế không được công bố, chỉ tiêu nội bộ chỉ có ở bản lãnh đạo.",
    en: "Management figures, not official statistics. Counts only, nothing about persons; restricted indicators are never published, internal ones appear in the leadership edition only.",
  },
} as const;
