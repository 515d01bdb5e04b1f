interface Advice {
  readonly expected: string;
  readonly remedy: string;
}

/** What the row should say and what to do about it, for each thing that can be wrong in a programme's folder. */
export const problemWording = {
  "file-missing": {
    vi: { expected: "Thư mục chương trình phải có tệp này.", remedy: "Tạo tệp, ít nhất có hàng tiêu đề." },
    en: {
      expected: "A programme's folder holds this file.",
      remedy: "Create it, with at least its header row.",
    },
  },
  "file-unknown": {
    vi: {
      expected: "Tệp này không thuộc danh mục: {known}.",
      remedy: "Sửa tên tệp hoặc chuyển tệp ra khỏi thư mục.",
    },
    en: {
      expected: "This file is none of the catalogue's: {known}.",
      remedy: "Correct its name or move it out of the folder.",
    },
  },
  "file-encoding": {
    vi: { expected: "Tệp phải ghi bằng UTF-8.", remedy: "Trong Excel chọn Lưu thành, kiểu “CSV UTF-8”." },
    en: { expected: "The file must be UTF-8.", remedy: "In Excel choose Save As, type “CSV UTF-8”." },
  },
  "file-unreadable": {
    vi: {
      expected: "Tệp phải là CSV UTF-8 dưới 10 MB, có hàng tiêu đề.",
      remedy: "Mở tệp trong Excel, xem có hàng tiêu đề, rồi lưu lại kiểu “CSV UTF-8”.",
    },
    en: {
      expected: "The file must be CSV UTF-8 under 10 MB, with a header row.",
      remedy: "Open it in Excel, see that it has a header row, and save it as “CSV UTF-8”.",
    },
  },
  "file-quotes": {
    vi: {
      expected: "Dấu nháy kép mở ở gần dòng này phải được đóng.",
      remedy: "Thêm dấu nháy còn thiếu; một dấu nháy bên trong ô viết thành hai.",
    },
    en: {
      expected: "A quotation mark opened near this line must be closed.",
      remedy: "Add the missing mark; one inside a cell is written twice.",
    },
  },
  "row-width": {
    vi: {
      expected: "Hàng này phải có {expected} ô như hàng tiêu đề.",
      remedy: "Xem lại dấu phẩy thừa hoặc thiếu; ô có dấu phẩy phải đặt trong nháy kép.",
    },
    en: {
      expected: "The row must have {expected} cells, as the header has.",
      remedy: "Look for a comma too many or too few; a cell that holds a comma stands in quotation marks.",
    },
  },
  "column-missing": {
    vi: { expected: "Hàng tiêu đề phải có cột {column}.", remedy: "Thêm cột {column}." },
    en: { expected: "The header must have the column {column}.", remedy: "Add the column {column}." },
  },
  "column-unknown": {
    vi: {
      expected: "Các cột của tệp này: {columns}; ghi chú riêng đặt ở cột note hoặc source.",
      remedy: "Sửa tên cột hoặc đổi thành note.",
    },
    en: {
      expected: "The columns of this file are {columns}; remarks stand in note or source.",
      remedy: "Correct the column's name, or call it note.",
    },
  },
  "setting-missing": {
    vi: { expected: "Phải có hàng với key là {key}.", remedy: "Thêm hàng {key}." },
    en: { expected: "There must be a row whose key is {key}.", remedy: "Add the row {key}." },
  },
  "setting-unknown": {
    vi: { expected: "Mỗi key sau có đúng một hàng: {known}.", remedy: "Sửa tên key hoặc xóa hàng thừa." },
    en: {
      expected: "Each of these keys has exactly one row: {known}.",
      remedy: "Correct the key or remove the row.",
    },
  },
  "cell-words": {
    vi: { expected: "Ô này không được để trống.", remedy: "Điền nội dung, đủ cả tiếng Việt và tiếng Anh." },
    en: { expected: "The cell must not be empty.", remedy: "Fill it in, in Vietnamese and in English." },
  },
  "cell-code": {
    vi: {
      expected: "Mã chỉ gồm chữ không dấu, chữ số, “-” và “_”.",
      remedy: "Sửa mã; không dùng dấu cách và dấu tiếng Việt.",
    },
    en: {
      expected: "A code is made of letters, digits, “-” and “_”.",
      remedy: "Correct the code; no spaces, no accents.",
    },
  },
  "cell-codes": {
    vi: { expected: "Các mã cách nhau bằng “|”, ví dụ a|b.", remedy: "Sửa danh sách mã." },
    en: { expected: "Codes separated by “|”, such as a|b.", remedy: "Correct the list of codes." },
  },
  "cell-versions": {
    vi: {
      expected: "Số phiên bản cách nhau bằng “|”, ví dụ 1|2; để trống là tất cả.",
      remedy: "Sửa danh sách phiên bản.",
    },
    en: {
      expected: "Version numbers separated by “|”, such as 1|2; empty means all.",
      remedy: "Correct the list of versions.",
    },
  },
  "cell-terms": {
    vi: {
      expected: "Mã chỉ tiêu cộng với nhau, ví dụ a + b.numerator.",
      remedy: "Sửa biểu thức; sau dấu chấm chỉ có numerator hoặc denominator.",
    },
    en: {
      expected: "Indicator ids joined by +, such as a + b.numerator.",
      remedy: "Correct the sum; after a dot only numerator or denominator.",
    },
  },
  "cell-only-units": {
    vi: {
      expected: "Dạng khối:đơn-vị|đơn-vị;khối:đơn-vị, mỗi khối một lần.",
      remedy: "Sửa lại theo dạng này hoặc để trống.",
    },
    en: {
      expected: "Written audience:unit|unit;audience:unit, each audience once.",
      remedy: "Correct it to this form, or leave it empty.",
    },
  },
  "cell-number": {
    vi: {
      expected: "Số viết thường, dấu chấm thập phân, tối đa bốn chữ số lẻ, ví dụ 12.5.",
      remedy: "Sửa lại số; bỏ dấu phân cách hàng nghìn.",
    },
    en: {
      expected: "A plain number with a decimal point and at most four decimals, such as 12.5.",
      remedy: "Correct the number; no thousands separators.",
    },
  },
  "cell-whole": {
    vi: { expected: "Số nguyên từ {least} trở lên.", remedy: "Sửa lại số." },
    en: { expected: "A whole number from {least}.", remedy: "Correct the number." },
  },
  "cell-date": {
    vi: {
      expected: "Ngày có thật, dạng năm-tháng-ngày, ví dụ 2021-06-15.",
      remedy: "Gõ lại ngày; trong Excel đặt cột ở dạng Text trước khi gõ.",
    },
    en: {
      expected: "A day that exists, as year-month-day, such as 2021-06-15.",
      remedy: "Type the day again; in Excel set the column to Text first.",
    },
  },
  "cell-zone": {
    vi: { expected: "Múi giờ theo tên IANA, ví dụ Asia/Ho_Chi_Minh.", remedy: "Sửa lại tên múi giờ." },
    en: { expected: "A time zone by its IANA name, such as Asia/Ho_Chi_Minh.", remedy: "Correct the name." },
  },
  "cell-yes-no": {
    vi: { expected: "yes hoặc no.", remedy: "Ghi yes hoặc no." },
    en: { expected: "yes or no.", remedy: "Write yes or no." },
  },
  "cell-choice": {
    vi: { expected: "Một trong: {choices}.", remedy: "Chọn một giá trị trong danh sách." },
    en: { expected: "One of: {choices}.", remedy: "Choose one of the list." },
  },
  "cell-sha256": {
    vi: {
      expected: "Mã SHA-256 gồm 64 chữ số thập lục phân thường.",
      remedy: "Chép lại mã từ biên nhận của lần nộp.",
    },
    en: {
      expected: "A SHA-256 of 64 lower-case hexadecimal digits.",
      remedy: "Copy it again from the submission's receipt.",
    },
  },
  twice: {
    vi: { expected: "{key} chỉ được có một hàng.", remedy: "Xóa hàng thừa hoặc sửa mã." },
    en: { expected: "{key} may have one row only.", remedy: "Remove the extra row or correct the key." },
  },
  "tile-covered": {
    vi: {
      expected: "Ô rộng hai nửa ô và không được chồng lên ô của {key}.",
      remedy: "Sửa hàng hoặc cột của một trong hai ô.",
    },
    en: {
      expected: "A tile is two half tiles wide and must not cover that of {key}.",
      remedy: "Correct the row or the column of one of them.",
    },
  },
  unresolved: {
    vi: {
      expected: "{key} phải có trong {target}.",
      remedy: "Sửa lại cho đúng hoặc thêm hàng {key} vào {target}.",
    },
    en: { expected: "{key} must be in {target}.", remedy: "Correct it, or add {key} to {target}." },
  },
  "dates-order": {
    vi: { expected: "Ngày phải sau hoặc cùng ngày {first}.", remedy: "Sửa một trong hai ngày." },
    en: { expected: "The day must not be before {first}.", remedy: "Correct one of the two days." },
  },
  "one-language": {
    vi: { expected: "Phải có cả tiếng Việt và tiếng Anh.", remedy: "Điền ô còn trống." },
    en: { expected: "Both languages must be filled in.", remedy: "Fill in the empty cell." },
  },
  "total-unit-kind": {
    vi: {
      expected: "Đơn vị mang số tổng phải thuộc loại programme_area.",
      remedy: "Chọn đơn vị loại programme_area trong org-units.csv.",
    },
    en: {
      expected: "The unit that carries totals must be of kind programme_area.",
      remedy: "Choose a unit of that kind in org-units.csv.",
    },
  },
  "unit-versions-overlap": {
    vi: {
      expected: "Cùng mã chính thức với {other}, nên không được có hiệu lực trùng ngày.",
      remedy: "Sửa valid_from, valid_to của một trong hai.",
    },
    en: {
      expected: "It shares its official code with {other}, so no day may belong to both.",
      remedy: "Correct valid_from or valid_to of one of them.",
    },
  },
  "parent-circle": {
    vi: { expected: "Đơn vị không thể nằm trong chính mình.", remedy: "Sửa parent_key." },
    en: { expected: "A unit can't be inside itself.", remedy: "Correct parent_key." },
  },
  "change-whole-shared": {
    vi: {
      expected: "{from} nhập toàn bộ (whole) vào một đơn vị thì không còn phần cho đơn vị khác.",
      remedy: "Xóa hàng thừa, hoặc ghi partial cho mọi hàng của {from}.",
    },
    en: {
      expected: "{from} goes whole to one unit, so nothing is left for another.",
      remedy: "Remove the extra row, or write partial in each row of {from}.",
    },
  },
  "change-after-end": {
    vi: {
      expected: "Ngày liền sau ngày cuối của {from}: {day}.",
      remedy: "Sửa effective_on, hoặc valid_to của {from}.",
    },
    en: {
      expected: "The day after the last day of {from}: {day}.",
      remedy: "Correct effective_on, or valid_to of {from}.",
    },
  },
  "change-first-day": {
    vi: { expected: "Ngày đầu tiên của {to}: {day}.", remedy: "Sửa effective_on, hoặc valid_from của {to}." },
    en: { expected: "The first day of {to}: {day}.", remedy: "Correct effective_on, or valid_from of {to}." },
  },
  "name-ambiguous": {
    vi: {
      expected: "Tên này cũng chỉ {other} trong cùng thời gian.",
      remedy: "Xóa, hoặc dùng tên chỉ một đơn vị.",
    },
    en: {
      expected: "It also stands for {other} on the same days.",
      remedy: "Remove it, or use a name of one unit only.",
    },
  },
  "ratio-part": {
    vi: { expected: "Tỷ lệ phải nói rõ tử số và mẫu số.", remedy: "Điền định nghĩa của phần còn trống." },
    en: {
      expected: "A ratio says what its numerator and denominator count.",
      remedy: "Fill in the empty part.",
    },
  },
  "not-a-ratio": {
    vi: {
      expected: "Chỉ dành cho chỉ tiêu có measure là ratio; để trống (factor là 1, is_share là no).",
      remedy: "Xóa nội dung ô, hoặc sửa measure.",
    },
    en: {
      expected: "Only for indicators whose measure is ratio; else empty (factor 1, is_share no).",
      remedy: "Clear the cell, or correct measure.",
    },
  },
  "part-is-ratio": {
    vi: {
      expected: "Tử số hoặc mẫu số phải lấy từ một số đếm, không lấy từ tỷ lệ.",
      remedy: "Chọn chỉ tiêu khác.",
    },
    en: { expected: "A part is taken from a count, not from a ratio.", remedy: "Choose another indicator." },
  },
  "aggregation-measure": {
    vi: {
      expected: "Với measure {measure}: một trong {addsAs}.",
      remedy: "Sửa aggregation, hoặc sửa measure.",
    },
    en: { expected: "For measure {measure}: one of {addsAs}.", remedy: "Correct aggregation or measure." },
  },
  "computed-asked": {
    vi: {
      expected: "Chỉ tiêu computed do hệ thống tính, nhưng biểu {form} đang hỏi.",
      remedy: "Bỏ ô khỏi biểu, hoặc sửa adds_over.",
    },
    en: {
      expected: "A computed indicator is never asked, but {form} asks it.",
      remedy: "Remove it from the form, or correct adds_over.",
    },
  },
  "never-asked": {
    vi: {
      expected: "Phải có biểu hỏi chỉ tiêu này (form-cells.csv), hoặc adds_over là computed.",
      remedy: "Thêm ô vào biểu, hoặc xóa chỉ tiêu.",
    },
    en: {
      expected: "A form asks it (form-cells.csv), or adds_over is computed.",
      remedy: "Add it to a form, or remove the indicator.",
    },
  },
  "adds-over-not-asked": {
    vi: {
      expected: "Số tổng cộng từ một khối có báo cáo chỉ tiêu này: {asked}, hoặc all.",
      remedy: "Sửa adds_over, hoặc thêm ô vào biểu của khối đó.",
    },
    en: {
      expected: "The total adds up an audience that is asked it: {asked}; or all.",
      remedy: "Correct adds_over, or add it to a form of that audience.",
    },
  },
  "two-rhythms": {
    vi: {
      expected: "Khối {audience} chỉ báo cáo chỉ tiêu này theo một loại kỳ; hiện có {rhythms}.",
      remedy: "Giữ ô ở biểu có kỳ ngắn nhất; kỳ dài hơn được tính từ đó.",
    },
    en: {
      expected: "{audience} reports it for one kind of period; it is asked for {rhythms}.",
      remedy: "Keep the shortest; longer periods are computed from it.",
    },
  },
  "definition-version": {
    vi: {
      expected: "Phiên bản định nghĩa tiếp theo là {next}.",
      remedy: "Sửa số, xếp các hàng theo thứ tự phiên bản.",
    },
    en: {
      expected: "The next definition version is {next}.",
      remedy: "Correct the number; keep the rows in order.",
    },
  },
  "only-units-strange": {
    vi: {
      expected: "{keys} phải là đơn vị thuộc khối {audience}.",
      remedy: "Sửa mã đơn vị, hoặc chuyển sang đúng khối.",
    },
    en: {
      expected: "{keys} must be units of the audience {audience}.",
      remedy: "Correct the keys, or name the right audience.",
    },
  },
  "restricted-reporters": {
    vi: {
      expected: "Chỉ tiêu hạn chế có đúng một đơn vị báo cáo mỗi kỳ; kỳ {period} có {count}.",
      remedy: "Ghi trong only_units đúng một đơn vị có hiệu lực ở mỗi kỳ.",
    },
    en: {
      expected: "A restricted indicator has exactly one reporter in each period; {period} has {count}.",
      remedy: "Name in only_units exactly one unit that is valid in each period.",
    },
  },
  "closes-before-due": {
    vi: { expected: "Số ngày đóng không nhỏ hơn số ngày đến hạn.", remedy: "Sửa một trong hai số." },
    en: { expected: "A window closes no earlier than it is due.", remedy: "Correct one of the two numbers." },
  },
  "form-without-cells": {
    vi: {
      expected: "Mỗi phiên bản biểu có ít nhất một ô trong form-cells.csv.",
      remedy: "Thêm các ô, hoặc xóa phiên bản.",
    },
    en: {
      expected: "Each version of a form has cells in form-cells.csv.",
      remedy: "Add its cells, or remove the version.",
    },
  },
  "form-versions-overlap": {
    vi: {
      expected: "Không được trùng ngày với phiên bản {other}.",
      remedy: "Sửa valid_from, valid_to của một trong hai.",
    },
    en: {
      expected: "No day may belong to version {other} as well.",
      remedy: "Correct valid_from or valid_to of one of them.",
    },
  },
  "form-versions-differ": {
    vi: {
      expected: "Mọi phiên bản của một biểu có cùng giá trị: {first}.",
      remedy: "Sửa lại, hoặc đặt mã biểu mới.",
    },
    en: {
      expected: "All versions of a form have the same: {first}.",
      remedy: "Correct it, or give the form another id.",
    },
  },
  "component-unasked": {
    vi: { expected: "Chỉ tiêu này có các ô: {expected}.", remedy: "Sửa component hoặc bỏ ô." },
    en: {
      expected: "The cells of this indicator are: {expected}.",
      remedy: "Correct component, or remove the cell.",
    },
  },
  "component-missing": {
    vi: {
      expected: "Biểu còn thiếu ô {missing} của chỉ tiêu này.",
      remedy: "Thêm ô, hoặc khai numerator_id, denominator_id.",
    },
    en: {
      expected: "The form lacks the cell {missing} of this indicator.",
      remedy: "Add it, or name numerator_id or denominator_id.",
    },
  },
  "part-not-on-form": {
    vi: {
      expected: "Biểu phải hỏi {part} từ cùng các đơn vị, vì tỷ lệ lấy số từ đó.",
      remedy: "Thêm {part} vào biểu, hoặc sửa only_units, numerator_id, denominator_id.",
    },
    en: {
      expected: "The form must ask {part} of the same units, since the ratio takes it from there.",
      remedy: "Add {part} to the form, or correct only_units, numerator_id or denominator_id.",
    },
  },
  "period-id": {
    vi: {
      expected: "Mã kỳ gồm năm và loại kỳ: 2021-Q1, 2021-H1, 2021-9M, 2021-Y, 2021-M01.",
      remedy: "Sửa period_id, year hoặc period_type cho khớp.",
    },
    en: {
      expected: "A period's id is its year and type: 2021-Q1, 2021-H1, 2021-9M, 2021-Y, 2021-M01.",
      remedy: "Make period_id, year and period_type agree.",
    },
  },
  "period-index": {
    vi: { expected: "Số thứ tự theo ngày, không bỏ số: {next}.", remedy: "Sửa period_index." },
    en: { expected: "Counted by day without gaps: {next}.", remedy: "Correct period_index." },
  },
  "period-gap": {
    vi: {
      expected: "Các kỳ cùng loại nối liền nhau: bắt đầu ngày {day}.",
      remedy: "Sửa starts_on, hoặc ends_on của kỳ trước.",
    },
    en: {
      expected: "Periods of one type follow each other: it begins on {day}.",
      remedy: "Correct starts_on, or ends_on of the one before.",
    },
  },
  "period-tiling": {
    vi: {
      expected: "Kỳ này gồm đúng các quý từ {first} đến {last}.",
      remedy: "Sửa ngày, hoặc thêm quý còn thiếu.",
    },
    en: {
      expected: "The period is exactly the quarters from {first} to {last}.",
      remedy: "Correct its days, or add the missing quarters.",
    },
  },
  "window-period": {
    vi: { expected: "Phải là một kỳ báo cáo của biểu này.", remedy: "Sửa period_id hoặc form_id." },
    en: { expected: "It must be a period this form is due for.", remedy: "Correct period_id or form_id." },
  },
  "window-order": {
    vi: {
      expected: "Mở, đến hạn, đóng phải theo thứ tự; ngày để trống theo quy tắc của biểu.",
      remedy: "Sửa ngày, hoặc điền cả ba ngày.",
    },
    en: {
      expected:
        "A window opens, falls due and closes in this order; a day left empty follows the form's rule.",
      remedy: "Correct the day, or fill in all three.",
    },
  },
  "target-high": {
    vi: {
      expected: "high chỉ dùng khi operator là between, và khi đó phải có.",
      remedy: "Điền hoặc xóa high.",
    },
    en: { expected: "high is for the operator between, which needs it.", remedy: "Fill in or clear high." },
  },
  "target-bounds": {
    vi: { expected: "high không nhỏ hơn low: {low}.", remedy: "Sửa một trong hai số." },
    en: { expected: "high is no less than low: {low}.", remedy: "Correct one of the two." },
  },
  "target-each-year": {
    vi: { expected: "Ghi “each Y” khi và chỉ khi test là annual.", remedy: "Sửa due_period_id hoặc test." },
    en: { expected: "“each Y” exactly where test is annual.", remedy: "Correct due_period_id or test." },
  },
  "target-scope": {
    vi: {
      expected: "scope_keys ghi đơn vị khi và chỉ khi scope_kind là named.",
      remedy: "Điền hoặc xóa scope_keys.",
    },
    en: {
      expected: "scope_keys names units exactly where scope_kind is named.",
      remedy: "Fill in or clear scope_keys.",
    },
  },
  "target-group": {
    vi: { expected: "Cùng nhóm với chỉ tiêu: {group}.", remedy: "Sửa group_id." },
    en: { expected: "The group of its indicator: {group}.", remedy: "Correct group_id." },
  },
  "target-per": {
    vi: {
      expected: "Phải là “chỉ-tiêu.phần” có trên mọi biểu hỏi chỉ tiêu của mục tiêu.",
      remedy: "Sửa per hoặc xóa.",
    },
    en: {
      expected: "An “indicator.part” of every form that asks the target's indicator.",
      remedy: "Correct or clear per.",
    },
  },
  "target-baseline": {
    vi: { expected: "Số gốc và kỳ gốc phải có cùng nhau.", remedy: "Điền ô còn trống hoặc xóa cả hai." },
    en: {
      expected: "A baseline has both a value and a period.",
      remedy: "Fill in the empty one or clear both.",
    },
  },
  "target-version": {
    vi: {
      expected:
        "Mọi dòng của mục tiêu {target} có cùng nhóm, chỉ tiêu, phạm vi và cách kiểm tra; chỉ mức, hạn và ngày biết là thay đổi.",
      remedy: "Sửa dòng này, hoặc đặt mã mới cho một mục tiêu khác.",
    },
    en: {
      expected:
        "Every row of the target {target} has the same group, indicator, scope and test; only bounds, due and known days change.",
      remedy: "Correct this row, or give another target an id of its own.",
    },
  },
  "target-headline": {
    vi: {
      expected: "Nhóm {group} có đúng một mục tiêu với is_headline là yes.",
      remedy: "Chọn một mục tiêu đại diện.",
    },
    en: {
      expected: "The group {group} has exactly one target with is_headline yes.",
      remedy: "Choose the one for the card.",
    },
  },
  "rule-term": {
    vi: {
      expected: "{term} phải là ô hoặc phần của tỷ lệ trên biểu {form}.",
      remedy: "Sửa biểu thức, hoặc ghi form_versions có ô này.",
    },
    en: {
      expected: "{term} must be a cell or a ratio's part on the form {form}.",
      remedy: "Correct the term, or name the form_versions that have it.",
    },
  },
  "correction-same": {
    vi: { expected: "Giá trị sửa phải khác giá trị đã nhận.", remedy: "Sửa corrected, hoặc xóa hàng." },
    en: {
      expected: "The corrected value differs from the one found.",
      remedy: "Correct it, or remove the row.",
    },
  },
} as const satisfies Record<string, Readonly<Record<"vi" | "en", Advice>>>;

export type ProblemCode = keyof typeof problemWording;
