import type { Collection } from "../collection";
import type { Work } from "../data";
import { showDate } from "../dates";
import { saveBlob } from "../save";
import type { Lang } from "../state";
import { LANE_WORDS, say } from "../words";
import type { Tie } from "./items";
import type { Layout, Rect } from "./layout";
import { linesOf } from "./lines";
import { boxWords, fit, focusWords, FONT, type BoxWords } from "./fit";

const INK = "#1b2733";
export const GROUP_COLOURS: Readonly<Record<string, string>> = {
  basis: "#0072b2", implement: "#009e73", guide: "#cc79a7", change: "#d55e00", mention: "#7a838c",
  charge: "#e69f00", partner: "#56b4e9", citing: "#0072b2", tie: "#7a838c",
};

/** The picture as a document of its own, drawn from the data. */
export function toSvg(collection: Collection, work: Work, layout: Layout, ties: readonly Tie[], lang: Lang): SVGSVGElement {
  const top = 34;
  const svg = make("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: layout.width, height: layout.height + top, viewBox: `0 ${-top} ${layout.width} ${layout.height + top}`,
    "font-family": FONT, "font-size": 13,
  });
  svg.append(make("rect", { x: 0, y: -top, width: layout.width, height: layout.height + top, fill: "#ffffff" }));
  svg.append(text(collection.nameOf(work, lang), 8, -12, { "font-size": 15, "font-weight": 600, width: layout.width - 16 }));
  layout.lanes.forEach(({ lane, y, height }, index) => {
    svg.append(make("rect", { x: 0, y, width: layout.width, height, fill: index % 2 ? "#ffffff" : "#f4f3ef" }));
    svg.append(text(LANE_WORDS[lane][lang], 8, y + 18, { "font-size": 12, fill: "#55606b", width: 104 }));
  });
  for (const column of layout.columns) {
    const name = typeof column.name === "string" ? say(COLUMN_WORDS[column.name], lang) : [...new Set(column.name.years)].join("–");
    svg.append(text(name, column.x + column.width / 2, 20, { "text-anchor": "middle", "font-size": 12, fill: "#55606b", width: column.width }));
  }
  if (!layout.stacked) svg.append(make("rect", { ...layout.trunk, fill: "#e6f1f8" }));
  for (const line of linesOf(layout, ties)) {
    if (line.group === "tie") continue;
    svg.append(make("path", { d: line.path, fill: "none", stroke: GROUP_COLOURS[line.group] ?? INK, "stroke-width": 1.5, "stroke-opacity": 0.6 }));
  }
  card(svg, layout.focus, focusWords(collection.shortName(work, lang), showDate(work.date), layout.focus), { colour: "#0072b2", full: true });
  for (const box of layout.boxes) {
    const words = boxWords(box.item.label, box.item.sub, box.width - 18);
    card(svg, box, words, { colour: GROUP_COLOURS[box.item.group] ?? INK, broken: !box.item.held });
  }
  return svg;
}

const COLUMN_WORDS = { undated: "undated", focus: "thisDocument", charge: "groupCharge" } as const;

function card(svg: SVGElement, at: Rect, words: BoxWords, look: { colour: string; broken?: boolean; full?: boolean }): void {
  const { colour, broken, full } = look;
  svg.append(make("rect", {
    x: at.x, y: at.y, width: at.width, height: at.height, rx: 6, fill: full ? colour : "#ffffff", stroke: full ? colour : "#b9c0c7",
    ...(broken ? { "stroke-dasharray": "4 3" } : {}),
  }));
  if (!full) svg.append(make("rect", { x: at.x, y: at.y + 4, width: 4, height: at.height - 8, rx: 2, fill: colour }));
  const fill = full ? "#ffffff" : INK;
  const step = words.size * 1.28;
  let y = at.y + at.height / 2 - (words.lines.length * step + (words.sub ? 14 : 0)) / 2 + words.size * 0.95;
  for (const line of words.lines) {
    svg.append(text(line, at.x + 12, y, { "font-weight": 600, "font-size": words.size, fill }));
    y += step;
  }
  if (words.sub) svg.append(text(words.sub, at.x + 12, y, { "font-size": 11, fill }));
}

export function saveSvg(...scene: Parameters<typeof toSvg>): void {
  saveBlob(fileName(scene[1], "svg"), new Blob([new XMLSerializer().serializeToString(toSvg(...scene))], { type: "image/svg+xml" }));
}

/** The same drawn onto a canvas at twice the size. */
export function savePng(...scene: Parameters<typeof toSvg>): void {
  const svg = toSvg(...scene);
  const image = new Image();
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && saveBlob(fileName(scene[1], "png"), blob), "image/png");
  };
  image.src = source;
}

function fileName(work: Work, ending: string): string {
  return `${work.id.split("/").slice(-1)[0] || "frontgraph"}.${ending}`;
}

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGSVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name) as SVGSVGElement;
  for (const [key, value] of Object.entries(attributes)) if (key !== "xmlns") element.setAttribute(key, String(value));
  return element;
}

function text(words: string, x: number, y: number, { width, ...look }: Readonly<Record<string, string | number>>): SVGElement {
  const element = make("text", { x, y, fill: INK, ...look });
  element.textContent = width ? (fit(words, Number(width), 1, { size: Number(look["font-size"] ?? 13), bold: true })[0] ?? "") : words;
  return element;
}
