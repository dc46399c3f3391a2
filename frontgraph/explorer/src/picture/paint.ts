import type { ZoomTransform } from "d3-zoom";

import type { Collection } from "../collection";
import type { Overview, Work } from "../data";
import type { Lang } from "../state";
import { LANE_WORDS, say } from "../words";
import { gutterOf, HEAD, type Caption, type Dot, type Size } from "./dots";
import { fit } from "./fit";
import { namesBeside } from "./names_beside";

export interface Painting {
  readonly dots: readonly Dot[];
  /** Words below groups; null where documents stand among issuers and years. */
  readonly captions: readonly Caption[] | null;
  readonly overview: Overview;
  readonly view: ZoomTransform;
  readonly size: Size;
  readonly selected: Work | null;
  /** The members of a chosen group; empty where none is chosen. */
  readonly group: ReadonlySet<number>;
  readonly over: Dot | null;
  readonly collection: Collection;
  readonly lang: Lang;
}

interface Brush { readonly pen: CanvasRenderingContext2D; colour(name: string): string }

/** Draws the overview onto its canvas. */
export function paint(canvas: HTMLCanvasElement, painting: Painting): void {
  const { size } = painting;
  const scale = window.devicePixelRatio || 1;
  [canvas.width, canvas.height] = [size.width * scale, size.height * scale];
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const css = getComputedStyle(canvas);
  const brush: Brush = { pen, colour: (name) => css.getPropertyValue(name).trim() };
  pen.scale(scale, scale);
  pen.font = `12px ${css.fontFamily}`;
  if (!painting.captions) paintLanes(brush, painting);
  const near = neighbours(painting);
  paintLinks(brush, painting, near);
  paintDots(brush, painting, near);
  const lanes = painting.captions ? [] : laneNames(brush, painting);
  if (!painting.captions || near.size) paintNames(brush, painting, near, lanes);
  if (painting.captions) paintCaptions(brush, painting, painting.captions);
  else paintAxes(brush, painting, lanes);
}

function deep({ view, size }: Painting, y: number): number {
  return view.applyY(HEAD + y * (size.height - HEAD - 4));
}

function paintLanes({ pen, colour }: Brush, painting: Painting): void {
  painting.overview.lanes.forEach(({ top, bottom }, index) => {
    pen.fillStyle = colour(index % 2 ? "--sheet" : "--lane");
    pen.fillRect(0, deep(painting, top), painting.size.width, deep(painting, bottom) - deep(painting, top));
  });
}

