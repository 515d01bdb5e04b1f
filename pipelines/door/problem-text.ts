import type { Language } from "../domain/issue-text.ts";

interface ProblemWords {
  /** what is wrong */
  readonly title: string;
  /** what to do */
  readonly detail: string;
}

/** Every refusal of the door, with its HTTP status. `{name}` is filled in from the facts. */
export const problems = {
  "not-signed-in": {
    status: 401,
    vi: { title: "Chưa đăng nhập.", detail: "Hãy đăng nhập bằng tài khoản của đơn vị rồi thử lại." },
    en: { title: "Not signed in.", detail: "Sign in with your unit's account and try again." },
  },
  "not-your-unit": {
    status: 403,
    vi: {
      title: "Tài khoản này không dùng được cho đơn vị “{unit}”.",
      detail:
        "Mỗi tài khoản chỉ nộp và xem báo cáo của đơn vị mình. Hãy đăng nhập bằng tài khoản của đơn vị đó.",
    },
    en: {
      title: "This account can't be used for the unit “{unit}”.",
      detail: "An account sends and reads its own unit's reports only. Sign in with that unit's account.",
    },
  },
  "office-only": {
    status: 403,
    vi: {
      title: "Danh sách nhắc nộp chỉ dành cho cơ quan tổng hợp.",
      detail: "Hãy đăng nhập bằng tài khoản của cơ quan tổng hợp.",
    },
    en: {
      title: "The reminder list is for the programme's office only.",
      detail: "Sign in with the office's account.",
    },
  },
  "from-elsewhere": {
    status: 403,
    vi: {
      title: "Yêu cầu đến từ một trang khác.",
      detail: "Chỉ trang “Nộp báo cáo” ở đúng địa chỉ của nó mới gửi được. Hãy mở trang đó và gửi lại.",
    },
    en: {
      title: "The request comes from another site.",
      detail: "Only the page “Submit a report” at its own address may send. Open that page and send again.",
    },
  },
  "wrong-host": {
    status: 421,
    vi: {
      title: "Máy này không mang tên “{host}”.",
      detail: "Mở trang bằng địa chỉ mà lệnh đã in ra, ví dụ http://127.0.0.1:4173/.",
    },
    en: {
      title: "This machine is not called “{host}”.",
      detail: "Open the site by the address that the command printed, such as http://127.0.0.1:4173/.",
    },
  },
  "wrong-request": {
    status: 400,
    vi: {
      title: "Yêu cầu không đúng mẫu.",
      detail: "Cần có: {expected}. Hãy tải lại trang “Nộp báo cáo” và thử lại.",
    },
    en: {
      title: "The request is not in the expected form.",
      detail: "Expected: {expected}. Load the page “Submit a report” again and retry.",
    },
  },
  "too-large": {
    status: 413,
    vi: {
      title: "Tệp quá lớn: tối đa {limit} MB.",
      detail: "Hãy gửi chính biểu mẫu .xlsx đã điền, không kèm ảnh hay tệp khác.",
    },
    en: {
      title: "The file is too large: at most {limit} MB.",
      detail: "Send the filled-in .xlsx form itself, without pictures or other files in it.",
    },
  },
  "already-sent": {
    status: 409,
    vi: {
      title: "Lần nộp này đã có tệp.",
      detail: "Mỗi lần nộp chỉ nhận một tệp. Hãy chọn tệp và bấm nộp lần nữa.",
    },
    en: {
      title: "This upload already has its file.",
      detail: "An upload takes one file only. Choose the file and send once more.",
    },
  },
  "no-such-unit": {
    status: 404,
    vi: { title: "Danh mục không có đơn vị “{unit}”.", detail: "Hãy chọn đơn vị trong danh sách của trang." },
    en: { title: "The catalogue has no unit “{unit}”.", detail: "Choose a unit from the page's list." },
  },
  "no-such-report": {
    status: 404,
    vi: {
      title: "Không có báo cáo “{form}”, kỳ “{period}” nào như vậy.",
      detail: "Hãy chọn lại biểu mẫu và kỳ trong danh sách của trang.",
    },
    en: {
      title: "There is no such report: “{form}”, period “{period}”.",
      detail: "Choose form and period from the page's list.",
    },
  },
  "no-such-upload": {
    status: 404,
    vi: {
      title: "Chưa có tệp nào đến trong lần nộp này.",
      detail: "Nếu vừa gửi mà thấy dòng này, hãy gửi lại tệp.",
    },
    en: {
      title: "No file has arrived in this upload.",
      detail: "If you have just sent it and see this, send the file again.",
    },
  },
  "no-such-receipt": {
    status: 404,
    vi: { title: "Không có biên nhận này.", detail: "Hãy mở biên nhận từ danh sách của đơn vị." },
    en: { title: "There is no such receipt.", detail: "Open the receipt from the unit's list." },
  },
  "nothing-to-mark": {
    status: 404,
    vi: {
      title: "Không có tệp đánh dấu cho biên nhận này.",
      detail: "Chỉ sổ tính đọc được và có ô cần sửa mới được đánh dấu. Xem từng chỗ cần sửa trong biên nhận.",
    },
    en: {
      title: "There is no marked workbook for this receipt.",
      detail: "Only a readable workbook with cells to correct is marked. See each place in the receipt.",
    },
  },
  "no-such-address": {
    status: 404,
    vi: { title: "Không có địa chỉ này.", detail: "Hãy mở trang “Nộp báo cáo”." },
    en: { title: "There is no such address.", detail: "Open the page “Submit a report”." },
  },
  "try-again": {
    status: 503,
    vi: { title: "Đang bận.", detail: "Hãy thử lại sau ít phút. Tệp đã gửi không bị mất." },
    en: { title: "Busy just now.", detail: "Try again in a few minutes. A file that was sent is not lost." },
  },
  broken: {
    status: 500,
    vi: {
      title: "Có lỗi ở phía máy chủ.",
      detail: "Tệp đã gửi không bị mất. Hãy báo cơ quan tổng hợp giờ gặp lỗi và thử lại sau.",
    },
    en: {
      title: "Something broke on the server.",
      detail: "A file that was sent is not lost. Tell the office when it happened and try again later.",
    },
  },
} as const satisfies Record<string, { readonly status: number } & Record<Language, ProblemWords>>;

export type ProblemCode = keyof typeof problems;
