/** Texts of what analysts compare on: boundaries, tabs, heat map, map, ranking, spread. */
export const analysisText = {
  boundaries: { vi: "Địa giới", en: "Boundaries" },
  "boundaries-of": { vi: "Địa giới: {audience}", en: "Boundaries: {audience}" },
  "boundary-as-reported": { vi: "Như đã báo cáo", en: "As reported" },
  "boundary-of": { vi: "{count} đơn vị ({day})", en: "{count} units ({day})" },
  "tabs-of": { vi: "Cách xem: {audience}", en: "View: {audience}" },
  "tab-chart": { vi: "Biểu đồ", en: "Chart" },
  "tab-table": { vi: "Bảng", en: "Table" },
  "tab-map": { vi: "Sơ đồ", en: "Map" },
  "by-unit-lede-reported": {
    vi: "Cùng một thang, như đã báo cáo. Nét đậm: đơn vị hiện nay. Nét mảnh: các đơn vị cũ, dừng ở ngày đổi địa giới.",
    en: "One scale, as reported. Strong: today's unit. Thin: the former units, ending where the boundary changed.",
  },
  "units-met-lowest": {
    vi: "{audience}: {met} trên {count} đơn vị đạt mức {target}; thấp nhất là {unit}, {value}",
    en: "{audience}: {met} of {count} units reach the level of {target}; lowest is {unit}, {value}",
  },
  "units-met-highest": {
    vi: "{audience}: {met} trên {count} đơn vị đạt mức {target}; cao nhất là {unit}, {value}",
    en: "{audience}: {met} of {count} units reach the level of {target}; highest is {unit}, {value}",
  },
  "units-top-bottom": {
    vi: "{audience}: cao nhất {top}, {high}; thấp nhất {bottom}, {low}",
    en: "{audience}: highest {top}, {high}; lowest {bottom}, {low}",
  },
  "units-alike": { vi: "{audience}: mọi đơn vị đều ở mức {value}", en: "{audience}: every unit at {value}" },
  "heat-caption": {
    vi: "Từng đơn vị, từng kỳ ({unit}). Màu càng mạnh, giá trị càng cao.",
    en: "Each unit and period ({unit}). The stronger the colour, the higher the figure.",
  },
  "level-below": { vi: "dưới {value}", en: "below {value}" },
  "level-from": { vi: "từ {value}", en: "{value} and more" },
  "not-due": { vi: "chưa đến kỳ", en: "not yet due" },
  "map-note": {
    vi: "Sơ đồ ô, không theo tỷ lệ; {period}. Mỗi ô là một đơn vị của năm đầu, viền đậm quanh các ô nay là một đơn vị.",
    en: "Tile map, not to scale; {period}. Each tile is a unit of the first year; a strong outline holds those that are one unit today.",
  },
  "map-sentence": {
    vi: "Sơ đồ ô, không theo tỷ lệ: {count} ô, {period}. Danh sách ở bên cạnh.",
    en: "Tile map, not to scale: {count} tiles, {period}. The list is beside it.",
  },
  "ranking-of": { vi: "{audience}: {unit} đứng đầu, {value}", en: "{audience}: {unit} ranks first, {value}" },
  "ranking-dots": {
    vi: "{ranking}. Chấm đậm: kỳ này; chấm rỗng: {before}. Hạng 1 là tốt nhất.",
    en: "{ranking}. Solid: this period; hollow: {before}. Rank 1 is the best.",
  },
  "ranking-no-before": {
    vi: "{ranking}. Hạng 1 là tốt nhất.",
    en: "{ranking}. Rank 1 is the best.",
  },
  "ranking-sentence": {
    vi: "Biểu đồ xếp hạng {count} đơn vị, từ {top} đến {bottom}. Bảng số ở bên dưới.",
    en: "Ranking of {count} units, from {top} to {bottom}. The table is below.",
  },
  "ranking-table": { vi: "Bảng xếp hạng", en: "The ranking as a table" },
  spread: { vi: "{audience}: một nửa từ {median} trở lên", en: "{audience}: half at {median} or more" },
  "spread-lede": {
    vi: "Phân bố {count} đơn vị, {period}. Mỗi chấm là một đơn vị; cao nhất và thấp nhất cách nhau {range}.",
    en: "Distribution of {count} units, {period}. Each dot is a unit; highest and lowest are {range} apart.",
  },
  "spread-sentence": {
    vi: "Biểu đồ phân bố {count} đơn vị: thấp nhất {low}, trung vị {median}, cao nhất {high}. Số của từng đơn vị ở bảng trên.",
    en: "Distribution of {count} units: lowest {low}, median {median}, highest {high}. Each unit's figure is in the tables.",
  },
  "all-of": { vi: "Đủ {n}/{m} đơn vị.", en: "All {n} of {m} units." },
  "direction-of-rising": { vi: "Xu hướng: tăng.", en: "Trend: rising." },
  "direction-of-falling": { vi: "Xu hướng: giảm.", en: "Trend: falling." },
  "late-in-a-row": { vi: "nộp muộn {count} báo cáo liên tiếp", en: "{count} reports late in a row" },
  median: { vi: "trung vị {value}", en: "median {value}" },
} as const;
