import type { Wording } from "../issue-text.ts";

/** Files that cannot be read at all. */
export const readingWording = {
  "not-a-workbook": {
    vi: {
      found: "Tệp không phải là sổ tính Excel (.xlsx) hay CSV.",
      expected: "Tệp .xlsx hoặc .csv theo biểu mẫu.",
      remedy: "Mở tệp bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.",
    },
    en: {
      found: "The file is neither an Excel workbook (.xlsx) nor CSV.",
      expected: "An .xlsx or .csv file made from the form.",
      remedy: "Open it in Excel, choose Save As, type Excel Workbook (.xlsx), and send it again.",
    },
  },
} as const satisfies Record<string, Wording>;
