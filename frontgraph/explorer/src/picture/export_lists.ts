import { groupOf, type Collection } from "../collection";
import type { Step, Tier } from "../chain";
import type { Link, Work } from "../data";
import { showDate } from "../dates";
import type { Lang } from "../state";
import { RELATION_WORDS, say, TIER_WORDS } from "../words";
import { ACCENT, BAND, card, GROUP_COLOURS, INK, make, QUIET, sheet, text } from "./drawing";
import { boxWords, fit } from "./fit";
import type { Rect } from "./layout";

const WIDTH = 960;
const GUTTER = 120;
const CARD = { width: 192, height: 40 };
const GAP = { across: 16, down: 18 };

/** The chain of command: a band for each level from the centre down, and a line from each document to what it carries out. */
export function chainSvg(collection: Collection, here: Work, tiers: readonly { tier: Tier; steps: readonly Step[] }[], lang: Lang): SVGSVGElement {
  const columns = Math.floor((WIDTH - GUTTER) / (CARD.width + GAP.across));
  const places = new Map<string, Rect>();
  const bands: { tier: Tier; top: number; bottom: number }[] = [];
  let top = 0;
  for (const { tier, steps } of tiers) {
    steps.forEach(({ work }, index) => places.set(work.id, {
      ...CARD, x: GUTTER + (index % columns) * (CARD.width + GAP.across), y: top + GAP.down + Math.floor(index / columns) * (CARD.height + GAP.down),
    }));
    const bottom = top + GAP.down + Math.ceil(steps.length / columns) * (CARD.height + GAP.down);
    bands.push({ tier, top, bottom });
    top = bottom;
  }
  const svg = sheet(WIDTH, top, `${say("viewChain", lang)}: ${collection.nameOf(here, lang)}`);
  bands.forEach(({ tier, top: y, bottom }, index) => {
    svg.append(make("rect", { x: 0, y, width: WIDTH, height: bottom - y, fill: index % 2 ? "#ffffff" : BAND }));
    svg.append(text(say(TIER_WORDS[tier], lang), 8, y + 24, { "font-size": 12, "font-weight": 600, fill: QUIET, width: GUTTER - 16 }));
  });
  for (const { steps } of tiers) for (const step of steps) drawTies(svg, step, places);
  for (const { steps } of tiers) for (const { work, above } of steps) {
    const place = places.get(work.id) as Rect;
    const sub = [collection.kindLabel(work.kind, lang), showDate(work.date)].filter(Boolean).join(" · ");
    const colour = work.id === here.id ? ACCENT : GROUP_COLOURS[above[0] ? groupOf(above[0].relation) : "mention"] ?? INK;
    card(svg, place, boxWords(collection.shortName(work, lang), sub, CARD.width - 20), { colour, broken: !work.held, full: work.id === here.id });
  }
  return svg;
}

/** From the top of a document's card to the foot of each that it rests on. */
function drawTies(svg: SVGSVGElement, { work, above }: Step, places: ReadonlyMap<string, Rect>): void {
  const from = places.get(work.id);
  for (const { work: other, relation } of above) {
    const to = places.get(other.id);
    if (!from || !to) continue;
    const [x1, y1, x2, y2] = [from.x + CARD.width / 2, from.y, to.x + CARD.width / 2, to.y + CARD.height];
    const bend = Math.max(10, Math.abs(y1 - y2) / 2);
    svg.append(make("path", { d: `M${x1},${y1}C${x1},${y1 - bend} ${x2},${y2 + bend} ${x2},${y2}`, fill: "none", stroke: GROUP_COLOURS[groupOf(relation)] ?? INK, "stroke-opacity": 0.5, "stroke-width": 1.5 }));
  }
}

/** The way from one document to another, from top to bottom, with what each does to the next. */
export function waySvg(collection: Collection, way: readonly { work: Work; link: Link | null }[], lang: Lang): SVGSVGElement {
  const step = { card: 52, between: 56 };
  const svg = sheet(640, way.length * (step.card + step.between) - step.between + 16, say("pathTitle", lang));
  way.forEach(({ work, link }, index) => {
    const y = index * (step.card + step.between);
    if (link) {
      const colour = GROUP_COLOURS[groupOf(link[2])] ?? INK;
      const rises = collection.at(link[0]).id === work.id;
      const [tip, back] = rises ? [y - step.between, 8] : [y, -8];
      svg.append(make("path", { d: `M40,${y - step.between}V${y}M34,${tip + back}L40,${tip}L46,${tip + back}`, fill: "none", stroke: colour, "stroke-width": 2.5 }));
      svg.append(text(say(rises ? "stepUp" : "stepDown", lang, { r: RELATION_WORDS[link[2]][lang] }), 60, y - step.between / 2 + 4, { width: 570, fill: QUIET }));
    }
    const sub = [work.symbol ? work.title : "", showDate(work.date)].filter(Boolean).join(" · ");
    const end = index === 0 || index === way.length - 1;
    const words = { lines: fit(collection.nameOf(work, lang), 590, 1, { size: 13, bold: true }), size: 13, sub: fit(sub, 590, 1, { size: 11 })[0] ?? "" };
    card(svg, { x: 8, y, width: 624, height: step.card }, words, { colour: end ? ACCENT : INK, broken: !work.held });
  });
  return svg;
}

/** Lists side by side, each with its heading, in rows of three. */
export function listsSvg(heading: string, rows: readonly (readonly { name: string; items: readonly string[] }[])[], nothing: string): SVGSVGElement {
  const column = WIDTH / 3;
  const line = 22;
  const heights = rows.map((row) => 44 + Math.max(1, ...row.map(({ items }) => items.length)) * line);
  const svg = sheet(WIDTH, heights.reduce((sum, height) => sum + height, 0), heading);
  let top = 0;
  rows.forEach((row, at) => {
    row.forEach(({ name, items }, index) => {
      const x = index * column + 8;
      svg.append(text(`${name} (${items.length})`, x, top + 20, { "font-weight": 600, width: column - 24 }));
      svg.append(make("path", { d: `M${x},${top + 28}h${column - 24}`, stroke: "#b9c0c7" }));
      (items.length ? items : [nothing]).forEach((words, row_) =>
        svg.append(text(words, x, top + 46 + row_ * line, { width: column - 24, ...(items.length ? {} : { fill: QUIET }) })));
    });
    top += heights[at] as number;
  });
  return svg;
}
