import { quadtree, type Quadtree } from "d3-quadtree";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";

import { useReader } from "../context";
import type { Overview, Work } from "../data";
import { showDate } from "../dates";
import { LANE_WORDS, say } from "../words";

interface Dot { readonly work: Work; readonly x: number; readonly y: number; readonly r: number }

const GUTTER = 170;
const HEAD = 24;

/** The overview's picture on a canvas; its twin for the keyboard and for screen readers is the table below it. */
export function Dots({ overview, selected }: { overview: Overview; selected: Work | null }): JSX.Element {
  const { collection, lang, say: word, go, documentHref } = useReader();
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [view, setView] = useState<ZoomTransform>(zoomIdentity);
  const [over, setOver] = useState<Dot | null>(null);
  const mover = useMemo(() => zoom<HTMLCanvasElement, unknown>().scaleExtent([1, 40]), []);
  const dots = useMemo(() => dotsOf(collection.data.works, size), [collection, size]);
  const tree = useMemo(() => quadtree(dots, (dot) => dot.x, (dot) => dot.y), [dots]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const element = canvas.current;
    if (!element || !size.width) return;
    mover.extent([[0, 0], [size.width, size.height]]).translateExtent([[0, 0], [size.width, size.height]]);
    mover.filter((event: Event) => event.type !== "wheel" || (event as WheelEvent).ctrlKey).on("zoom", (event: { transform: ZoomTransform }) => setView(event.transform));
    select(element).call(mover).on("dblclick.zoom", null);
  }, [mover, size]);
  useEffect(() => {
    const element = canvas.current;
    if (element && size.width) paint(element, { dots, overview, view, size, selected, over, collection, lang });
  });

  const hit = (event: MouseEvent): Dot | null => nearest(tree, view, event);
  return (
    <div class="dots">
      <canvas ref={canvas} aria-hidden="true"
        onMouseMove={(event) => setOver(hit(event))} onMouseLeave={() => setOver(null)}
        onClick={(event) => { const dot = hit(event); go({ selected: dot ? `w:${dot.work.id}` : null }, true); }} />
      <p class="dot-legend"><span><i class="held" aria-hidden="true" />{word("held")}</span><span><i aria-hidden="true" />{word("notHeld")}</span></p>
      <div class="zoom">
        <button type="button" aria-label={word("zoomIn")} title={word("zoomIn")} onClick={() => canvas.current && mover.scaleBy(select(canvas.current), 1.6)}>+</button>
        <button type="button" aria-label={word("zoomOut")} title={word("zoomOut")} onClick={() => canvas.current && mover.scaleBy(select(canvas.current), 1 / 1.6)}>−</button>
        <button type="button" onClick={() => canvas.current && mover.transform(select(canvas.current), zoomIdentity)}>{word("zoomReset")}</button>
      </div>
      {over && (
        <p class="tip" style={{ left: `${Math.min(size.width - 250, Math.max(0, view.applyX(over.x) + 12))}px`, top: `${view.applyY(over.y) + 12}px` }}>
          <b>{collection.nameOf(over.work, lang)}</b>
          <span>{[showDate(over.work.date), word("timesCited") + ": " + over.work.cited_by].filter(Boolean).join(" · ")}</span>
        </p>
      )}
      <p class="picked" role="status">
        {selected && (
          <>
            <b>{collection.nameOf(selected, lang)}</b> {selected.symbol ? selected.title : ""}{" "}
            <span class="quiet">{[selected.issuer, showDate(selected.date)].filter(Boolean).join(" · ")}</span>{" "}
            <a class="primary" href={documentHref(selected.id)}>{word("openDocument")}</a>
          </>
        )}
      </p>
    </div>
  );
}

function dotsOf(works: readonly Work[], { width, height }: { width: number; height: number }): Dot[] {
  const gutter = width < 560 ? 0 : GUTTER;
  return works.filter((work) => work.x !== undefined && work.y !== undefined).map((work) => ({
    work, x: gutter + (work.x as number) * (width - gutter - 8), y: HEAD + (work.y as number) * (height - HEAD - 4),
    r: Math.min(14, 2.2 + 1.4 * Math.sqrt(work.cited_by)),
  }));
}

function nearest(tree: Quadtree<Dot>, view: ZoomTransform, event: MouseEvent): Dot | null {
  const [x, y] = view.invert([event.offsetX, event.offsetY]);
  return tree.find(x, y, 14 / view.k) ?? null;
}

interface Painting {
  readonly dots: readonly Dot[];
  readonly overview: Overview;
  readonly view: ZoomTransform;
  readonly size: { width: number; height: number };
  readonly selected: Work | null;
  readonly over: Dot | null;
  readonly collection: ReturnType<typeof useReader>["collection"];
  readonly lang: "vi" | "en";
}

