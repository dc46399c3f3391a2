import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CSSProperties, JSX } from "preact";

import type { Work } from "../data";
import { useReader } from "../context";
import { showDate } from "../dates";
import { saveSvg, savePng } from "../picture/export";
import { filterScene } from "../picture/filter";
import { sceneOf } from "../picture/items";
import { layOut, type Box, type Column, type Layout } from "../picture/layout";
import { linesOf } from "../picture/lines";
import type { Selection } from "../selection";
import { LANE_WORDS } from "../words";
import { groupWord, Legend } from "./Legend";

/** The document in the middle, what it rests on before it, whom it charges and what cites it behind it. */
export function Picture({ work, selection }: { work: Work; selection: Selection | null }): JSX.Element {
  const { collection, state, lang, say, go } = useReader();
  const [frame, width] = useWidth();
  const whole = useMemo(() => sceneOf(collection, work.id, lang), [collection, work.id, lang]);
  const scene = useMemo(() => filterScene(whole, state.hidden, state.years), [whole, state.hidden, state.years]);
  const layout = useMemo(
    () => (width ? layOut(scene, { lane: work.lane, date: work.date }, width, state.opened, state.pinned) : null),
    [scene, work, width, state.opened, state.pinned],
  );
  const chosen = new Set(selection?.boxes ?? []);
  const empty = !scene.cited.length && !scene.citing.length && !scene.charged.length;
  return (
    <section class="picture" aria-label={say("pictureName")}>
      <Legend scene={whole} />
      <div class="frame" ref={frame} onKeyDown={(event) => moveFocus(event)}>
        {layout && empty && <p class="empty">{say("emptyPicture")}</p>}
        {layout && !empty && (
          <div class={`lanes${layout.stacked ? " stacked" : ""}${chosen.size ? " has-selection" : ""}`} style={{ height: `${layout.height}px`, width: `${layout.width}px` }}>
            <Lanes layout={layout} />
            <Lines layout={layout} ties={scene.ties} chosen={chosen} />
            <Trunk work={work} layout={layout} />
            {layout.boxes.map((box) => <BoxLink key={box.item.key} box={box} chosen={chosen.has(box.item.key)} />)}
            {layout.mores.map((more) => (
              <button type="button" key={more.cell} class="more" style={at(more)}
                onClick={() => go({ opened: more.opened ? state.opened.filter((cell) => cell !== more.cell) : [...state.opened, more.cell] })}>
                {more.opened ? say("less") : say("more", { n: more.count })}
              </button>
            ))}
          </div>
        )}
      </div>
      {layout && !empty && (
        <p class="tools">
          <button type="button" onClick={() => saveSvg(collection, work, layout, scene.ties, lang)}>{say("saveSvg")}</button>
          <button type="button" onClick={() => savePng(collection, work, layout, scene.ties, lang)}>{say("savePng")}</button>
        </p>
      )}
    </section>
  );
}

function at(rect: { x: number; y: number; width: number; height: number }): CSSProperties {
  return { left: `${rect.x}px`, top: `${rect.y}px`, width: `${rect.width}px`, height: `${rect.height}px` };
}

function Lanes({ layout }: { layout: Layout }): JSX.Element {
  const { lang, say } = useReader();
  return (
    <>
      {layout.lanes.map(({ lane, y, height }) => (
        <div key={lane} class="lane" style={{ top: `${y}px`, height: `${height}px` }}>
          <LaneName words={LANE_WORDS[lane][lang]} />
        </div>
      ))}
      {layout.columns.map((column, index) => (
        <span key={index} class={`column${column.name === "focus" ? " now" : ""}`} style={{ left: `${column.x}px`, width: `${column.width}px` }}>
          {columnName(column, say)}
        </span>
      ))}
    </>
  );
}

/** "Đảng, Trung ương": the branch, and below it the level. */
function LaneName({ words }: { words: string }): JSX.Element {
  const [branch, level] = words.split(", ", 2);
  return <span class="lane-name"><b>{branch}</b>{level && <span>{level}</span>}</span>;
}

