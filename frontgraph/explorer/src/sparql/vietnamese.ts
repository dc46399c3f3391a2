/** The editor and the result table speak English alone; here is what they say, in Vietnamese. */

const WORDS: Readonly<Record<string, string>> = {
  "Accept Headers": "Dạng kết quả",
  "Add a new tab": "Thêm thẻ",
  "Add tab": "Thêm thẻ",
  "All": "Tất cả",
  "Arguments": "Tham số",
  "Ask / Select": "Bảng (ASK, SELECT)",
  "Boolean": "Đúng/sai",
  "Clear endpoint": "Xoá địa chỉ",
  "Close other tabs": "Đóng các thẻ khác",
  "Close Other Tabs": "Đóng các thẻ khác",
  "Close tab": "Đóng thẻ",
  "Close Tab": "Đóng thẻ",
  "Construct / Describe": "Đồ thị (CONSTRUCT, DESCRIBE)",
  "Copy Tab": "Nhân đôi thẻ",
  "Default Graphs": "Đồ thị mặc định",
  "Download Results": "Tải kết quả",
  "Download not supported": "Không tải được dạng này",
  "Download result": "Tải kết quả",
  "Ellipse": "Cắt ngắn",
  "Filter query results": "Lọc kết quả",
  "Header Arguments": "Tham số đầu yêu cầu",
  "Named Graphs": "Đồ thị có tên",
  "New Tab": "Thẻ mới",
  "No data available in table": "Không có dòng nào",
  "No matching records found": "Không có dòng nào khớp",
  "Open settings": "Mở cài đặt",
  "Close settings": "Đóng cài đặt",
  "Page size: ": "Số dòng mỗi trang: ",
  "Rename Tab": "Đổi tên thẻ",
  "Request method": "Phương thức",
  "Response": "Nguyên văn",
  "Run query": "Chạy",
  "Share query": "Chia sẻ",
  "Show all": "Xem hết",
  "Simple view": "Gọn",
  "Table": "Bảng",
  "Undo close Tab": "Mở lại thẻ vừa đóng",
  "Undo close tab": "Mở lại thẻ vừa đóng",
  "pagination": "phân trang",
};

/** Sentences with something in them. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^Showing (\S+) to (\S+) of (\S+) entries(.*)$/, "Dòng $1 đến $2 trong $3$4"],
  [/^(\S+) results? in (\S+) seconds?$/, "$1 dòng sau $2 giây"],
  [/^(\S+) results?$/, "$1 dòng"],
  [/^View documentation of .*$/, "Xem hướng dẫn"],
  [/^Query (\d+)$/, "Truy vấn $1"],
];

/** What stands for an English word or sentence of the editor's; the same words where they are not its own. */
export function vietnamese(words: string): string {
  const known = WORDS[words] ?? WORDS[words.trim()];
  if (known !== undefined) return known;
  const view = /^Shows (.+) view$/.exec(words);
  if (view?.[1]) return `Xem dạng ${vietnamese(view[1])}`;
  for (const [form, sentence] of SENTENCES) if (form.test(words)) return words.replace(form, sentence);
  return words;
}

const NAMES = ["title", "aria-label", "placeholder"] as const;
/** What people wrote or the graph says is left as it is. */
const CONTENT = ".CodeMirror-code, .CodeMirror-measure, .yasr_results td, .yasr_results pre, svg";

/** Puts the words of `element` and all in it into Vietnamese. */
export function translate(element: Element): void {
  if (element.closest(CONTENT)) return;
  for (const each of [element, ...element.querySelectorAll("*")]) {
    if (each.matches(CONTENT) || each.closest(CONTENT)) continue;
    for (const name of NAMES) {
      const words = each.getAttribute(name);
      if (words && vietnamese(words) !== words) each.setAttribute(name, vietnamese(words));
    }
    for (const child of each.childNodes) {
      if (child.nodeType !== Node.TEXT_NODE || !child.nodeValue) continue;
      const words = vietnamese(child.nodeValue);
      if (words !== child.nodeValue) child.nodeValue = words;
    }
  }
}
