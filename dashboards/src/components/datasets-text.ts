/** Texts of the page "Dữ liệu": what each published table holds, and how it is taken away. */
export const datasetsText = {
  datasets: { vi: "Dữ liệu", en: "Data" },
  "datasets-heading": {
    vi: "{count} bảng dữ liệu để tải về",
    en: "{count} tables to download",
  },
  "datasets-none": {
    vi: "Bản công bố này chưa mô tả dữ liệu để tải",
    en: "This publication does not describe its data yet",
  },
  "datasets-none-why": {
    vi: "Nó được công bố trước khi có phần mô tả. Hãy chạy “thuocdo publish” rồi dựng lại trang.",
    en: "It was published before there was a description. Run “thuocdo publish”, then build the site again.",
  },
  "datasets-lede": {
    vi: "Mỗi bảng có ba dạng với cùng các dòng: CSV, Parquet, Arrow. Địa chỉ tệp không đổi giữa các lần dựng trang. Giấy phép {licence}.",
    en: "Each table comes in three formats with the same rows: CSV, Parquet, Arrow. A file's address stays the same from build to build. Licence {licence}.",
  },
  "the-tables": { vi: "Các bảng", en: "The tables" },
  dataset: { vi: "Bảng", en: "Table" },
  "dataset-rows": { vi: "Số dòng", en: "Rows" },
  "dataset-rows-unit": { vi: "dòng", en: "rows" },
  "dataset-files": { vi: "Tệp", en: "Files" },
  "described-in": {
    vi: "Nghĩa, đơn vị tính của từng cột và các khóa: ",
    en: "Meaning and unit of measure of every column, and the keys: ",
  },
  "described-standard": { vi: "chuẩn Data Package 2", en: "Data Package 2" },
  "how-to-read": { vi: "Đọc bằng công cụ của bạn", en: "Read them with your own tools" },
  "how-to-read-lede": {
    vi: "Tải tệp về một thư mục rồi chạy ở đó. Mỗi đoạn cho chuỗi toàn địa bàn của chỉ tiêu “{name}”.",
    en: "Download the file into a folder and run this there. Each gives the whole area's series of “{name}”.",
  },
  "decimals-are-exact": {
    vi: "Trong Parquet và Arrow số thập phân là DECIMAL(18,4), chính xác; thời điểm là giờ UTC. Trong CSV, ô trống là không có giá trị; chữ bắt đầu bằng =, +, - hoặc @ có dấu ' đứng trước để Excel không chạy như công thức.",
    en: "In Parquet and Arrow decimals are DECIMAL(18,4), exact; instants are UTC. In CSV an empty field is no value; text that begins with =, +, - or @ has ' before it so that Excel does not run it as a formula.",
  },
  "excel-heading": { vi: "Excel (CSV)", en: "Excel (CSV)" },
  "excel-why": {
    vi: "CSV dùng dấu phẩy giữa các cột và dấu chấm thập phân. Excel tiếng Việt chờ dấu chấm phẩy và dấu phẩy thập phân, nên đừng mở bằng nhấp đúp; hãy nhập:",
    en: "The CSV has commas between columns and decimal points. Excel set to Vietnamese expects semicolons and decimal commas, so import it rather than opening it with a double click:",
  },
  "excel-1": {
    vi: "Mở Excel, chọn Dữ liệu (Data), rồi Từ Văn bản/CSV (From Text/CSV), chọn tệp.",
    en: "In Excel choose Data, then From Text/CSV, and the file.",
  },
  "excel-2": {
    vi: "Nguồn gốc tệp (File Origin): 65001: Unicode (UTF-8). Dấu tách (Delimiter): Dấu phẩy (Comma).",
    en: "File Origin: 65001: Unicode (UTF-8). Delimiter: Comma.",
  },
  "excel-3": {
    vi: "Chọn Chuyển đổi dữ liệu (Transform Data); với cột số như value: Thay đổi kiểu (Change Type), Dùng bản địa (Using Locale), Số thập phân (Decimal Number), Tiếng Anh (Hoa Kỳ).",
    en: "Choose Transform Data; for columns of numbers such as value: Change Type, Using Locale, Decimal Number, English (United States).",
  },
  "excel-4": { vi: "Đóng & Tải (Close & Load).", en: "Close & Load." },
  "dataset-indicators": {
    vi: "Mọi chỉ tiêu: tên, đơn vị tính, cách gộp",
    en: "Every indicator: names, unit, how it adds up",
  },
  "dataset-indicator_definitions": {
    vi: "Các lần định nghĩa của chỉ tiêu thay đổi",
    en: "Changes of an indicator's definition",
  },
  "dataset-org_units": { vi: "Đơn vị và thời gian hiệu lực", en: "Units and how long they are valid" },
  "dataset-org_unit_changes": {
    vi: "Sáp nhập, chuyển đổi đơn vị",
    en: "Mergers and other successions of units",
  },
  "dataset-org_unit_boundaries": {
    vi: "Mỗi đơn vị cũ ứng với đơn vị nào của từng địa giới",
    en: "Which unit of each boundary an earlier unit became",
  },
  "dataset-forms": { vi: "Biểu mẫu", en: "Forms" },
  "dataset-form_cells": { vi: "Ô số liệu của từng biểu mẫu", en: "The cells that each form asks" },
  "dataset-targets": { vi: "Mục tiêu và từ khi nào có hiệu lực", en: "Targets, and since when they hold" },
  "dataset-periods": {
    vi: "Kỳ báo cáo và ngày đầu, ngày cuối",
    en: "Periods with their first and last days",
  },
  "dataset-windows": { vi: "Hạn nộp và khóa sổ của từng kỳ", en: "When each form is due and closes" },
  "dataset-reasons": { vi: "Các lý do đơn vị có thể nêu", en: "Reasons that units can give" },
  "dataset-labels": { vi: "Tên nhóm chỉ tiêu và nhóm đơn vị", en: "Names of groups of indicators and units" },
  "dataset-indicator_values": {
    vi: "Số liệu: chỉ tiêu × đơn vị × kỳ × địa giới",
    en: "The figures: indicator × unit × period × boundary",
  },
  "dataset-indicator_trends": {
    vi: "Thay đổi, xu hướng, thứ hạng của từng số liệu",
    en: "Change, trend and rank of each figure",
  },
  "dataset-target_progress": {
    vi: "Tiến độ của từng mục tiêu, từng năm",
    en: "Progress of each target in each year",
  },
  "dataset-quality_flags": {
    vi: "Số liệu khác thường và lý do đã nêu",
    en: "Surprising figures and the reason given",
  },
  "dataset-submissions": {
    vi: "Mỗi tệp đã gửi: nhận lúc nào, đúng hạn hay muộn, trả lời thế nào",
    en: "Every file that was sent: when it came, on time or late, how it was answered",
  },
  "dataset-observations": {
    vi: "Từng ô của từng bản báo cáo: số liệu được cộng từ đây",
    en: "Each cell of each revision of a report: what figures are added up from",
  },
  "dataset-issues": {
    vi: "Tệp vướng quy tắc nào, ở ô nào",
    en: "Which rules the files broke, and in which cells",
  },
  "dataset-corrections": {
    vi: "Đính chính đã công bố: số gốc, số thay vào, lý do",
    en: "Declared corrections: what was sent, what counts instead, why",
  },
  "dataset-reporting_rates": {
    vi: "Ai đã nộp, đúng hạn, điền bao nhiêu ô",
    en: "Who reported, on time, and how many cells",
  },
} as const;
