import type { Wording } from "../issue-text.ts";
import { say } from "./say.ts";

const blankFormVi = "Lấy biểu mẫu {file} ở nơi phát biểu mẫu, chép số liệu sang rồi gửi.";
const blankFormEn =
  "Get the form {file} from where forms are given out, copy your figures into it and send it.";

/** Which form it is, whose, for when, and whether it still has its shape. */
export const formIssueWording = {
  "form-codes-missing": say(
    [
      "Tệp không có trang mã của biểu mẫu (trang ẩn “_ma”).",
      "Chính tệp biểu mẫu .xlsx đã được phát.",
      "Điền vào biểu mẫu được phát, không chép sang sổ tính khác. Nếu đã chép, lấy lại biểu mẫu trống và chuyển số liệu sang.",
    ],
    [
      "The file lacks the form's codes (the hidden sheet “_ma”).",
      "The very .xlsx form that was given out.",
      "Fill in the form you were given, not a copy in another workbook. If you copied it, get the blank form again and move your figures into it.",
    ],
  ),
  "form-codes-forged": say(
    [
      "Mã của biểu mẫu đã bị sửa hoặc không do hệ thống này phát.",
      "Mã đúng như khi phát biểu mẫu.",
      "Lấy lại biểu mẫu trống của đơn vị và kỳ này, chép số liệu sang rồi gửi.",
    ],
    [
      "The codes of the form were edited, or the form was not given out by this system.",
      "The codes as they were given out.",
      "Get the blank form of your unit and period again, copy your figures into it and send it.",
    ],
  ),
  "programme-unknown": say(
    [
      "Biểu mẫu thuộc chương trình “{given}”.",
      "Biểu mẫu của chương trình “{expected_vi}”.",
      "Kiểm tra xem có gửi nhầm nơi không.",
    ],
    [
      "The form belongs to the programme “{given}”.",
      "A form of “{expected_en}”.",
      "Check whether it was meant for another place.",
    ],
  ),
  "form-not-told": say(
    [
      "Không biết đây là biểu mẫu nào: “{given}”.",
      "Dòng “{line_vi}” ghi mã hoặc tên một biểu mẫu của chương trình.",
      "Ghi lại dòng đó đúng như trong biểu mẫu được phát.",
    ],
    [
      "Can't tell which form this is: “{given}”.",
      "The line “{line_en}” with the code or name of a form of the programme.",
      "Restore that line as in the form that was given out.",
    ],
  ),
  "period-not-told": say(
    [
      "Không biết báo cáo của kỳ nào: “{given}”.",
      "Một kỳ của lịch báo cáo, ví dụ “{example_vi}”.",
      "Ghi lại kỳ ở dòng “{line_vi}” đúng như trong biểu mẫu được phát.",
    ],
    [
      "Can't tell which period this is for: “{given}”.",
      "A period of the reporting calendar, such as “{example_en}”.",
      "Restore the period on the line “{line_en}” as in the form that was given out.",
    ],
  ),
  "unit-not-told": say(
    [
      "Không tìm thấy đơn vị “{given}”.{suggestion_vi}",
      "Tên hoặc mã của một đơn vị trong danh mục.",
      "Ghi lại tên đơn vị ở dòng “{line_vi}” đúng như trong biểu mẫu được phát.",
    ],
    [
      "There is no unit “{given}”.{suggestion_en}",
      "The name or code of a unit of the catalogue.",
      "Restore the unit's name on the line “{line_en}” as in the form that was given out.",
    ],
  ),
  "unit-differs": say(
    [
      "Ô này ghi “{given}”, còn biểu mẫu được phát cho {unit_vi}.{suggestion_vi}",
      "Tên đơn vị: {unit_vi}.",
      "Nếu là số liệu của {unit_vi}, ghi lại tên đơn vị. Nếu của đơn vị khác, dùng biểu mẫu của đơn vị đó.",
    ],
    [
      "This cell says “{given}”, but the form was given out to {unit_en}.{suggestion_en}",
      "The unit's name: {unit_en}.",
      "If the figures are those of {unit_en}, restore its name. If they are another unit's, use that unit's form.",
    ],
  ),
  "period-differs": say(
    [
      "Ô này ghi “{given}”, còn biểu mẫu được phát cho {period_vi}.",
      "Kỳ báo cáo: {period_vi}.",
      "Nếu là số liệu của {period_vi}, ghi lại kỳ. Nếu của kỳ khác, dùng biểu mẫu của kỳ đó.",
    ],
    [
      "This cell says “{given}”, but the form was given out for {period_en}.",
      "The period: {period_en}.",
      "If the figures are for {period_en}, restore it. If they are for another period, use that period's form.",
    ],
  ),
  "form-differs": say(
    [
      "Ô này ghi “{given}”, còn mã của tệp là biểu mẫu “{form_vi}”.",
      "Biểu mẫu: “{form_vi}”.",
      "Dùng đúng biểu mẫu được phát, không ghép trang của hai biểu mẫu.",
    ],
    [
      "This cell says “{given}”, but the file's codes are those of the form “{form_en}”.",
      "The form “{form_en}”.",
      "Use the form as it was given out, not sheets of two forms together.",
    ],
  ),
  "form-version-wrong": say(
    [
      "Đây là phiên bản {given} của biểu mẫu “{form_vi}”.",
      "Phiên bản {expected}, dùng cho {period_vi}.",
      blankFormVi,
    ],
    [
      "This is version {given} of the form “{form_en}”.",
      "Version {expected}, used for {period_en}.",
      blankFormEn,
    ],
  ),
  "form-not-in-force": say(
    [
      "Biểu mẫu “{form_vi}” không dùng cho {period_vi}.",
      "Một biểu mẫu đang dùng trong kỳ đó.",
      "Hỏi nơi phát biểu mẫu xem kỳ này dùng biểu mẫu nào.",
    ],
    [
      "The form “{form_en}” is not used for {period_en}.",
      "A form in use in that period.",
      "Ask where forms are given out which form this period has.",
    ],
  ),
  "period-of-another-type": say(
    [
      "Biểu mẫu “{form_vi}” không lập cho {period_vi}.",
      "Một kỳ loại: {type_vi}.",
      "Dùng biểu mẫu của đúng loại kỳ.",
    ],
    [
      "The form “{form_en}” is not made for {period_en}.",
      "A period of this type: {type_en}.",
      "Use the form made for that type of period.",
    ],
  ),
  "unit-of-another-form": say(
    [
      "{unit_vi} không phải là đơn vị báo cáo theo biểu mẫu “{form_vi}”.",
      "Biểu mẫu dành cho loại đơn vị của mình.",
      "Lấy biểu mẫu đúng ở nơi phát biểu mẫu rồi chép số liệu sang.",
    ],
    [
      "{unit_en} does not report on the form “{form_en}”.",
      "The form made for your kind of unit.",
      "Get the right form from where forms are given out and copy your figures into it.",
    ],
  ),
  "unit-ended": say(
    [
      "{unit_vi} đã kết thúc ngày {ended}, trước ngày cuối của {period_vi}.",
      "Báo cáo của đơn vị có hiệu lực vào ngày cuối kỳ{successor_vi}.",
      "Để đơn vị kế tiếp gửi một báo cáo chung cho kỳ này.",
    ],
    [
      "{unit_en} ended on {ended}, before the end of {period_en}.",
      "A report of the unit that is valid on the last day of the period{successor_en}.",
      "Let the successor send one report for this period.",
    ],
  ),
  "unit-not-begun": say(
    [
      "{unit_vi} chỉ có từ ngày {begins}, sau khi {period_vi} đã hết.",
      "Báo cáo của đơn vị có hiệu lực vào ngày cuối kỳ.",
      "Dùng biểu mẫu của đơn vị cũ, đúng kỳ đó.",
    ],
    [
      "{unit_en} exists only from {begins}, after the end of {period_en}.",
      "A report of the unit that was valid on the last day of the period.",
      "Use the former unit's form for that period.",
    ],
  ),
  "someone-elses-form": say(
    [
      "{sender_vi} gửi biểu mẫu của {unit_vi}.",
      "Mỗi đơn vị gửi biểu mẫu của mình; đơn vị kế tiếp gửi thay đơn vị đã kết thúc.",
      "Gửi biểu mẫu của {sender_vi}, hoặc để {unit_vi} tự gửi.",
    ],
    [
      "{sender_en} sent the form of {unit_en}.",
      "A unit sends its own form; a whole successor sends for a unit that has ended.",
      "Send the form of {sender_en}, or let {unit_en} send its own.",
    ],
  ),
  "sheet-missing": say(
    [
      "Tệp không có trang tính “{name}”.",
      "Đủ các trang như trong biểu mẫu được phát.",
      "Lấy lại biểu mẫu trống, chép số liệu sang, giữ nguyên tên các trang rồi gửi.",
    ],
    [
      "The file has no sheet “{name}”.",
      "All sheets, as in the form that was given out.",
      "Get the blank form again, copy your figures into it, keep the names of the sheets and send it.",
    ],
  ),
  "table-missing": say(
    [
      "Không thấy dòng tiêu đề của bảng số liệu.",
      "Dòng bắt đầu bằng: {expected}.",
      "Thêm lại dòng tiêu đề đúng như trong biểu mẫu được phát.",
    ],
    [
      "The heading line of the table of figures is missing.",
      "A line that begins: {expected}.",
      "Restore the heading line as in the form that was given out.",
    ],
  ),
  "column-altered": say(
    [
      "Tiêu đề cột {column} là “{given}”.",
      "Cột “{expected}”.",
      "Có cột bị thêm, xóa hoặc đổi chỗ. Để lại đúng thứ tự cột như trong biểu mẫu được phát.",
    ],
    [
      "Column {column} is headed “{given}”.",
      "The column “{expected}”.",
      "A column was added, deleted or moved. Restore the columns in the order of the form that was given out.",
    ],
  ),
  "form-altered": say(
    [
      "Từ dòng này, các dòng không còn ở chỗ cũ: ô mã ghi “{given}”.",
      "Mã “{expected}” ({name_vi}).",
      "Có dòng bị thêm, xóa hoặc đổi chỗ. Chép số liệu sang biểu mẫu trống của kỳ này rồi gửi.",
    ],
    [
      "From this row on, rows are not where they were: the code cell says “{given}”.",
      "The code “{expected}” ({name_en}).",
      "A row was added, deleted or moved. Copy your figures into the blank form of this period and send that.",
    ],
  ),
  "row-missing": say(
    [
      "Thiếu dòng của chỉ tiêu “{name_vi}”.",
      "Một dòng có mã “{expected}”, kể cả khi chưa có số liệu.",
      "Thêm lại dòng đó; chưa có số liệu thì để trống ô số.",
    ],
    [
      "The row of “{name_en}” is missing.",
      "A row with the code “{expected}”, even where there is no figure yet.",
      "Restore the row; leave its figures blank if there are none.",
    ],
  ),
  "row-duplicate": say(
    [
      "Chỉ tiêu “{name_vi}” đã có ở dòng {first}.",
      "Mỗi chỉ tiêu một dòng.",
      "Giữ lại một dòng đúng, xóa dòng kia.",
    ],
    [
      "“{name_en}” already stands on row {first}.",
      "One row for each indicator.",
      "Keep the right row and delete the other.",
    ],
  ),
  "indicator-unknown": say(
    [
      "Không có chỉ tiêu nào mang mã “{given}”.",
      "Mã chỉ tiêu như trong biểu mẫu được phát.",
      "Ghi lại mã đúng; nếu là dòng tự thêm thì xóa đi.",
    ],
    [
      "No indicator has the code “{given}”.",
      "The codes of the form that was given out.",
      "Restore the right code; if you added the row, delete it.",
    ],
  ),
  "nothing-filled": say(
    [
      "Biểu mẫu chưa điền ô số liệu nào.",
      "Ít nhất một số; không phát sinh thì ghi 0.",
      "Điền số liệu rồi gửi lại.",
    ],
    [
      "No figure is filled in.",
      "At least one number; where there was nothing to count, a 0.",
      "Fill in the figures and send it again.",
    ],
  ),
} as const satisfies Record<string, Wording>;
