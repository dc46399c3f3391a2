import { translate } from "./vietnamese";

/**
 * Mends what the editor leaves undone for those who read with their ears or write with the keyboard alone, and puts
 * its words into the language of the page; again whenever it changes something.
 */
export function mend(holder: HTMLElement, lang: "vi" | "en"): void {
  const tabs = holder.appendChild(document.createElement("div"));
  tabs.setAttribute("role", "tablist");
  tabs.setAttribute("aria-label", lang === "vi" ? "Các truy vấn" : "Queries");
  const again = (): void => {
    nameFields(holder, lang);
    ownTabs(holder, tabs);
    if (lang === "vi") translate(holder);
  };
  again();
  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; again(); });
  }).observe(holder, { childList: true, subtree: true, characterData: true });
}

/** The list of tabs also holds a button that is no tab, so another list is given the tabs. */
function ownTabs(holder: HTMLElement, tabs: HTMLElement): void {
  holder.querySelector(".tabsList")?.setAttribute("role", "group");
  const names = [...holder.querySelectorAll("[role=tab]")].map((tab) => tab.id).join(" ");
  if (tabs.getAttribute("aria-owns") !== names) tabs.setAttribute("aria-owns", names);
}

/** Fields that say to nobody but the eye what belongs in them. */
function nameFields(holder: HTMLElement, lang: "vi" | "en"): void {
  const say = (vi: string, en: string): string => (lang === "vi" ? vi : en);
  const name = (selector: string, words: string): void => {
    for (const each of holder.querySelectorAll(selector)) if (!each.hasAttribute("aria-label")) each.setAttribute("aria-label", words);
  };
  name(".CodeMirror textarea", say("Truy vấn SPARQL; Ctrl+Enter để chạy", "SPARQL query; Ctrl+Enter runs it"));
  name(".tabsList input", say("Tên thẻ", "Name of the tab"));
  name(".autocompleteWrapper input", say("Địa chỉ máy chủ", "Address of the server"));
  name(".tableSizer", say("Số dòng mỗi trang", "Rows on a page"));
  name(".tabMenu select", say("Dạng kết quả", "Form of the result"));
  name(".tabMenu input", say("Giá trị", "Value"));
  for (const each of holder.querySelectorAll(".yasr_results pre, .CodeMirror-scroll, .dt-layout-cell")) {
    if (!each.hasAttribute("tabindex") || each.getAttribute("tabindex") === "-1") each.setAttribute("tabindex", "0");
  }
}
