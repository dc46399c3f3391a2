import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CSSProperties, JSX } from "preact";

import type { Work } from "../data";
import { useReader } from "../context";
import { showDate } from "../dates";
import { lanesSvg } from "../picture/export";
import { filterScene } from "../picture/filter";
import { boxWords, focusWords } from "../picture/fit";
import { beyond, grow } from "../picture/growth";
import { itemsOf, sceneOf, type Item } from "../picture/items";
import { layOut, type Box, type Column, type Layout, type Rect } from "../picture/layout";
import { linesOf } from "../picture/lines";
import { fileName } from "../save";
import type { Selection } from "../selection";
import { LANE_WORDS } from "../words";
import { useGrowth } from "./growing";
import { groupWord, Legend } from "./Legend";
import { PictureFoot } from "./PictureFoot";

/** The document in the middle, what it rests on before it, whom it charges and what cites it behind it. */
export function Picture({ work, selection }: { work: Work; selection: Selection | null }): JSX.Element {
  const { collection, state, lang, say, go } = useReader();
  const [frame, width] = useWidth();
  const own = useMemo(() => sceneOf(collection, work.id, lang), [collection, work.id, lang]);
  const whole = useMemo(() => grow(collection, own, work.id, state.grown, lang), [collection, own, work.id, state.grown, lang]);
  const here = useMemo(() => new Set([work.id, ...itemsOf(whole).map((item) => item.key.slice(2))]), [work.id, whole]);
  const scene = useMemo(() => filterScene(whole, state.hidden, state.years), [whole, state.hidden, state.years]);
  const layout = useMemo(
    () => (width ? layOut(scene, { lane: work.lane, date: work.date }, width, state.opened, state.pinned) : null),
    [scene, work, width, state.opened, state.pinned],
  );
  const chosen = new Set(selection?.boxes ?? []);
  const empty = !itemsOf(scene).length;
  const more = (item: Item): number => (item.key.startsWith("w:") ? beyond(collection, item.key.slice(2), here) : 0);
  return (
    <section class="picture" aria-label={say("pictureName")}>
      <Legend scene={whole} growing={itemsOf(scene).some((item) => more(item) > 0)} />
      <div class="frame" ref={frame} onKeyDown={(event) => moveFocus(event)}>
        {layout && empty && <p class="empty">{say("emptyPicture")}</p>}
        {layout && !empty && (
          <div class={`lanes${layout.stacked ? " stacked" : ""}${chosen.size ? " has-selection" : ""}`} style={{ height: `${layout.height}px`, width: `${layout.width}px` }}>
            <Lanes layout={layout} />
            <Lines layout={layout} ties={scene.ties} chosen={chosen} />
            <Trunk work={work} layout={layout} />
            {layout.boxes.map((box) => <BoxLink key={box.item.key} box={box} chosen={chosen.has(box.item.key)} more={more(box.item)} />)}
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
        <PictureFoot name={fileName(work)} draw={() => lanesSvg(collection, work, layout, scene.ties, lang)}>
          {itemsOf(scene).some((item) => !item.held) && <span class="dashed">{say("keyAbsent")}</span>}
        </PictureFoot>
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
        <path key={line.keys.join(" ")} d={line.path} class={`line g-${line.group}${line.reached ? " reached" : ""}${line.keys.some((key) => chosen.has(key)) ? " chosen" : ""}`} />
      ))}
    </svg>
  );
}

/** The document as a band through all lanes; its card stays in sight while the lanes scroll. */
function Trunk({ work, layout }: { work: Work; layout: Layout }): JSX.Element {
  const { focus, trunk, stacked } = layout;
  if (stacked) return <FocusCard work={work} place={at(focus)} card={focus} />;
  return (
    <div class="trunk" style={at(trunk)}>
      <div style={{ height: `${focus.y - trunk.y}px` }} />
      <FocusCard work={work} place={{ height: `${focus.height}px` }} card={focus} />
    </div>
  );
}

