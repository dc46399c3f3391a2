import type { ZoomTransform } from "d3-zoom";

import type { Collection } from "../collection";
import type { Overview, Work } from "../data";
import type { Lang } from "../state";
import { LANE_WORDS, say } from "../words";
import { gutterOf, HEAD, type Caption, type Dot, type Size } from "./dots";
import { fit } from "./fit";

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

const MOST_NAMES = 24;
/** Among so few documents those that are here are named although nothing cites them. */
const FEW = 200;

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
  if (!painting.captions || near.size) paintNames(brush, painting, near);
  if (painting.captions) paintCaptions(brush, painting, painting.captions);
  else paintAxes(brush, painting);
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

function paintAxes({ pen, colour }: Brush, painting: Painting): void {
  const { size, view, overview, lang } = painting;
  const gutter = gutterOf(size);
  pen.fillStyle = colour("--quiet");
  pen.textAlign = "center";
  let last = -Infinity;
  for (const { year, at } of overview.years) {
    const words = year ? String(year) : say("undated", lang);
    const [x, half] = [view.applyX(gutter + at * (size.width - gutter - 8)), pen.measureText(words).width / 2];
    if (x - half - last < 14 || x < gutter) continue;
    pen.fillText(words, x, 15);
    last = x + half;
  }
  pen.textAlign = "left";
  for (const { lane, top, bottom } of overview.lanes) {
    const [from, to] = [deep(painting, top), deep(painting, bottom)];
    const y = Math.max(HEAD + 14, Math.min(size.height - 6, from + Math.min(18, (to - from) / 2 + 4)));
    if (to > HEAD && from < size.height) pen.fillText(LANE_WORDS[lane][lang], 8, y);
  }
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

/** The names of the most cited in sight, of the chosen one and its neighbours, as far as they do not cover each other. */
function paintNames({ pen, colour }: Brush, painting: Painting, near: ReadonlySet<string>): void {
  const { dots, view, size, collection, lang, group } = painting;
  const named = ({ work }: Dot): boolean => work.cited_by > 0 || (work.held && dots.length < FEW);
  const wanted = (dot: Dot): boolean => (near.size ? near.has(dot.work.id) : named(dot) && (!group.size || group.has(dot.index)));
  const seen = dots.filter(wanted)
    .map((dot) => ({ dot, x: view.applyX(dot.x), y: view.applyY(dot.y) }))
    .filter(({ x, y }) => x > 0 && x < size.width && y > HEAD && y < size.height)
    .sort((a, b) => b.dot.work.cited_by - a.dot.work.cited_by);
  const taken: { x: number; y: number; width: number }[] = [];
  pen.textAlign = "left";
  pen.lineWidth = 3;
  pen.strokeStyle = colour("--paper");
  pen.fillStyle = colour("--ink");
  for (const { dot, x, y } of seen) {
    if (taken.length >= MOST_NAMES) break;
    const words = fit(collection.shortName(dot.work, lang), 190, 1, { size: 12 })[0] ?? "";
    const place = { x: x + dot.r * Math.sqrt(view.k) + 3, y: y + 4, width: pen.measureText(words).width };
    const covered = taken.some((other) => Math.abs(other.y - place.y) < 14 && place.x < other.x + other.width + 6 && other.x < place.x + place.width + 6);
    if (covered || place.x + place.width > size.width) continue;
    taken.push(place);
    pen.strokeText(words, place.x, place.y);
    pen.fillText(words, place.x, place.y);
  }
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
