/** What is said of stores and sites in a bucket of S3. */
export const bucketText = {
  "store-address-wrong": {
    vi: "“{store}” không phải kho: cần một thư mục, hoặc s3://BUCKET/TIỀN-TỐ.",
    en: "“{store}” is no store: give a folder, or s3://BUCKET/PREFIX.",
  },
  "store-must-be-folder": {
    vi: "Dữ liệu mô phỏng có giờ nhận đặt sẵn, mà {store} ghi giờ nhận của chính nó: hãy nạp vào một thư mục (--store DIR).",
    en: "The simulated term comes with its own arrivals, and {store} keeps arrivals of its own: play it into a folder (--store DIR).",
  },
  "site-to-wrong": {
    vi: "“{to}” không phải nơi đặt trang: cần s3://BUCKET hoặc s3://BUCKET/TIỀN-TỐ.",
    en: "“{to}” is no place for a site: give s3://BUCKET or s3://BUCKET/PREFIX.",
  },
  "site-to-is-store": {
    vi: "{to} nằm trùng với kho {store}: trang sẽ xóa những gì không thuộc về nó. Hãy chọn bucket khác.",
    en: "{to} overlaps the store {store}, and a site removes what is not its own. Choose another bucket.",
  },
  "site-to-is-other": {
    vi: "{to} đang giữ những tệp khác, hoặc trang Thước Đo của bản khác (lãnh đạo, công khai): chưa ghi gì. Hãy chọn nơi trống.",
    en: "{to} holds other things, or the site of another edition (leaders', public): nothing was written. Choose an empty place.",
  },
  "site-uploaded": {
    vi: "Đã đưa trang của bản {build} lên {to}: {written} tệp mới, {kept} giữ nguyên, {removed} xóa.",
    en: "Put the site of {build} at {to}: {written} files new, {kept} kept, {removed} removed.",
  },
} as const;
