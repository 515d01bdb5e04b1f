/** What the commands say about named queries. */
export const queryText = {
  "no-such-query": {
    vi: "Không có câu hỏi tên “{name}”. Các câu hỏi có sẵn: {known}.",
    en: "There is no named query “{name}”. There are: {known}.",
  },
  "query-not-alone": {
    vi: "Dùng --query TÊN hoặc một câu lệnh SQL, không dùng cả hai.",
    en: "Give --query NAME or a statement, not both.",
  },
  "set-without-query": {
    vi: "--set chỉ đi cùng --query TÊN.",
    en: "--set goes with --query NAME only.",
  },
  "set-is-no-pair": {
    vi: "“{given}” không có dạng tên=giá_trị, ví dụ {example}.",
    en: "“{given}” is not of the form name=value, such as {example}.",
  },
  "unknown-parameter": {
    vi: "Câu hỏi {query} không có tham số “{name}”. Các tham số: {known}.",
    en: "The query {query} has no parameter “{name}”. There are: {known}.",
  },
  "missing-value": {
    vi: "Tham số {name} chưa có giá trị. Ví dụ: {name}={example}.",
    en: "The parameter {name} has no value. For example: {name}={example}.",
  },
  "wrong-value": {
    vi: "Tham số {name} là “{given}”; phải là {expected}, ví dụ {name}={example}.",
    en: "The parameter {name} is “{given}”; it must be {expected}, such as {name}={example}.",
  },
  "expects-VARCHAR": { vi: "một đoạn chữ", en: "a text" },
  "expects-INTEGER": { vi: "một số nguyên", en: "a whole number" },
  "expects-DATE": { vi: "một ngày", en: "a day" },
  "expects-TIMESTAMP": { vi: "một thời điểm UTC", en: "a UTC instant" },
  "query-empty": {
    vi: "Không có dòng nào với {arguments}. Đổi tham số, hoặc xem chúng bằng “thuocdo sql --list-queries”.",
    en: "There is no row with {arguments}. Give other arguments, or see the parameters with “thuocdo sql --list-queries”.",
  },
} as const;