function paintDots({ pen, colour }: Brush, painting: Painting, near: ReadonlySet<string>): void {
  const { view, group, selected, over } = painting;
  const colours = { chosen: colour("--change"), held: colour("--accent"), absent: colour("--mention") };
  const grown = Math.sqrt(view.k);
  for (const dot of painting.dots) {
    const faded = near.size > 0 ? !near.has(dot.work.id) : group.size > 0 && !group.has(dot.index);
    pen.globalAlpha = faded ? 0.16 : dot.work.held ? 1 : 0.6;
    const chosen = dot.work.id === selected?.id || dot.work.id === over?.work.id;
    pen.fillStyle = chosen ? colours.chosen : dot.work.held ? colours.held : colours.absent;
    pen.beginPath();
    pen.arc(view.applyX(dot.x), view.applyY(dot.y), dot.r * grown, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

function paintAxes({ pen, colour }: Brush, painting: Painting, lanes: readonly LaneName[]): void {
  const { size, view, overview, lang } = painting;
  const gutter = gutterOf(size);
  pen.fillStyle = colour("--quiet");
  pen.textAlign = "center";
  let last = -Infinity;
  for (const { year, at } of overview.years) {
    const words = year ? String(year) : say("undated", lang);
    const half = pen.measureText(words).width / 2;
    const place = view.applyX(gutter + at * (size.width - gutter - 8));
    const x = Math.max(place, half + 2);
    if (x - half - last < 14 || place < gutter) continue;
    pen.fillText(words, x, 15);
    last = x + half;
  }
  pen.textAlign = "left";
  for (const { words, x, y } of lanes) haloed({ pen, colour }, words, x, y, "--quiet");
}

interface LaneName { readonly words: string; readonly x: number; readonly y: number; readonly width: number }

/** The lanes' names, each in sight as long as its lane is. */
function laneNames({ pen }: Brush, painting: Painting): LaneName[] {
  const { overview, size, lang } = painting;
  return overview.lanes.flatMap(({ lane, top, bottom }) => {
    const [from, to] = [deep(painting, top), deep(painting, bottom)];
    const y = Math.max(HEAD + 14, Math.min(size.height - 6, from + Math.min(18, (to - from) / 2 + 4)));
    const words = LANE_WORDS[lane][lang];
    return to > HEAD && from < size.height ? [{ words, x: 8, y, width: pen.measureText(words).width }] : [];
  });
}

function paintCaptions({ pen, colour }: Brush, { view, lang, group }: Painting, captions: readonly Caption[]): void {
  const family = pen.font.replace(/^\S+ /, "");
  pen.textAlign = "center";
  for (const caption of captions) {
    const [x, y] = [view.applyX(caption.x), view.applyY(caption.y)];
    const chosen = !group.size || group.has(caption.group?.cluster.members[0] ?? -1);
    pen.globalAlpha = chosen ? 1 : 0.35;
    pen.font = `600 12.5px ${family}`;
    pen.fillStyle = colour("--ink");
    const name = caption.group?.short ?? say("groupNone", lang);
    pen.fillText(fit(name, caption.width * view.k, 1, { size: 12.5, bold: true })[0] ?? "", x, y);
    pen.font = `12px ${family}`;
    pen.fillStyle = colour("--quiet");
    pen.fillText(say("groupCount", lang, { n: caption.count }), x, y + 15);
  }
  pen.globalAlpha = 1;
}

/** The names of the most cited in sight, or of the chosen one and its neighbours. */
function paintNames({ pen, colour }: Brush, painting: Painting, near: ReadonlySet<string>, lanes: readonly LaneName[]): void {
  const { dots, view, size, collection, lang, group } = painting;
  const wanted = (dot: Dot): boolean => (near.size ? near.has(dot.work.id) : !group.size || group.has(dot.index));
  const seen = dots.filter(wanted).map((dot) => ({ ...dot, x: view.applyX(dot.x), y: view.applyY(dot.y), r: dot.r * Math.sqrt(view.k) }));
  pen.textAlign = "left";
  for (const { words, x, y } of namesBeside(collection, seen, size, lang, lanes)) haloed({ pen, colour }, words, x, y, "--ink");
}

/** Words that can be read over dots. */
function haloed({ pen, colour }: Brush, words: string, x: number, y: number, ink: string): void {
  [pen.lineWidth, pen.lineJoin] = [4, "round"];
  pen.strokeStyle = colour("--paper");
  pen.strokeText(words, x, y);
  pen.fillStyle = colour(ink);
  pen.fillText(words, x, y);
}

function neighbours({ selected, over, collection }: Painting): Set<string> {
  const id = selected?.id ?? over?.work.id;
  if (!id) return new Set();
  return new Set([id, ...collection.cites(id).map((link) => collection.at(link[1]).id), ...collection.citedBy(id).map((link) => collection.at(link[0]).id)]);
}

function paintLinks({ pen, colour }: Brush, painting: Painting, near: ReadonlySet<string>): void {
  const { dots, view, selected, over } = painting;
  const centre = dots.find((dot) => dot.work.id === (selected?.id ?? over?.work.id));
  if (!centre) return;
  pen.strokeStyle = colour("--accent");
  pen.globalAlpha = 0.45;
  for (const dot of dots) {
    if (!near.has(dot.work.id) || dot === centre) continue;
    pen.beginPath();
    pen.moveTo(view.applyX(centre.x), view.applyY(centre.y));
    pen.lineTo(view.applyX(dot.x), view.applyY(dot.y));
    pen.stroke();
  }
  pen.globalAlpha = 1;
}
