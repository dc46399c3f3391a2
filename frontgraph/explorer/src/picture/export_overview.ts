import type { Collection } from "../collection";
import type { Overview } from "../data";
import type { Lang } from "../state";
import { LANE_WORDS, say } from "../words";
import { ACCENT, BAND, GROUP_COLOURS, make, QUIET, sheet, text, write } from "./drawing";
import { GUTTER, HEAD, type Caption, type Dot } from "./dots";
import { namesBeside } from "./names_beside";

/** The overview as it is drawn: dots and, where they stand in groups, the names of those. */
export interface OverviewScene {
  readonly dots: readonly Dot[];
  readonly captions: readonly Caption[] | null;
  readonly overview: Overview;
  /** The members of a chosen group; empty where none is chosen. */
  readonly group: ReadonlySet<number>;
  readonly width: number;
  readonly height: number;
}

/** All documents of a collection as a drawing of its own. */
export function overviewSvg(collection: Collection, scene: OverviewScene, lang: Lang): SVGSVGElement {
  const { dots, captions, group, width, height } = scene;
  const svg = sheet(width, height, say("overviewTitle", lang));
  if (!captions) drawAxes(svg, scene, lang);
  for (const { work, index, x, y, r } of dots) {
    const shade = group.size && !group.has(index) ? 0.16 : work.held ? 1 : 0.6;
    const circle = make("circle", { cx: round(x), cy: round(y), r: round(r), fill: work.held ? ACCENT : GROUP_COLOURS.mention ?? QUIET, "fill-opacity": shade });
    circle.append(write(make("title", {}), collection.nameOf(work, lang)));
    svg.append(circle);
  }
  for (const caption of captions ?? []) {
    const look = { "text-anchor": "middle", width: caption.width };
    svg.append(text(caption.group?.short ?? say("groupNone", lang), caption.x, caption.y, { ...look, "font-size": 12.5, "font-weight": 600 }));
    svg.append(text(say("groupCount", lang, { n: caption.count }), caption.x, caption.y + 15, { ...look, "font-size": 12, fill: QUIET }));
  }
  if (captions) return svg;
  for (const { words, x, y } of namesBeside(collection, dots.filter(({ index }) => !group.size || group.has(index)), { width, height }, lang)) {
    svg.append(text(words, x, y, { "font-size": 12, stroke: "#ffffff", "stroke-width": 3, "paint-order": "stroke" }));
  }
  return svg;
}

function drawAxes(svg: SVGSVGElement, { overview, width, height }: OverviewScene, lang: Lang): void {
  const deep = (y: number): number => HEAD + y * (height - HEAD - 4);
  overview.lanes.forEach(({ lane, top, bottom }, index) => {
    svg.append(make("rect", { x: 0, y: deep(top), width, height: deep(bottom) - deep(top), fill: index % 2 ? "#ffffff" : BAND }));
    svg.append(text(LANE_WORDS[lane][lang], 8, deep(top) + Math.min(18, (deep(bottom) - deep(top)) / 2 + 4), { "font-size": 12, fill: QUIET }));
  });
  let last = -Infinity;
  for (const { year, at } of overview.years) {
    const x = GUTTER + at * (width - GUTTER - 8);
    if (x - last < 44) continue;
    svg.append(text(year ? String(year) : say("undated", lang), x, 15, { "text-anchor": "middle", "font-size": 12, fill: QUIET }));
    last = x + (year ? 0 : 30);
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