function columnName(column: Column, say: ReturnType<typeof useReader>["say"]): string {
  if (column.name === "undated") return say("undated");
  if (column.name === "focus") return say("thisDocument");
  if (column.name === "charge") return say("groupCharge");
  const [first, last] = column.name.years;
  return first === last ? String(first) : `${first}–${last}`;
}

function Lines({ layout, ties, chosen }: { layout: Layout; ties: Parameters<typeof linesOf>[1]; chosen: ReadonlySet<string> }): JSX.Element {
  const lines = linesOf(layout, ties);
  return (
    <svg class="lines" width={layout.width} height={layout.height} aria-hidden="true" focusable="false">
      {lines.map((line) => (
        <path key={line.keys.join(" ")} d={line.path} class={`line g-${line.group}${line.keys.some((key) => chosen.has(key)) ? " chosen" : ""}`} />
      ))}
    </svg>
  );
}

/** The document as a band through all lanes; its card stays in sight while the lanes scroll. */
function Trunk({ work, layout }: { work: Work; layout: Layout }): JSX.Element {
  const { focus, trunk, stacked } = layout;
  if (stacked) return <FocusCard work={work} place={at(focus)} />;
  return (
    <div class="trunk" style={at(trunk)}>
      <div style={{ height: `${focus.y - trunk.y}px` }} />
      <FocusCard work={work} place={{ height: `${focus.height}px` }} />
    </div>
  );
}

function FocusCard({ work, place }: { work: Work; place: CSSProperties }): JSX.Element {
  const { collection, lang, say, go } = useReader();
  const date = showDate(work.date);
  return (
    <button type="button" class="focus-card" style={place} onClick={() => go({ selected: null })}>
      <span class="label">{collection.shortName(work, lang)}</span>
      <span class="sub">{[work.symbol ? collection.kindLabel(work.kind, lang) : "", date].filter(Boolean).join(" · ") || say("dateUnknown")}</span>
    </button>
  );
}

function BoxLink({ box, chosen }: { box: Box; chosen: boolean }): JSX.Element {
  const { href, lang, say, state } = useReader();
  const { item } = box;
  const pinned = state.pinned.includes(item.key);
  const more = [say(groupWord(item.group)), LANE_WORDS[item.lane][lang], item.uncertain ? say("unresolved") : ""].filter(Boolean).join(", ");
  return (
    <a class={`box g-${item.group}${item.label.length > 19 && /\s/.test(item.label) ? " long" : ""}${chosen ? " chosen" : ""}${item.held ? "" : " absent"}${item.uncertain ? " uncertain" : ""}${pinned ? " pinned" : ""}`}
      style={at(box)} href={href({ selected: item.key })} aria-current={chosen ? "true" : undefined} title={`${item.label}\n${item.sub}`}>
      <span class="label">{item.label}</span>
      <span class="sub">{item.uncertain && <b aria-hidden="true">? </b>}{item.sub}{item.mentions > 1 && <i class="times"> ×{item.mentions}</i>}</span>
      <span class="sr">{more}</span>
    </a>
  );
}

/** Arrow keys go to the nearest box in their direction. */
function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const from = event.target;
  if (!step || !(from instanceof HTMLElement) || !(event.currentTarget instanceof HTMLElement) || !from.matches(".box, .focus-card, .more")) return;
  const here = centre(from);
  const [dx, dy] = step as [number, number];
  let best: HTMLElement | null = null;
  let least = Infinity;
  for (const other of event.currentTarget.querySelectorAll<HTMLElement>(".box, .focus-card, .more")) {
    const there = centre(other);
    const along = (there[0] - here[0]) * dx + (there[1] - here[1]) * dy;
    const across = Math.abs((there[0] - here[0]) * dy) + Math.abs((there[1] - here[1]) * dx);
    if (other !== from && along > 4 && along + 2 * across < least) [best, least] = [other, along + 2 * across];
  }
  if (!best) return;
  event.preventDefault();
  best.focus();
}

function centre(element: HTMLElement): [number, number] {
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}

function useWidth(): [{ current: HTMLDivElement | null }, number] {
  const frame = useRef<HTMLDivElement | null>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    setWidth(Math.floor(element.clientWidth));
    const watch = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [frame, width];
}