function paint(canvas: HTMLCanvasElement, painting: Painting): void {
  const { size, view, overview, dots, lang } = painting;
  const scale = window.devicePixelRatio || 1;
  [canvas.width, canvas.height] = [size.width * scale, size.height * scale];
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const css = getComputedStyle(canvas);
  const colour = (name: string): string => css.getPropertyValue(name).trim();
  pen.scale(scale, scale);
  pen.font = `12px ${css.fontFamily}`;
  const gutter = size.width < 560 ? 0 : GUTTER;
  const deep = (y: number): number => view.applyY(HEAD + y * (size.height - HEAD - 4));
  overview.lanes.forEach(({ top, bottom }, index) => {
    pen.fillStyle = colour(index % 2 ? "--sheet" : "--lane");
    pen.fillRect(0, deep(top), size.width, deep(bottom) - deep(top));
  });
  const near = neighbours(painting);
  paintLinks(pen, painting, near, colour);
  for (const dot of dots) {
    const faded = near.size > 0 && !near.has(dot.work.id);
    pen.globalAlpha = faded ? 0.18 : dot.work.held ? 1 : 0.6;
    pen.fillStyle = colour(dot.work.id === painting.selected?.id || dot === painting.over ? "--change" : dot.work.held ? "--accent" : "--mention");
    pen.beginPath();
    pen.arc(view.applyX(dot.x), view.applyY(dot.y), dot.r * Math.sqrt(view.k), 0, 2 * Math.PI);
    pen.fill();
  }
  pen.globalAlpha = 1;
  paintNames(pen, painting, near, colour("--ink"), colour("--paper"));
  pen.fillStyle = colour("--quiet");
  pen.textAlign = "center";
  let last = -Infinity;
  for (const { year, at } of overview.years) {
    const x = view.applyX(gutter + at * (size.width - gutter - 8));
    if (x - last < 52 || x < gutter) continue;
    pen.fillText(year ? String(year) : say("undated", lang), x, 15);
    last = x;
  }
  pen.textAlign = "left";
  for (const { lane, top, bottom } of overview.lanes) {
    const y = Math.max(HEAD + 14, Math.min(size.height - 6, deep(top) + Math.min(18, (deep(bottom) - deep(top)) / 2 + 4)));
    if (deep(bottom) > HEAD && deep(top) < size.height) pen.fillText(LANE_WORDS[lane][lang], 8, y);
  }
}

const MOST_NAMES = 24;

/** The names of the most cited in sight, of the chosen one and its neighbours, as far as they do not cover each other. */
function paintNames(pen: CanvasRenderingContext2D, painting: Painting, near: ReadonlySet<string>, ink: string, halo: string): void {
  const { dots, view, size, collection, lang } = painting;
  const seen = dots.filter((dot) => (near.size ? near.has(dot.work.id) : dot.work.cited_by > 0))
    .map((dot) => ({ dot, x: view.applyX(dot.x), y: view.applyY(dot.y) }))
    .filter(({ x, y }) => x > 0 && x < size.width && y > HEAD && y < size.height)
    .sort((a, b) => b.dot.work.cited_by - a.dot.work.cited_by);
  const taken: { x: number; y: number; width: number }[] = [];
  pen.textAlign = "left";
  pen.lineWidth = 3;
  for (const { dot, x, y } of seen) {
    if (taken.length >= MOST_NAMES) break;
    const words = collection.shortName(dot.work, lang).slice(0, 28);
    const place = { x: x + dot.r * Math.sqrt(view.k) + 3, y: y + 4, width: pen.measureText(words).width };
    const covered = taken.some((other) => Math.abs(other.y - place.y) < 14 && place.x < other.x + other.width + 6 && other.x < place.x + place.width + 6);
    if (covered || place.x + place.width > size.width) continue;
    taken.push(place);
    pen.strokeStyle = halo;
    pen.strokeText(words, place.x, place.y);
    pen.fillStyle = ink;
    pen.fillText(words, place.x, place.y);
  }
}

function neighbours({ selected, over, collection }: Painting): Set<string> {
  const id = selected?.id ?? over?.work.id;
  if (!id) return new Set();
  return new Set([id, ...collection.cites(id).map((link) => collection.at(link[1]).id), ...collection.citedBy(id).map((link) => collection.at(link[0]).id)]);
}

function paintLinks(pen: CanvasRenderingContext2D, painting: Painting, near: ReadonlySet<string>, colour: (name: string) => string): void {
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
