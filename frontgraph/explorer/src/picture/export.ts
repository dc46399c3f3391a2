import type { Collection } from "../collection";
import type { Work } from "../data";
import { showDate } from "../dates";
import type { Lang } from "../state";
import { LANE_WORDS, say } from "../words";
import { ACCENT, BAND, card, GROUP_COLOURS, INK, make, QUIET, sheet, text } from "./drawing";
import { boxWords, focusWords } from "./fit";
import type { Tie } from "./items";
import type { Layout } from "./layout";
import { linesOf } from "./lines";

/** A document's picture as a drawing of its own, made from the data. */
export function lanesSvg(collection: Collection, work: Work, layout: Layout, ties: readonly Tie[], lang: Lang): SVGSVGElement {
  const svg = sheet(layout.width, layout.height, collection.nameOf(work, lang));
  layout.lanes.forEach(({ lane, y, height }, index) => {
    svg.append(make("rect", { x: 0, y, width: layout.width, height, fill: index % 2 ? "#ffffff" : BAND }));
    const [branch = "", level = ""] = LANE_WORDS[lane][lang].split(", ", 2);
    svg.append(text(branch, 8, y + 20, { "font-size": 12.5, "font-weight": 600 }), text(level, 8, y + 36, { "font-size": 12, fill: QUIET }));
  });
  for (const column of layout.columns) {
    const name = typeof column.name === "string" ? say(COLUMN_WORDS[column.name], lang) : [...new Set(column.name.years)].join("–");
    svg.append(text(name, column.x + column.width / 2, 20, { "text-anchor": "middle", "font-size": 12, fill: QUIET, width: column.width }));
  }
  if (!layout.stacked) svg.append(make("rect", { ...layout.trunk, fill: "#e6f1f8" }));
  for (const line of linesOf(layout, ties)) {
    if (line.group === "tie") continue;
    svg.append(make("path", { d: line.path, fill: "none", stroke: GROUP_COLOURS[line.group] ?? INK, "stroke-width": 1.5, "stroke-opacity": 0.6 }));
  }
  card(svg, layout.focus, focusWords(collection.shortName(work, lang), showDate(work.date), layout.focus), { colour: ACCENT, full: true });
  for (const box of layout.boxes) {
    const words = boxWords(box.item.label, box.item.sub, box.width - 18);
    card(svg, box, words, { colour: GROUP_COLOURS[box.item.group] ?? INK, broken: !box.item.held });
  }
  return svg;
}

const COLUMN_WORDS = { undated: "undated", focus: "thisDocument", charge: "groupCharge" } as const;