function FocusCard({ work, place, card }: { work: Work; place: CSSProperties; card: Rect }): JSX.Element {
  const { collection, lang, say, go } = useReader();
  const sub = [work.symbol ? collection.kindLabel(work.kind, lang) : "", showDate(work.date)].filter(Boolean).join(" · ") || say("dateUnknown");
  const words = focusWords(collection.shortName(work, lang), sub, card);
  return (
    <button type="button" class="focus-card" style={place} onClick={() => go({ selected: null })} title={collection.nameOf(work, lang)}>
      <span class="label">{words.lines.map((line) => <span key={line}>{line}</span>)}</span>
      <span class="sub">{words.sub}</span>
    </button>
  );
}

function BoxLink({ box, chosen, more }: { box: Box; chosen: boolean; more: number }): JSX.Element {
  const { href, lang, say, state } = useReader();
  const { item } = box;
  const pinned = state.pinned.includes(item.key);
  const grown = state.grown.includes(item.key.slice(2));
  const times = item.mentions > 1 && !item.from.length ? say("times", { n: item.mentions }) : "";
  const words = boxWords(item.label, [item.sub, times].filter(Boolean).join(" · "), box.width - (ROUND.includes(item.group) ? 26 : 20) - (more || grown ? 26 : 0));
  const about = [say(groupWord(item.group)), LANE_WORDS[item.lane][lang], item.uncertain ? say("unresolved") : item.held ? "" : say("notHeld")].filter(Boolean).join(", ");
  const look = [`g-${item.group}`, chosen && "chosen", !item.held && "absent", item.uncertain && "uncertain", pinned && "pinned", item.from.length > 0 && "reached"];
  return (
    <>
      <a class={`box ${look.filter(Boolean).join(" ")}`} style={at(box)} href={href({ selected: item.key })}
        aria-current={chosen ? "true" : undefined} title={[item.label, item.sub].filter(Boolean).join("\n")}>
        <span class="label" style={{ fontSize: `${words.size}px` }}>{words.lines.map((line) => <span key={line}>{line} </span>)}</span>
        {words.sub && <span class="sub">{item.uncertain && <b aria-hidden="true">? </b>}{words.sub}</span>}
        <span class="sr">{[words.lines.join("").endsWith("…") ? item.label : "", about].filter(Boolean).join(", ")}</span>
      </a>
      {(more > 0 || grown) && <GrowButton box={box} more={more} grown={grown} />}
    </>
  );
}

/** Lets in what a work cites and what cites it, or takes it out again. */
function GrowButton({ box, more, grown }: { box: Box; more: number; grown: boolean }): JSX.Element {
  const { say } = useReader();
  const change = useGrowth();
  const { item } = box;
  const name = say(grown ? "shrinkName" : "growName", { n: more, d: item.label });
  return (
    <button type="button" class={`grow${grown ? " on" : ""}`} aria-expanded={grown} aria-label={name} title={name}
      style={{ left: `${box.x + box.width + 6}px`, top: `${box.y + (box.height - 24) / 2}px` }} onClick={() => change(item.key.slice(2))}>
      {grown ? "−" : `+${more}`}
    </button>
  );
}

/** Boxes of bodies are round at their ends. */
const ROUND: readonly string[] = ["charge", "partner"];

const BOXES = ".box, .focus-card, .more";

/** Arrow keys go to the nearest box in their direction. */
function moveFocus(event: KeyboardEvent): void {
  const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  const from = event.target;
  if (!step || !(from instanceof HTMLElement) || !(event.currentTarget instanceof HTMLElement) || !from.matches(BOXES)) return;
  const here = centre(from);
  const [dx, dy] = step as [number, number];
  let best: HTMLElement | null = null;
  let least = Infinity;
  for (const other of event.currentTarget.querySelectorAll<HTMLElement>(BOXES)) {
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
