import type { Reason } from "./catalogue.ts";
import type { Language } from "./issue-text.ts";

/** What the columns of the figures sheet hold, left to right. */
export const formColumns = [
  "position",
  "indicator",
  "name",
  "unit",
  "value",
  "denominator",
  "reason",
  "note",
] as const;
export type FormColumn = (typeof formColumns)[number];

/** What may be typed in a figure's cell: which prompt it gets. */
export type FigureKind = "count" | "amount" | "flag" | "numerator" | "denominator";

/** Every word printed on a form, in one language. `{name}` is filled by the form. */
export interface FormWording {
  readonly coverSheet: string;
  readonly figuresSheet: string;
  readonly form: string;
  readonly version: string;
  readonly unit: string;
  readonly period: string;
  readonly reportingUnit: string;
  readonly reportingPeriod: string;
  readonly covers: string;
  readonly coversText: string;
  readonly opens: string;
  readonly opensText: string;
  readonly due: string;
  readonly dueText: string;
  readonly closes: string;
  readonly closesText: string;
  readonly howTo: string;
  readonly howToLines: readonly (readonly [string, string])[];
  readonly reasons: string;
  readonly reasonsFor: Readonly<Record<Reason["explains"], string>>;
  readonly legend: string;
  readonly columns: Readonly<Record<FormColumn, string>>;
  readonly takenFrom: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly unitOfMeasure: string;
  readonly flow: string;
  readonly stock: string;
  readonly prompts: Readonly<Record<FigureKind | "reason" | "note", readonly [string, string]>>;
  readonly warning: readonly [string, string];
  readonly unknownReason: readonly [string, string];
}

