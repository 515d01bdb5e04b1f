/** Texts of a unit's page about how it stands. */
export const unitText = {
  "unit-heading-standing": {
    vi: "{unit}: {good} trên {held} chỉ tiêu đã đạt hoặc đúng tiến độ",
    en: "{unit}: {good} of {held} indicators achieved or on track",
  },
  "unit-heading-lede": {
    vi: "Tính các chỉ tiêu có mức mục tiêu cho từng đơn vị.",
    en: "Counting the indicators that have a target's level for single units.",
  },
  "standing-heading": {
    vi: "Kém toàn địa bàn ở {behind} trên {count} tỷ lệ; kém nhất: {name}",
    en: "Behind the whole area in {behind} of {count} rates; furthest behind: {name}",
  },
  "standing-none-behind": {
    vi: "Không kém toàn địa bàn ở tỷ lệ nào trong {count} tỷ lệ",
    en: "Not behind the whole area in any of {count} rates",
  },
  "standing-lede": {
    vi: "Tỷ lệ mới nhất so với toàn địa bàn cùng kỳ, kém nhất trước; thanh sang phải là tốt hơn.",
    en: "The newest rates against the whole area in the same period, furthest behind first; a bar to the right is better.",
  },
  "standing-table": {
    vi: "So với toàn địa bàn, kém nhất trước",
    en: "Against the whole area, furthest behind first",
  },
  lead: { vi: "Hơn, kém", en: "Ahead or behind" },
  "place-after": { vi: "sau {unit}", en: "after {unit}" },
  "place-before": { vi: "trước {unit}", en: "before {unit}" },
  peers: {
    vi: "Trong {ranked} chỉ tiêu có xếp hạng: đứng đầu {firsts}, đứng cuối {lasts}.",
    en: "Among {ranked} ranked indicators: first in {firsts}, last in {lasts}.",
  },
  "nearest-peer": {
    vi: "Thường xếp liền kề: {unit} ({times} lần).",
    en: "Most often next to it: {unit} ({times} times).",
  },
  "unit-others": { vi: "Số đếm và các chỉ tiêu khác", en: "Counts and the other indicators" },
  "unit-matrix": { vi: "Từng đơn vị, từng chỉ tiêu", en: "Each unit and indicator" },
  "unit-matrix-lede": {
    vi: "Số mới nhất của từng đơn vị so với mức mục tiêu. Dấu cho biết đạt hay chưa; “–” là không báo cáo chỉ tiêu này.",
    en: "Each unit's newest figure against the target's level. The mark says whether it is reached; “–” means that the unit does not report it.",
  },
} as const;
