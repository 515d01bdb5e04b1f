import type { Language } from "../domain/issue-text.ts";
import { bucketText } from "./bucket-text.ts";
import { catalogueChangeText } from "./catalogue-change-text.ts";
import { editionText } from "./edition-text.ts";
import { knowledgeText } from "./knowledge-text.ts";
import { portableText } from "./portable-text.ts";
import { proofText } from "./proof-text.ts";
import { queryText } from "./query-text.ts";
import { windowText } from "./window-text.ts";

/** Every sentence the commands say, Vietnamese and English. `{name}` is filled in by `say`. */
const commandText = {
  ...windowText,
  ...bucketText,
  ...editionText,
  ...knowledgeText,
  ...proofText,
  ...catalogueChangeText,
  ...queryText,
  ...portableText,
  "programme-is-broken": {
    vi: "Danh mục {folder} có {count} chỗ phải sửa:",
    en: "The catalogue {folder} has {count} problems to mend:",
  },
  "catalogue-is-good": {
    vi: "Danh mục {programme} hợp lệ: {indicators} chỉ tiêu, {forms} biểu mẫu, {units} đơn vị, {periods} kỳ.",
    en: "The catalogue {programme} is valid: {indicators} indicators, {forms} forms, {units} org units, {periods} periods.",
  },
  "programme-folder-missing": {
    vi: "Không có thư mục danh mục {folder}. Dùng --programme DIR để chỉ đúng thư mục.",
    en: "There is no catalogue folder {folder}. Point to it with --programme DIR.",
  },
  "clock-is-set": {
    vi: "Đồng hồ đặt tại {instant} (THUOCDO_NOW): thời điểm nhận là giả định, số liệu nhận vào mang dấu mô phỏng.",
    en: "The clock stands at {instant} (THUOCDO_NOW): arrivals are made up, and what is received is marked simulated.",
  },
  "clock-is-no-instant": {
    vi: "THUOCDO_NOW là “{instant}”; phải là một thời điểm UTC, ví dụ 2023-06-16T02:30:00.000Z.",
    en: "THUOCDO_NOW is “{instant}”; it must be a UTC instant such as 2023-06-16T02:30:00.000Z.",
  },
  "clock-with-own-key": {
    vi: "THUOCDO_NOW chỉ dùng cho số liệu mô phỏng. Đang có khóa biểu mẫu riêng (THUOCDO_FORM_KEY): hãy bỏ một trong hai.",
    en: "THUOCDO_NOW is for simulated data only. There is a form key of your own (THUOCDO_FORM_KEY): unset one of the two.",
  },
  wrote: { vi: "Đã ghi {what}.", en: "Wrote {what}." },
  "would-write": {
    vi: "Sẽ ghi {what} (chưa ghi gì: --dry-run).",
    en: "Would write {what} (nothing written: --dry-run).",
  },
  "no-forms": {
    vi: "Kỳ {period} không có biểu mẫu nào. Các kỳ có biểu mẫu: {known}.",
    en: "No form has the period {period}. Periods that have forms: {known}.",
  },
  "unknown-unit": {
    vi: "Không có đơn vị “{unit}” trong danh mục. {hint}",
    en: "The catalogue has no org unit “{unit}”. {hint}",
  },
  "did-you-mean": { vi: "Có phải là: {names}?", en: "Did you mean: {names}?" },
  "see-units": {
    vi: "Xem mã đơn vị bằng lệnh “thuocdo catalogue docs”.",
    en: "See the unit keys with “thuocdo catalogue docs”.",
  },
  "no-such-file": { vi: "Không có tệp {path}.", en: "There is no file {path}." },
  "no-files": {
    vi: "Thư mục {path} không có tệp nào để nhận.",
    en: "The folder {path} holds no file to receive.",
  },
  "received-summary": {
    vi: "Đã xem {total} tệp: {accepted} ghi nhận, {rejected} trả lại để sửa.",
    en: "Looked at {total} files: {accepted} accepted, {rejected} returned to correct.",
  },
  "received-unread": {
    vi: "Có {unread} tệp không đọc được nên chưa nhận: xem tên ở trên.",
    en: "Could not read {unread} files, so they were not taken in: they are named above.",
  },
  "marked-copy": { vi: "Bản đánh dấu lỗi: {path}", en: "Marked copy: {path}" },
  "marked-inside": {
    vi: "Thư mục {folder} nằm trong thư mục được nhận: bản đánh dấu sẽ bị nhận như báo cáo. Chọn thư mục khác cho --marked.",
    en: "The folder {folder} lies in a folder that is taken in: marked copies would be taken for reports. Choose another for --marked.",
  },
  "marked-none-unreadable": {
    vi: "Không có bản đánh dấu: tệp không mở được như sổ tính. Xem biên nhận trên đây.",
    en: "No marked copy: the file can't be opened as a workbook. See the receipt above.",
  },
  "marked-none-too-large": {
    vi: "Không có bản đánh dấu: thêm các dấu vào thì tệp nặng hơn mức được nhận. Xem biên nhận trên đây.",
    en: "No marked copy: with the marks the file would be heavier than what is received. See the receipt above.",
  },
  "marked-none-reads-otherwise": {
    vi: "Không có bản đánh dấu: không thêm được dấu vào tệp này mà giữ nguyên số liệu. Xem biên nhận trên đây.",
    en: "No marked copy: marks can't be added to this file without changing what it says. See the receipt above.",
  },
  "file-beyond-reading": {
    vi: "Tệp {path} nặng {size} MB, quá {limit} MB: không đọc. Hãy gửi chính biểu mẫu .xlsx đã điền.",
    en: "The file {path} weighs {size} MB, more than {limit} MB: not read. Send the filled-in .xlsx form itself.",
  },
  "file-unreadable": {
    vi: "Không đọc được tệp {path} ({reason}). Kiểm tra quyền đọc và tệp còn ở đó, rồi chạy lại.",
    en: "The file {path} can't be read ({reason}). See that it is there and may be read, then run the command again.",
  },
  "dry-run": {
    vi: "Chạy thử: chưa ghi gì vào kho.",
    en: "Dry run: nothing was written to the store.",
  },
  "nothing-built": {
    vi: "Kho {store} chưa được dựng. Chạy “thuocdo build” trước.",
    en: "The store {store} has not been built. Run “thuocdo build” first.",
  },
  "build-nothing-to-do": {
    vi: "Không có gì thay đổi: kho giữ nguyên.",
    en: "Nothing changed: the warehouse stays as it is.",
  },
  built: {
    vi: "Đã dựng {objects} tệp ({written} tệp mới), giữ nguyên {kept}, xóa {removed}.",
    en: "Built {objects} objects ({written} new), kept {kept}, removed {removed}.",
  },
  "wrote-warehouse-file": {
    vi: "Đã ghi {path}: mở chỉ đọc bằng bất kỳ chương trình DuckDB nào.",
    en: "Wrote {path}: open it read-only in any DuckDB client.",
  },
  "build-plan": {
    vi: "Sẽ dựng {objects} tệp, giữ {kept}, xóa {removed}:",
    en: "Would build {objects} objects, keep {kept}, remove {removed}:",
  },
  "cannot-write": { vi: "Không ghi được {path}: {reason}", en: "{path} can't be written: {reason}" },
  "sql-failed": {
    vi: "Câu lệnh không chạy được. Bộ máy truy vấn báo: {reason}",
    en: "The statement failed. The engine says: {reason}",
  },
  "sql-line": { vi: "dòng {line}", en: "line {line}" },
  "sql-cancelled": { vi: "Đã dừng câu lệnh.", en: "The statement was stopped." },
  "sql-reads-only": {
    vi: "Lệnh này chỉ đọc số liệu: dùng select, from, with, values, show, describe, summarize hoặc explain. {kind} thì không được; chưa có gì thay đổi.",
    en: "This command only reads: use select, from, with, values, show, describe, summarize or explain. {kind} is refused; nothing was changed.",
  },
  "sql-athena-needs": {
    vi: "Athena cần --athena-database TÊN (hoặc THUOCDO_ATHENA_DATABASE) và --athena-output s3://BUCKET/THƯ-MỤC/ (hoặc THUOCDO_ATHENA_OUTPUT), kết thúc bằng dấu /.",
    en: "Athena needs --athena-database NAME (or THUOCDO_ATHENA_DATABASE) and --athena-output s3://BUCKET/PREFIX/ (or THUOCDO_ATHENA_OUTPUT), with a slash at the end.",
  },
  "sql-athena-knows-now": {
    vi: "Athena chỉ có kho hiện hành; --as-known-on chỉ dùng với --engine duckdb.",
    en: "Athena has the current warehouse only; --as-known-on goes with --engine duckdb.",
  },
  "sql-parquet-needs-out": {
    vi: "Dạng parquet cần --out TỆP.",
    en: "The format parquet needs --out FILE.",
  },
  "sql-out-needs-one": {
    vi: "--out cần đúng một câu lệnh SQL.",
    en: "--out needs exactly one statement.",
  },
  "sql-nothing-asked": {
    vi: 'Không có câu lệnh nào. Ví dụ: thuocdo sql "select * from forms"',
    en: 'There is no statement. For example: thuocdo sql "select * from forms"',
  },
  "sql-more-rows": {
    vi: "… {shown} trên {total} dòng. Thêm limit, hoặc ghi hết ra tệp bằng --out.",
    en: "… {shown} of {total} rows. Add a limit, or write them all with --out.",
  },
  "sql-no-such-table": {
    vi: "Không có bảng “{name}”. Các bảng: {known}.",
    en: "There is no table “{name}”. The tables: {known}.",
  },
  "sql-no-such-command": {
    vi: "Không có lệnh “{command}”. Gõ .help để xem trợ giúp.",
    en: "There is no command “{command}”. Type .help for help.",
  },
  "sql-welcome": {
    vi: "Kho số liệu, chỉ đọc. Câu lệnh kết thúc bằng dấu chấm phẩy; .tables xem các bảng, .help trợ giúp, .quit thoát.",
    en: "The warehouse, read only. A statement ends with a semicolon; .tables shows the tables, .help helps, .quit leaves.",
  },
  "sql-help": {
    vi: "Câu lệnh SQL kết thúc bằng ; và có thể dài nhiều dòng.\n  .tables        các bảng và ý nghĩa\n  .schema BẢNG   cột, kiểu, đơn vị tính, ý nghĩa của một bảng\n  .queries       các câu hỏi có sẵn và tham số\n  .query TÊN tên=giá_trị …   chạy một câu hỏi có sẵn\n  .help          trợ giúp này\n  .quit          thoát (hoặc Ctrl-D)\n  Ctrl-C         bỏ câu đang gõ, hoặc dừng câu đang chạy",
    en: "A statement in SQL ends with ; and may take many lines.\n  .tables        the tables and what they hold\n  .schema TABLE  columns, types, units of measure and meanings of a table\n  .queries       the named queries and their parameters\n  .query NAME name=value …   runs a named query\n  .help          this help\n  .quit          leaves (or Ctrl-D)\n  Ctrl-C         drops what is typed, or stops what runs",
  },
  "publish-nothing-to-do": {
    vi: "Bản công bố {build} vẫn đúng: không ghi gì.",
    en: "The publication {build} still holds: nothing written.",
  },
  published: { vi: "Đã công bố bản {build}: {objects} tệp.", en: "Published {build}: {objects} files." },
  "publish-plan": {
    vi: "Sẽ công bố bản {build}: {objects} tệp.",
    en: "Would publish {build}: {objects} files.",
  },
  "unknown-period": {
    vi: "Danh mục không có kỳ {period}. Ví dụ kỳ đúng: {known}.",
    en: "The catalogue has no period {period}. Periods look like: {known}.",
  },
  "status-heading": {
    vi: "{form}, {period}: {received}/{expected} đã nhận, {on_time} đúng hạn, {late} muộn, {rejected} bị trả lại, {missing} chưa nộp. Hạn nộp hết ngày {due}, khóa sổ hết ngày {closes}.",
    en: "{form}, {period}: {received}/{expected} received, {on_time} on time, {late} late, {rejected} returned, {missing} not sent. Due by the end of {due}, closes at the end of {closes}.",
  },
  "status-none": { vi: "Chưa có kỳ nào mở.", en: "No window has opened yet." },
  "sample-played": {
    vi: "Đã nạp dữ liệu mô phỏng: {files} tệp, {accepted} ghi nhận, {rejected} trả lại. Bước tiếp theo: thuocdo build.",
    en: "Played the simulated term: {files} files, {accepted} accepted, {rejected} returned. Next: thuocdo build.",
  },
  "sample-stood": {
    vi: "Kho đã có sẵn dữ liệu mô phỏng này ({files} tệp): không làm gì thêm.",
    en: "The store holds this simulated term already ({files} files): nothing to do.",
  },
  "sample-plan": {
    vi: "Sẽ nạp {files} tệp mô phỏng vào {store} (chưa ghi gì: --dry-run).",
    en: "Would play {files} simulated files into {store} (nothing written: --dry-run).",
  },
  "sample-story": {
    vi: "Trong cả nhiệm kỳ có {count} việc được sắp sẵn, để tìm thấy lại:",
    en: "In the whole term {count} things happen on purpose, to be found again:",
  },
  "sample-refused": {
    vi: "Kho {store} đã có báo cáo khác, hoặc dữ liệu mô phỏng của số gieo, danh mục hay phiên bản khác: không nạp lẫn vào. Dùng --store để chọn thư mục trống.",
    en: "The store {store} holds other reports, or the sample of another seed, catalogue or version: nothing is mixed in. Choose an empty folder with --store.",
  },
  "seed-wrong": {
    vi: "--seed là một số nguyên, ví dụ 1; đã gõ “{given}”.",
    en: "--seed is a whole number such as 1; given was “{given}”.",
  },
  "on-wrong": {
    vi: "--on là một ngày như 2023-06-16; đã gõ “{given}”.",
    en: "--on is a day such as 2023-06-16; given was “{given}”.",
  },
  "until-wrong": {
    vi: "--until là một ngày như 2023-06-30; đã gõ “{given}”.",
    en: "--until is a day such as 2023-06-30; given was “{given}”.",
  },
  "nothing-published": {
    vi: "Kho {store} chưa có bản công bố nào. Chạy “thuocdo publish” trước.",
    en: "The store {store} has no publication yet. Run “thuocdo publish” first.",
  },
  "site-built": { vi: "Đã dựng trang của bản {build}: {folder}", en: "Built the site of {build}: {folder}" },
  "site-stands": {
    vi: "Trang của bản {build} vẫn đúng: {folder}",
    en: "The site of {build} still holds: {folder}",
  },
  "no-browser": {
    vi: "Không in được báo cáo nhiệm kỳ ra PDF: máy này không có Chromium. Đặt CHROMIUM_PATH là đường dẫn của Chrome hay Chromium rồi chạy lại; trang vẫn dựng đủ.",
    en: "The term report was not printed to PDF: this machine has no Chromium. Set CHROMIUM_PATH to a Chrome or Chromium and run again; the site itself is whole.",
  },
  "browser-broken": {
    vi: "Không in được báo cáo nhiệm kỳ ra PDF: Chromium không chạy được ({said}). Trang vẫn dựng đủ.",
    en: "The term report was not printed to PDF: Chromium does not run ({said}). The site itself is whole.",
  },
  "address-wrong": {
    vi: "--address là địa chỉ của trang như https://bao-cao.example.vn; đã gõ “{given}”.",
    en: "--address is the site's address such as https://reports.example.vn; given was “{given}”.",
  },
  "site-served": {
    vi: "Mở trang tại {url}. Ctrl+C để dừng.",
    en: "The site is at {url}. Ctrl+C stops it.",
  },
  "start-sample": {
    vi: "{number}/{of} Nhận báo cáo mô phỏng của cả nhiệm kỳ",
    en: "{number}/{of} Receiving the simulated reports of the whole term",
  },
  "start-build": { vi: "{number}/{of} Dựng kho số liệu", en: "{number}/{of} Building the warehouse" },
  "start-publish": { vi: "{number}/{of} Công bố", en: "{number}/{of} Publishing" },
  "start-close": {
    vi: "{number}/{of} Công bố bản số liệu của mỗi lần khóa sổ",
    en: "{number}/{of} Publishing an edition of each close",
  },
  "start-site": { vi: "{number}/{of} Dựng trang", en: "{number}/{of} Building the site" },
  "fault-fatal": { vi: "Dừng lại vì lỗi hệ thống: {reason}", en: "Stopped by a fault: {reason}" },
  "fault-disk-full": {
    vi: "Đĩa đã đầy. Hãy dọn chỗ rồi chạy lại lệnh này; những gì đã lưu không mất.",
    en: "The disk is full. Make room, then run the command again; nothing that was stored is lost.",
  },
  "fault-read-only": {
    vi: "Đĩa chỉ cho đọc. Hãy chọn thư mục khác bằng --store.",
    en: "The disk can only be read. Choose another folder with --store.",
  },
  "fault-no-permission": {
    vi: "Không có quyền. Hãy cấp quyền ghi thư mục cho người dùng này, hoặc chọn thư mục khác bằng --store.",
    en: "There is no permission. Give this user the folder, or choose another with --store.",
  },
  "fault-not-a-folder": {
    vi: "Có một tệp nằm ở chỗ phải là thư mục. Hãy dời tệp đi, hoặc chọn thư mục khác bằng --store.",
    en: "A file stands where a folder is needed. Move it away, or choose another folder with --store.",
  },
  "fault-retryable": {
    vi: "Lỗi tạm thời: {reason} Chạy lại lệnh này; những gì đã xong sẽ không làm lại.",
    en: "A passing fault: {reason} Run the command again; what is done is not done twice.",
  },
} as const;

export type CommandTextKey = keyof typeof commandText;

/** The sentence in one language, its `{names}` filled in. */
export function say(
  language: Language,
  key: CommandTextKey,
  facts: Readonly<Record<string, string | number>> = {},
): string {
  return commandText[key][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(facts[name] ?? whole),
  );
}

/** All keys, for the test that both languages name the same facts. */
export const commandTextEntries = Object.entries(commandText);
