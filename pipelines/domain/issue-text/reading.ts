import type { Sentences, Wording } from "../issue-text.ts";

/** Files that cannot be read at all: one code for each refusal, none of them about a single figure. */

const resaveVi =
  "Mở tệp bằng Excel, chọn Tệp > Lưu Như (File > Save As), kiểu Excel Workbook (.xlsx), rồi gửi tệp mới.";
const resaveEn =
  "Open the file in Excel, choose File > Save As, type Excel Workbook (.xlsx), and send the new file.";
const freshFormVi = "Chép số liệu sang biểu mẫu trống của kỳ này rồi gửi biểu mẫu đó.";
const freshFormEn = "Copy your figures into the blank form of this period and send that form.";

/** A file whose build is at fault, not its figures: Excel writes it anew when it is saved. */
const damaged = (foundVi: string, foundEn: string): Wording => ({
  vi: { found: foundVi, expected: "Một sổ tính Excel (.xlsx) nguyên vẹn.", remedy: resaveVi },
  en: { found: foundEn, expected: "An intact Excel workbook (.xlsx).", remedy: resaveEn },
});

/** A file beyond what a form can need. */
const tooMuch = (vi: readonly [string, string], en: readonly [string, string]): Wording => ({
  vi: { found: vi[0], expected: vi[1], remedy: freshFormVi },
  en: { found: en[0], expected: en[1], remedy: freshFormEn },
});

const bothLanguages = (vi: Sentences, en: Sentences): Wording => ({ vi, en });

const kindOfFile = {
  "file-empty": bothLanguages(
    {
      found: "Tệp rỗng, không có nội dung.",
      expected: "Biểu mẫu .xlsx hoặc .csv đã điền.",
      remedy: "Kiểm tra lại tệp trên máy, mở xem có số liệu, rồi gửi lại.",
    },
    {
      found: "The file is empty.",
      expected: "The form filled in, as .xlsx or .csv.",
      remedy: "Open the file on your computer, check that it holds the figures, and send it again.",
    },
  ),
  "file-too-large": bothLanguages(
    {
      found: "Tệp nặng {size} KB.",
      expected: "Không quá {limit} KB.",
      remedy: "Xoá hình ảnh và trang tính không thuộc biểu mẫu, lưu lại rồi gửi.",
    },
    {
      found: "The file weighs {size} KB.",
      expected: "At most {limit} KB.",
      remedy: "Delete pictures and sheets that are not part of the form, save it and send it again.",
    },
  ),
  "file-of-another-kind": bothLanguages(
    {
      found: "Đây là tệp {kind}, không phải sổ tính.",
      expected: "Biểu mẫu .xlsx hoặc .csv.",
      remedy: "Gửi chính biểu mẫu Excel đã điền, không gửi bản in, bản chụp hay tệp nén.",
    },
    {
      found: "This is a {kind} file, not a workbook.",
      expected: "The form as .xlsx or .csv.",
      remedy: "Send the filled-in Excel form itself, not a print, a picture or an archive.",
    },
  ),
  "not-a-workbook": bothLanguages(
    {
      found: "Tệp không phải là sổ tính Excel (.xlsx) hay CSV.",
      expected: "Tệp .xlsx hoặc .csv theo biểu mẫu.",
      remedy: resaveVi,
    },
    {
      found: "The file is neither an Excel workbook (.xlsx) nor CSV.",
      expected: "An .xlsx or .csv file made from the form.",
      remedy: resaveEn,
    },
  ),
  "workbook-legacy-xls": bothLanguages(
    {
      found: "Tệp có định dạng Excel đời cũ (.xls, Excel 97-2003).",
      expected: "Định dạng .xlsx.",
      remedy: resaveVi,
    },
    {
      found: "The file has the old Excel format (.xls, Excel 97-2003).",
      expected: "The .xlsx format.",
      remedy: resaveEn,
    },
  ),
  "workbook-password-protected": bothLanguages(
    {
      found: "Tệp đặt mật khẩu mở.",
      expected: "Tệp mở được không cần mật khẩu.",
      remedy:
        "Trong Excel chọn Tệp > Thông tin > Bảo vệ Sổ làm việc > Mật mã hóa bằng Mật khẩu (File > Info > Protect Workbook > Encrypt with Password), xoá mật khẩu, lưu và gửi lại.",
    },
    {
      found: "The file needs a password to open.",
      expected: "A file that opens without a password.",
      remedy:
        "In Excel choose File > Info > Protect Workbook > Encrypt with Password, clear the password, save and send it again.",
    },
  ),
} as const satisfies Record<string, Wording>;

