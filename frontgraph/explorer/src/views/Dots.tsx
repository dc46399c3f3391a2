import { quadtree, type Quadtree } from "d3-quadtree";
import { select } from "d3-selection";
import { zoom, zoomIdentity, type ZoomTransform } from "d3-zoom";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";

import { useReader } from "../context";
import type { Overview, Work } from "../data";
import { showDate } from "../dates";
import type { Group } from "../groups";
import { dotsByGroup, dotsByLevel, groupAt, type Dot, type Size } from "../picture/dots";
import { overviewSvg, type OverviewScene } from "../picture/export_overview";
import { paint } from "../picture/paint";
import { PictureFoot } from "./PictureFoot";

/** The size at which the picture is saved, whatever the window's. */
const DRAWN: Size = { width: 1200, height: 640 };
const NOBODY: ReadonlySet<number> = new Set();

/** The overview's picture on a canvas; its twins for the keyboard and for screen readers are the groups and the table beside it. */
export function Dots({ overview, selected, groups, group }: { overview: Overview; selected: Work | null; groups: readonly Group[]; group: Group | null }): JSX.Element {
  const { collection, lang, say, go, state } = useReader();
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [view, setView] = useState<ZoomTransform>(zoomIdentity);
  const [over, setOver] = useState<Dot | null>(null);
  const mover = useMemo(() => zoom<HTMLCanvasElement, unknown>().scaleExtent([1, 40]), []);
  const grouped = state.arranged === "group" && groups.length > 0;
  const packed = useMemo(() => (grouped && size.width ? dotsByGroup(collection, groups, size.width) : null), [collection, groups, grouped, size.width]);
  const dots = useMemo(() => packed?.dots ?? dotsByLevel(collection.data.works, size), [packed, collection, size]);
  const tree = useMemo(() => quadtree(dots, (dot) => dot.x, (dot) => dot.y), [dots]);
  const members = useMemo(() => (group ? new Set(group.cluster.members) : NOBODY), [group]);

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
    if (canvas.current && size.width) mover.transform(select(canvas.current), zoomIdentity);
  }, [mover, grouped]);
  useEffect(() => {
    const element = canvas.current;
    if (element && size.width) paint(element, { dots, captions: packed?.captions ?? null, overview, view, size, selected, group: members, over, collection, lang });
  });

  const sceneAt = ({ width, height }: Size): OverviewScene => {
    const inGroups = grouped ? dotsByGroup(collection, groups, width) : null;
    return { dots: inGroups?.dots ?? dotsByLevel(collection.data.works, { width, height }), captions: inGroups?.captions ?? null, overview, group: members, width, height: inGroups?.height ?? height };
  };
  const hit = (event: MouseEvent): Dot | null => nearest(tree, view, event);
  return (
    <div class="dots">
      <canvas ref={canvas} aria-hidden="true" style={packed ? { height: `${packed.height}px`, minHeight: "0" } : undefined}
        onMouseMove={(event) => setOver(hit(event))} onMouseLeave={() => setOver(null)}
        onClick={(event) => {
          const dot = hit(event);
          const [x, y] = view.invert([event.offsetX, event.offsetY]);
          go({ selected: dot ? `w:${dot.work.id}` : ((packed && groupAt(packed.captions, x, y)?.key) ?? null) }, true);
        }} />
      <div class="zoom">
        <button type="button" aria-label={say("zoomIn")} title={say("zoomIn")} onClick={() => canvas.current && mover.scaleBy(select(canvas.current), 1.6)}>+</button>
        <button type="button" aria-label={say("zoomOut")} title={say("zoomOut")} onClick={() => canvas.current && mover.scaleBy(select(canvas.current), 1 / 1.6)}>−</button>
        <button type="button" onClick={() => canvas.current && mover.transform(select(canvas.current), zoomIdentity)}>{say("zoomReset")}</button>
      </div>
      {over && <Tip dot={over} left={Math.min(size.width - 250, Math.max(0, view.applyX(over.x) + 12))} top={view.applyY(over.y) + 12} />}
      <PictureFoot name="frontgraph" draw={() => overviewSvg(collection, sceneAt(DRAWN), lang)}>
        <span class="dot held">{say("held")}</span> <span class="dot">{say("notHeld")}</span>
      </PictureFoot>
      <p class="picked" role="status">{selected && <Picked work={selected} />}</p>
    </div>
  );
}

function Tip({ dot, left, top }: { dot: Dot; left: number; top: number }): JSX.Element {
  const { collection, lang, say } = useReader();
  return (
    <p class="tip" style={{ left: `${left}px`, top: `${top}px` }}>
      <b>{collection.nameOf(dot.work, lang)}</b>
      <span>{[showDate(dot.work.date), `${say("timesCited")}: ${dot.work.cited_by}`].filter(Boolean).join(" · ")}</span>
    </p>
  );
}

function Picked({ work }: { work: Work }): JSX.Element {
  const { collection, lang, say, documentHref } = useReader();
  return (
    <>
      <b>{collection.nameOf(work, lang)}</b> {work.symbol ? work.title : ""}{" "}
      <span class="quiet">{[work.issuer, showDate(work.date)].filter(Boolean).join(" · ")}</span>{" "}
      <a class="primary" href={documentHref(work.id)}>{say("openDocument")}</a>
    </>
  );
}

function nearest(tree: Quadtree<Dot>, view: ZoomTransform, event: MouseEvent): Dot | null {
  const [x, y] = view.invert([event.offsetX, event.offsetY]);
  return tree.find(x, y, 14 / view.k) ?? null;
}
