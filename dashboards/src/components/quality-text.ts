/** Texts of the pages that say how complete, timely and right the reports are. */
export const qualityText = {
  quality: { vi: "Chất lượng báo cáo", en: "Quality of reports" },
  "quality-heading": {
    vi: "{files} tệp đã nhận, {returned} bị trả lại để sửa",
    en: "{files} files received, {returned} returned to be corrected",
  },
  "quality-heading-clean": {
    vi: "{files} tệp đã nhận, không tệp nào bị trả lại",
    en: "{files} files received, none returned",
  },
  "quality-lede": {
    vi: "Tệp vướng lỗi gì, ở ô nào; ai nộp lại và sửa số; đính chính đã công bố; số nào là ước, ô nào trống và vì sao.",
    en: "What was wrong in the files and in which cells; who sent reports again; declared corrections; which figures are estimates, which cells are blank and why.",
  },
  "see-quality": {
    vi: "Lỗi, bản nộp lại, đính chính, số ước",
    en: "Errors, reports sent again, corrections, estimates",
  },
  "issues-heading": {
    vi: "Lỗi hay gặp nhất: {found}",
    en: "The most frequent issue: {found}",
  },
  "issues-none-heading": { vi: "Không tệp nào vướng lỗi", en: "No file had an issue" },
  "issues-count": {
    vi: "{count} trên {all} lỗi và cảnh báo là loại này.",
    en: "Errors and warnings in all: {all}; of this kind: {count}.",
  },
  "issues-form": {
    vi: "Biểu mẫu vướng nhiều nhất: {form} ({count}).",
    en: "The form with most issues: {form} ({count}).",
  },
  "issues-place": {
    vi: "Ô vướng nhiều nhất: “{indicator}”, {count} lần.",
    en: "The cell with most issues: “{indicator}”, {count} times.",
  },
  "returned-mended": {
    vi: "{mended} trên {returned} tệp bị trả lại đã được sửa và ghi nhận.",
    en: "Returned files that were corrected and accepted: {mended} of {returned}.",
  },
  "issue-kind": { vi: "Loại", en: "Kind" },
  "issue-count": { vi: "Số lần", en: "Times" },
  "issue-files": { vi: "Số tệp", en: "Files" },
  "issue-forms": { vi: "Biểu mẫu hay vướng nhất", en: "Form, most often" },
  "issue-places": { vi: "Ô hay vướng nhất", en: "Cell, most often" },
  "how-to-mend": { vi: "Cách sửa: {remedy}", en: "How to correct it: {remedy}" },
  "severity-error": { vi: "phải sửa", en: "must be corrected" },
  "severity-warning": { vi: "cần giải thích", en: "asks for a reason" },
  "cell-is": { vi: "ô {cell}", en: "cell {cell}" },
  "resent-heading": {
    vi: "{reports} báo cáo được nộp lại sau khi đã ghi nhận, {figures} số liệu thay đổi",
    en: "{reports} reports were sent again after being accepted; {figures} figures changed",
  },
  "resent-none": {
    vi: "Không báo cáo nào được nộp lại sau khi đã ghi nhận",
    en: "No report was sent again after being accepted",
  },
  "resent-most": {
    vi: "{unit} nộp lại nhiều nhất: {count} báo cáo, {figures} số liệu thay đổi.",
    en: "{unit} most often: {count} reports, {figures} figures changed.",
  },
  "resent-lede": {
    vi: "Bản sau thay toàn bộ bản trước; bản trước vẫn được giữ.",
    en: "A later revision replaces the whole report; the earlier one is kept.",
  },
  "resent-others": {
    vi: "Nêu {shown} trên {count} đơn vị; đủ các đơn vị ở bảng xếp hạng.",
    en: "The first {shown} of {count} units; the ranking has all of them.",
  },
  "reports-resent": { vi: "Báo cáo nộp lại", en: "Reports sent again" },
  "figures-different": { vi: "Số liệu thay đổi", en: "Figures changed" },
  "declared-heading": { vi: "{count} đính chính đã công bố", en: "Declared corrections: {count}" },
  "declared-none": { vi: "Chưa có đính chính nào được công bố", en: "No correction has been declared" },
  "declared-lede": {
    vi: "Số gốc trong tệp được biết là sai: giữ nguyên tệp, tính theo số thay vào.",
    en: "A number in a file is known to be wrong: the file stays, and what is declared counts instead.",
  },
  "was-sent": { vi: "Số gốc", en: "As sent" },
  "counts-instead": { vi: "Số thay vào", en: "Counts instead" },
  "declared-on": { vi: "Ngày công bố", en: "Declared" },
  "estimates-heading": {
    vi: "{count} số đang dùng là số ước",
    en: "Estimates among the figures in use: {count}",
  },
  "estimates-none": { vi: "Không có số ước trong các số đang dùng", en: "No figure in use is an estimate" },
  "estimates-replaced": {
    vi: "{count} số ước trước đây đã được thay bằng số chính thức.",
    en: "Earlier estimates that final figures have replaced: {count}.",
  },
  "blanks-heading": {
    vi: "{missing} ô chưa có số, {none} ô không áp dụng",
    en: "Cells without a figure: {missing}; that do not apply: {none}",
  },
  "blanks-none": { vi: "Không ô nào trống", en: "No cell is blank" },
  "blanks-reason": {
    vi: "Lý do hay nêu nhất: {reason} ({count}).",
    en: "The reason given most often: {reason} ({count}).",
  },
  "blank-cells": { vi: "Số ô", en: "Cells" },
  "how-filled": { vi: "Ghi là", en: "Filled in as" },
  "flags-heading": {
    vi: "{count} số liệu khác thường, {explained} có nêu lý do",
    en: "{count} surprising figures, {explained} with a reason",
  },
  "flags-none": { vi: "Không số liệu nào khác thường", en: "No figure is surprising" },
  "with-reason": { vi: "Có lý do", en: "With a reason" },
  "league-heading": {
    vi: "Thiếu nhiều nhất: {unit}, {percent} ô đã điền; muộn nhiều nhất: {other}, {n} trên {m} báo cáo",
    en: "Least complete: {unit}, {percent} of cells filled; most often late: {other}, {n} of {m} reports",
  },
  "league-heading-same": {
    vi: "{unit} vừa thiếu nhiều nhất ({percent} ô đã điền) vừa muộn nhiều nhất ({n} trên {m} báo cáo)",
    en: "{unit} is both least complete ({percent} of cells filled) and most often late ({n} of {m} reports)",
  },
  "league-heading-in-time": {
    vi: "Thiếu nhiều nhất: {unit}, {percent} ô đã điền; không báo cáo nào muộn",
    en: "Least complete: {unit}, {percent} of cells filled; no report was late",
  },
  "league-heading-perfect": {
    vi: "Mọi đơn vị đã điền đủ và đúng hạn",
    en: "Every unit filled in everything, on time",
  },
  league: { vi: "Xếp hạng đầy đủ và đúng hạn", en: "Ranking by completeness and timeliness" },
  "league-lede": {
    vi: "Xếp từ nơi thiếu nhiều nhất; hạng 1 là đầy đủ nhất, đúng hạn nhất. Đúng hạn tính theo bản đầu tiên được ghi nhận.",
    en: "The least complete first; rank 1 is the most complete, the most timely. A report is on time by the first file that was accepted.",
  },
  "cells-filled": { vi: "Ô đã điền", en: "Cells filled" },
  "rank-of": { vi: "hạng {rank}", en: "rank {rank}" },
  "files-returned": { vi: "Tệp bị trả lại", en: "Files returned" },
  arrivals: { vi: "Nhận báo cáo ngày nào", en: "When reports came" },
  "arrivals-heading": {
    vi: "{late} trên {received} báo cáo nộp muộn, chậm nhất {days} ngày",
    en: "{late} of {received} reports were late, by {days} days at most",
  },
  "arrivals-heading-none": { vi: "Không báo cáo nào nộp muộn", en: "No report was late" },
  "arrivals-lede": {
    vi: "Ngày nhận bản đầu tiên được ghi nhận, số ngày muộn, số bản đã nộp.",
    en: "The day on which the first accepted file came, by how many days it was late, how many revisions there are.",
  },
  "arrivals-lede-plain": {
    vi: "Ngày nhận bản đầu tiên được ghi nhận, và số ngày muộn.",
    en: "The day on which the first accepted file came, and by how many days it was late.",
  },
  "days-late": { vi: "muộn {days} ngày", en: "{days} days late" },
  "revisions-sent": { vi: "{count} bản", en: "{count} revisions" },
} as const;