const unsafeContent = {
  "workbook-macros": bothLanguages(
    { found: "Tệp có macro.", expected: "Sổ tính không có macro (.xlsx).", remedy: resaveVi },
    { found: "The file has macros.", expected: "A workbook without macros (.xlsx).", remedy: resaveEn },
  ),
  "workbook-external-links": bothLanguages(
    {
      found: "Sổ tính có liên kết lấy số từ tệp khác.",
      expected: "Mọi số nằm ngay trong tệp này.",
      remedy:
        "Trong Excel chọn Dữ liệu > Chỉnh sửa Liên kết > Ngắt Liên kết (Data > Edit Links > Break Link), lưu và gửi lại.",
    },
    {
      found: "The workbook has links that take figures from another file.",
      expected: "All figures in this file itself.",
      remedy: "In Excel choose Data > Edit Links > Break Link, save and send it again.",
    },
  ),
  "xml-dtd": damaged(
    "Tệp chứa khai báo DTD mà Excel không bao giờ ghi.",
    "The file holds a DTD declaration, which Excel never writes.",
  ),
  "legacy-font": bothLanguages(
    {
      found: "“{given}” gõ bằng phông {font} (bảng mã cũ TCVN3 hoặc VNI), chưa đọc được.",
      expected: "Chữ Unicode, ví dụ phông Times New Roman.",
      remedy: "Gõ lại chữ ở ô này bằng Unicode, hoặc chuyển mã bằng Unikey (Ctrl+Shift+F6), rồi gửi lại.",
    },
    {
      found:
        "“{given}” is typed in the font {font} (the old TCVN3 or VNI encoding), which can't be read yet.",
      expected: "Unicode text, for example in Times New Roman.",
      remedy:
        "Type this cell again in Unicode, or convert it with Unikey (Ctrl+Shift+F6), and send it again.",
    },
  ),
} as const satisfies Record<string, Wording>;

const archive = {
  "zip-incomplete": damaged(
    "Tệp thiếu phần cuối, có thể bị cắt khi gửi.",
    "The file lacks its end; it may have been cut off on the way.",
  ),
  "zip-inconsistent": damaged(
    "Mục lục bên trong tệp mâu thuẫn với nội dung.",
    "The file's inner directory contradicts its content.",
  ),
  "zip-zip64": damaged(
    "Tệp nén kiểu ZIP64, dành cho tệp rất lớn.",
    "The file is packed as ZIP64, meant for very large files.",
  ),
  "zip-encrypted": damaged("Một phần của tệp bị mã hoá.", "A part of the file is encrypted."),
  "zip-method": damaged(
    "Tệp nén bằng cách mà Excel không dùng (số {method}).",
    "The file is packed by a method Excel does not use (number {method}).",
  ),
  "zip-overlap": damaged("Các phần bên trong tệp đè lên nhau.", "Parts inside the file overlap."),
  "zip-duplicate-entry": damaged(
    "Tệp có hai phần cùng tên bên trong.",
    "The file has two inner parts of the same name.",
  ),
  "zip-unsafe-name": damaged(
    "Một phần bên trong tệp có tên không an toàn.",
    "A part inside the file has an unsafe name.",
  ),
  "zip-checksum": damaged("Nội dung bên trong tệp bị hỏng.", "The content inside the file is corrupt."),
  "zip-too-many-entries": tooMuch(
    ["Tệp gồm {count} phần bên trong.", "Không quá {limit} phần."],
    ["The file has {count} inner parts.", "At most {limit}."],
  ),
  "zip-part-too-large": tooMuch(
    ["Một phần của tệp giải nén ra quá lớn.", "Không quá {limit} MB mỗi phần."],
    ["A part of the file is too large when unpacked.", "At most {limit} MB a part."],
  ),
  "zip-total-too-large": tooMuch(
    ["Tệp giải nén ra quá lớn.", "Không quá {limit} MB tất cả."],
    ["The file is too large when unpacked.", "At most {limit} MB in all."],
  ),
} as const satisfies Record<string, Wording>;

const structure = {
  "part-missing": damaged("Sổ tính thiếu một phần bên trong.", "The workbook lacks an inner part."),
  "xml-malformed": damaged(
    "Một phần bên trong sổ tính bị hỏng hoặc bị cắt.",
    "A part inside the workbook is broken or cut off.",
  ),
  "xml-encoding": damaged(
    "Một phần bên trong sổ tính không phải UTF-8 hay UTF-16.",
    "A part inside the workbook is neither UTF-8 nor UTF-16.",
  ),
  "xml-too-deep": damaged(
    "Một phần bên trong sổ tính lồng quá {limit} tầng.",
    "A part inside the workbook is nested more than {limit} levels deep.",
  ),
  "xml-too-many-elements": tooMuch(
    ["Một trang tính có quá nhiều ô đã định dạng.", "Không quá {limit} mục."],
    ["A sheet has too many formatted cells.", "At most {limit} elements."],
  ),
  "xml-token-too-long": damaged(
    "Một mục bên trong sổ tính dài bất thường.",
    "An item inside the workbook is abnormally long.",
  ),
  "workbook-without-sheets": damaged("Sổ tính không có trang tính nào.", "The workbook has no sheet."),
  "sheet-name-duplicate": damaged(
    "Hai trang tính cùng tên “{given}”, hoặc cùng một nội dung.",
    "Two sheets share the name “{given}”, or the same content.",
  ),
  "shared-string-missing": damaged(
    "Chữ của ô này không còn trong tệp.",
    "The text of this cell is no longer in the file.",
  ),
  "style-missing": damaged(
    "Định dạng của ô này không còn trong tệp.",
    "The format of this cell is no longer in the file.",
  ),
  "cell-duplicate": damaged("Ô này có hai giá trị trong tệp.", "This cell has two values in the file."),
  "cell-address-invalid": damaged(
    "“{given}” không phải địa chỉ ô ở dòng này.",
    "“{given}” is not the address of a cell in this row.",
  ),
  "cell-value-invalid": damaged(
    "Ô này chứa “{given}”, không đúng kiểu ghi trong tệp.",
    "This cell holds “{given}”, which is not of the type stated in the file.",
  ),
} as const satisfies Record<string, Wording>;

