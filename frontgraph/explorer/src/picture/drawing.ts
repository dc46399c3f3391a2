/** What all pictures that are saved are made of: a sheet, words that fit, cards, and the two forms in which they are saved. */

import { saveBlob } from "../save";
import { fit, FONT, type BoxWords } from "./fit";
import type { Rect } from "./layout";

export const INK = "#1b2733";
export const QUIET = "#55606b";
export const ACCENT = "#0072b2";
export const BAND = "#f4f3ef";
export const GROUP_COLOURS: Readonly<Record<string, string>> = {
  basis: "#0072b2", implement: "#009e73", guide: "#cc79a7", change: "#d55e00", mention: "#7a838c",
  charge: "#e69f00", partner: "#56b4e9", citing: "#1b2733", tie: "#7a838c",
};
export const HEADING = 34;
/** What XML cannot say; a drawing with one of these in it could not be opened. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** An empty white sheet with its heading above the drawing, which begins at 0, 0. */
export function sheet(width: number, height: number, heading: string): SVGSVGElement {
  const svg = make("svg", {
    width, height: height + HEADING, viewBox: `0 ${-HEADING} ${width} ${height + HEADING}`, "font-family": FONT, "font-size": 13,
  }) as SVGSVGElement;
  svg.append(make("rect", { x: 0, y: -HEADING, width, height: height + HEADING, fill: "#ffffff" }));
  svg.append(text(heading, 8, -12, { "font-size": 15, "font-weight": 600, width: width - 16 }));
  return svg;
}

export function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** A line of words; with a width it is cut behind the last word that has room. */
export function text(words: string, x: number, y: number, { width, ...look }: Readonly<Record<string, string | number>> = {}): SVGElement {
  const size = Number(look["font-size"] ?? 13);
  const shown = width ? (fit(words, Number(width), 1, { size, bold: "font-weight" in look })[0] ?? "") : words;
  return write(make("text", { x, y, fill: INK, ...look }), shown);
}

/** Puts words into an element, as text. */
export function write(element: SVGElement, words: string): SVGElement {
  element.textContent = words.replace(NOT_XML, "");
  return element;
}

/** A box with the words of a document or a body. */
export function card(svg: SVGElement, at: Rect, words: BoxWords, look: { colour: string; broken?: boolean; full?: boolean }): void {
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

export function saveSvg(svg: SVGSVGElement, name: string): void {
  saveBlob(`${name}.svg`, new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
}

/** The same drawn onto a canvas at twice the size. */
export function savePng(svg: SVGSVGElement, name: string): void {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width * 2, image.height * 2];
    const pen = canvas.getContext("2d");
    if (!pen) return;
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && saveBlob(`${name}.png`, blob), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
}