export const formWording: Readonly<Record<Language, FormWording>> = {
  vi: {
    coverSheet: "Bìa",
    figuresSheet: "Số liệu",
    form: "Biểu mẫu",
    version: "phiên bản {version}",
    unit: "Đơn vị",
    period: "Kỳ",
    reportingUnit: "Đơn vị báo cáo",
    reportingPeriod: "Kỳ báo cáo",
    covers: "Số liệu của",
    coversText: "từ {first} đến hết {last}; chỉ trong kỳ này, không cộng dồn",
    opens: "Mở nhận",
    opensText: "từ ngày {day}",
    due: "Hạn nộp",
    dueText: "hết ngày {day} (24 giờ)",
    closes: "Khóa sổ",
    closesText: "hết ngày {day} (24 giờ); sau đó không nhận nữa",
    howTo: "Cách điền trang Số liệu (chỉ các ô nền trắng)",
    howToLines: [
      ["Có số liệu", "Gõ số, ví dụ 1250 hoặc 12,5. Dấu phẩy là dấu thập phân."],
      ["Không phát sinh", "Gõ 0. Ô trống không phải là số 0."],
      ["Chưa có số liệu", "Để trống, hoặc gõ “chưa có số liệu” và chọn mã lý do."],
      ["Số ước tính", "Gõ “ước 120”."],
      ["Không áp dụng", "Gõ “không áp dụng” và chọn mã lý do."],
      ["Tỷ lệ", "Gõ hai số: tử số và mẫu số. Không gõ phần trăm, hệ thống tự tính."],
      ["Số tăng, giảm nhiều", "Chọn mã lý do ngay trên dòng đó để khỏi bị hỏi lại."],
      [
        "Ghi chú",
        "Chỉ ghi sự việc. Không ghi họ tên, số điện thoại, số căn cước hay ngày sinh của bất kỳ ai.",
      ],
      [
        "Gửi báo cáo",
        "Lưu và gửi chính tệp này (.xlsx). Không thêm, xóa hay đổi chỗ dòng, cột, trang tính. Cần sửa thì sửa rồi gửi lại cả tệp: bản gửi sau thay bản gửi trước.",
      ],
    ],
    reasons: "Mã lý do (chọn ở trang Số liệu)",
    reasonsFor: {
      not_applicable: "Không áp dụng",
      missing: "Chưa có hoặc ước",
      change: "Số khác thường",
    },
    legend: "Chỉ điền các ô nền trắng. Cách điền và mã lý do: xem trang Bìa.",
    columns: {
      position: "STT",
      indicator: "Mã chỉ tiêu",
      name: "Chỉ tiêu",
      unit: "Đơn vị tính",
      value: "Giá trị (tử số)",
      denominator: "Mẫu số",
      reason: "Mã lý do",
      note: "Ghi chú",
    },
    takenFrom: "lấy từ chỉ tiêu {name}",
    numerator: "Tử số",
    denominator: "Mẫu số",
    unitOfMeasure: "Đơn vị tính",
    flow: "Tính số phát sinh trong kỳ.",
    stock: "Tính đến ngày cuối kỳ.",
    prompts: {
      count: [
        "Số nguyên, từ 0 trở lên",
        "Ví dụ 125. Không phát sinh: gõ 0. Chưa có: để trống. Ước: gõ “ước 120”. Không áp dụng: gõ “không áp dụng” và chọn mã lý do.",
      ],
      amount: [
        "Số, từ 0 trở lên",
        "Ví dụ 1250 hoặc 12,5. Không phát sinh: gõ 0. Chưa có: để trống. Ước: gõ “ước 120”. Không áp dụng: gõ “không áp dụng” và chọn mã lý do.",
      ],
      flag: ["1 hoặc 0", "Đã có: gõ 1. Chưa có: gõ 0. Chưa rõ: để trống."],
      numerator: [
        "Tử số: số từ 0 trở lên",
        "Gõ số đếm được, không gõ phần trăm. Phải gõ cả tử số và mẫu số. Không có trường hợp nào: gõ 0 ở cả hai ô. Chưa có: để trống cả hai.",
      ],
      denominator: [
        "Mẫu số: số từ 0 trở lên",
        "Gõ tổng số dùng để chia, không gõ phần trăm. Phải gõ cả tử số và mẫu số. Không có trường hợp nào: gõ 0 ở cả hai ô. Chưa có: để trống cả hai.",
      ],
      reason: [
        "Mã lý do",
        "Bấm mũi tên để chọn. Cần khi ghi “không áp dụng”, khi chưa có số liệu, hoặc khi số tăng, giảm nhiều so với kỳ trước.",
      ],
      note: ["Ghi chú", "Chỉ ghi sự việc. Không ghi họ tên, số điện thoại, số căn cước, ngày sinh."],
    },
    warning: [
      "Ô này thường là số",
      "Nếu là “ước …”, “chưa có số liệu” hay “không áp dụng” thì chọn Yes để giữ. Nếu gõ nhầm thì chọn No để sửa.",
    ],
    unknownReason: ["Mã lý do không có", "Chọn một mã trong danh sách ở mũi tên bên phải ô."],
  },
  en: {
    coverSheet: "Cover",
    figuresSheet: "Figures",
    form: "Form",
    version: "version {version}",
    unit: "Unit",
    period: "Period",
    reportingUnit: "Reporting unit",
    reportingPeriod: "Reporting period",
    covers: "Figures for",
    coversText: "{first} to the end of {last}; this period only, not cumulative",
    opens: "Opens",
    opensText: "{day}",
    due: "Due",
    dueText: "by the end of {day} (24:00)",
    closes: "Closes",
    closesText: "at the end of {day} (24:00); nothing is taken after that",
    howTo: "How to fill in the sheet Figures (white cells only)",
    howToLines: [
      ["A figure", "Type the number, such as 1250 or 12.5."],
      ["Nothing to count", "Type 0. A blank cell is not a zero."],
      ["No figure yet", "Leave it blank, or type “not available” and choose a reason code."],
      ["An estimate", "Type “est. 120”."],
      ["Not applicable", "Type “not applicable” and choose a reason code."],
      ["A rate", "Type two numbers: numerator and denominator. No per cent: it is worked out for you."],
      ["A great change", "Choose a reason code on that row and you will not be asked again."],
      ["Notes", "Matters only. No one's name, phone number, identity number or birth date."],
      [
        "Sending it",
        "Save and send this very file (.xlsx). Don't add, delete or move rows, columns or sheets. To correct it, send the whole file again: the later one takes the place of the earlier.",
      ],
    ],
    reasons: "Reason codes (chosen in the sheet Figures)",
    reasonsFor: {
      not_applicable: "Not applicable",
      missing: "Missing or estimated",
      change: "Unusual figure",
    },
    legend: "Fill in the white cells only. How to fill them in, and the reason codes: see the cover.",
    columns: {
      position: "No.",
      indicator: "Indicator code",
      name: "Indicator",
      unit: "Unit of measure",
      value: "Value (numerator)",
      denominator: "Denominator",
      reason: "Reason code",
      note: "Note",
    },
    takenFrom: "taken from {name}",
    numerator: "Numerator",
    denominator: "Denominator",
    unitOfMeasure: "Unit of measure",
    flow: "Counts what happened in the period.",
    stock: "As at the last day of the period.",
    prompts: {
      count: [
        "A whole number, 0 or more",
        "Such as 125. Nothing to count: type 0. No figure yet: leave it blank. An estimate: type “est. 120”. Not applicable: type “not applicable” and choose a reason code.",
      ],
      amount: [
        "A number, 0 or more",
        "Such as 1250 or 12.5. Nothing: type 0. No figure yet: leave it blank. An estimate: type “est. 120”. Not applicable: type “not applicable” and choose a reason code.",
      ],
      flag: ["1 or 0", "Yes: type 1. No: type 0. Not known: leave it blank."],
      numerator: [
        "Numerator: a number, 0 or more",
        "The number counted, not a per cent. Both parts are needed. No cases: type 0 in both cells. No figure yet: leave both blank.",
      ],
      denominator: [
        "Denominator: a number, 0 or more",
        "The number to divide by, not a per cent. Both parts are needed. No cases: type 0 in both cells. No figure yet: leave both blank.",
      ],
      reason: [
        "Reason code",
        "Choose from the list. Needed for “not applicable”, for a missing figure, or where a figure is far from the period before.",
      ],
      note: ["Note", "Matters only: no names, phone numbers, identity numbers or birth dates."],
    },
    warning: [
      "This cell is usually a number",
      "For “est. …”, “not available” or “not applicable” choose Yes to keep it. If it was a slip choose No.",
    ],
    unknownReason: ["No such reason code", "Choose one from the list at the right of the cell."],
  },
};

/** The text with each `{name}` filled in. */
export const fillIn = (text: string, facts: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? "");

/** dd/mm/yyyy of a day, as it is written in both languages of the forms. */
export const dayText = (day: string): string => day.split("-").reverse().join("/");