const bounds = {
  "too-many-sheets": tooMuch(
    ["Sổ tính có {count} trang tính.", "Không quá {limit} trang tính."],
    ["The workbook has {count} sheets.", "At most {limit} sheets."],
  ),
  "too-many-cells": tooMuch(
    ["Tệp có hơn {limit} ô có giá trị.", "Không quá {limit} ô."],
    ["The file has more than {limit} cells with a value.", "At most {limit} cells."],
  ),
  "cell-out-of-bounds": tooMuch(
    ["Có giá trị ở ô {given}, ngoài vùng cho phép.", "Trong {rows} dòng và {columns} cột đầu."],
    [
      "There is a value in {given}, outside the allowed area.",
      "Within the first {rows} rows and {columns} columns.",
    ],
  ),
  "too-many-strings": tooMuch(
    ["Sổ tính có hơn {limit} đoạn chữ.", "Không quá {limit} đoạn."],
    ["The workbook has more than {limit} texts.", "At most {limit} texts."],
  ),
  "text-too-long": tooMuch(
    ["Một ô có chữ dài hơn {limit} ký tự.", "Không quá {limit} ký tự mỗi ô."],
    ["A cell holds a text of more than {limit} characters.", "At most {limit} characters a cell."],
  ),
  "too-many-merges": tooMuch(
    ["Trang tính có hơn {limit} vùng ô gộp.", "Không quá {limit} vùng."],
    ["The sheet has more than {limit} merged areas.", "At most {limit}."],
  ),
  "too-many-styles": tooMuch(
    ["Sổ tính có hơn {limit} kiểu định dạng.", "Không quá {limit} kiểu."],
    ["The workbook has more than {limit} formats.", "At most {limit}."],
  ),
} as const satisfies Record<string, Wording>;

const plainText = {
  "text-not-utf8": bothLanguages(
    {
      found: "Tệp CSV không ở bảng mã UTF-8.",
      expected: "CSV UTF-8.",
      remedy:
        "Trong Excel chọn Tệp > Lưu Như (File > Save As), kiểu “CSV UTF-8 (Comma delimited) (*.csv)”, rồi gửi tệp mới.",
    },
    {
      found: "The CSV file is not encoded as UTF-8.",
      expected: "CSV UTF-8.",
      remedy:
        "In Excel choose File > Save As, type “CSV UTF-8 (Comma delimited) (*.csv)”, and send the new file.",
    },
  ),
  "text-has-nul": bothLanguages(
    {
      found: "Tệp CSV chứa ký tự NUL, không phải văn bản.",
      expected: "CSV UTF-8 chỉ gồm chữ và số.",
      remedy: "Lưu lại từ Excel kiểu “CSV UTF-8 (Comma delimited) (*.csv)” hoặc gửi tệp .xlsx.",
    },
    {
      found: "The CSV file holds NUL characters, so it is not text.",
      expected: "CSV UTF-8 of text and numbers only.",
      remedy: "Save it from Excel as “CSV UTF-8 (Comma delimited) (*.csv)” or send the .xlsx file.",
    },
  ),
  "csv-quote-unclosed": bothLanguages(
    {
      found: "Dấu ngoặc kép mở ở dòng {line} không được đóng đúng.",
      expected: "Mỗi dấu ngoặc kép mở ô đều có dấu đóng.",
      remedy: "Xoá dấu ngoặc kép thừa ở dòng đó, hoặc gửi tệp .xlsx.",
    },
    {
      found: "A quotation mark opened on line {line} is not closed properly.",
      expected: "Each quotation mark that opens a cell is closed.",
      remedy: "Delete the stray quotation mark on that line, or send the .xlsx file.",
    },
  ),
} as const satisfies Record<string, Wording>;

export const readingWording = {
  ...kindOfFile,
  ...unsafeContent,
  ...archive,
  ...structure,
  ...bounds,
  ...plainText,
} as const;

export type ReadingCode = keyof typeof readingWording;
