import type { Group } from "../collection";
import { LANES, type Lane } from "../data";
import { yearOf } from "../dates";
import { itemsOf, type Item, type Scene } from "./items";

/** Where everything stands, in pixels. Lanes from top to bottom, time from left to right. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Whether there was too little width for columns: boxes then stand below each other, without lines. */
  readonly stacked: boolean;
  readonly lanes: readonly LaneBand[];
  readonly columns: readonly Column[];
  readonly boxes: readonly Box[];
  readonly mores: readonly More[];
  /** The document itself: a card in its issuer's lane … */
  readonly focus: Rect;
  /** … on a band through all lanes, which every line reaches at its own height. */
  readonly trunk: Rect;
}

export interface Rect { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export interface LaneBand { readonly lane: Lane; readonly y: number; readonly height: number }
export interface Column { readonly name: ColumnName; readonly x: number; readonly width: number }
/** A span of years, or one of the columns that are no years. */
export type ColumnName = { readonly years: readonly [number, number] } | "undated" | "focus" | "charge";
/** A box; `level` is its row in its lane, which it shares with boxes of other columns. */
export interface Box extends Rect { readonly item: Item; readonly side: "before" | "after"; readonly level: string }
export interface More extends Rect { readonly cell: string; readonly count: number; readonly opened: boolean }

export interface Measures {
  readonly gutter: number;
  readonly box: number;
  readonly boxHeight: number;
  readonly gap: number;
  readonly focusHeight: number;
  /** Boxes of one lane and column that are shown before "+n more". */
  readonly limit: number;
}

export const MEASURES: Measures = { gutter: 98, box: 128, boxHeight: 37, gap: 9, focusHeight: 82, limit: 4 };

/** Cells that were opened, and boxes that come first in theirs. */
interface Shown { readonly opened: readonly string[]; readonly pinned: readonly string[] }

interface Slot { readonly name: ColumnName; readonly items: readonly Item[]; readonly side: "before" | "after" }

const PAD = 9;
const HEAD = 28;
const COLUMN_GAP = 16;
const WIDEST = 172;

/** Gives every box of a scene its place in a picture of the given width. */
export function layOut(
  scene: Scene, focus: { lane: Lane; date: string | null }, width: number, opened: readonly string[], pinned: readonly string[] = [], measures = MEASURES,
): Layout {
  const room = Math.floor((width - measures.gutter) / (measures.box + COLUMN_GAP));
  const view = { opened, pinned };
  const slots = mergeYears(slotsOf(scene, focus.date), room);
  if (slots.length > room) return stack(scene, width, view, measures);
  const counts = widen(slots, room, measures.limit);
  const abreast = counts.reduce((sum, count) => sum + count, 0);
  const box = Math.min(WIDEST, Math.floor((width - measures.gutter) / abreast) - COLUMN_GAP);
  return place(slots, counts, focus.lane, width, view, { ...measures, box });
}

/** The columns in order: undated, years up to the document, the document, later years, bodies charged. */
function slotsOf(scene: Scene, date: string | null): Slot[] {
  const before: Slot[] = [];
  const undated = [...scene.cited, ...scene.reached].filter((item) => yearOf(item.date) === null);
  if (undated.length) before.push({ name: "undated", items: undated, side: "before" });
  const dated = [...scene.cited, ...scene.citing, ...scene.reached].filter((item) => yearOf(item.date) !== null);
  const later = (item: Item): boolean => item.group === "citing" || (date !== null && (item.date as string) > date);
  before.push(...byYear(dated.filter((item) => !later(item)), "before"));
  const after = byYear(dated.filter(later), "after");
  const undatedCiting = scene.citing.filter((item) => yearOf(item.date) === null);
  if (undatedCiting.length) after.push({ name: "undated", items: undatedCiting, side: "after" });
  const charge: Slot[] = scene.charged.length ? [{ name: "charge", items: scene.charged, side: "after" }] : [];
  return [...before, { name: "focus", items: [], side: "before" }, ...after, ...charge];
}

function byYear(items: readonly Item[], side: Slot["side"]): Slot[] {
  const years = new Map<number, Item[]>();
  for (const item of items) {
    const year = yearOf(item.date) as number;
    years.set(year, [...(years.get(year) ?? []), item]);
  }
  return [...years].sort(([a], [b]) => a - b).map(([year, list]) => ({
    name: { years: [year, year] }, side,
    items: list.sort((a, b) => ((a.date as string) < (b.date as string) ? -1 : 1)),
  }));
}

/** Puts neighbouring years together, the emptiest first, until the columns fit. */
function mergeYears(slots: readonly Slot[], room: number): Slot[] {
  const merged = [...slots];
  while (merged.length > room) {
    let best = -1;
    for (let i = 0; i + 1 < merged.length; i++) {
      const [a, b] = [merged[i] as Slot, merged[i + 1] as Slot];
      if (typeof a.name === "string" || typeof b.name === "string" || a.side !== b.side) continue;
      const load = a.items.length + b.items.length;
      const bestLoad = best < 0 ? Infinity : (merged[best] as Slot).items.length + (merged[best + 1] as Slot).items.length;
      if (load < bestLoad) best = i;
    }
    if (best < 0) break;
    const [a, b] = [merged[best] as Slot, merged[best + 1] as Slot];
    const [first, last] = [(a.name as { years: readonly [number, number] }).years[0], (b.name as { years: readonly [number, number] }).years[1]];
    merged.splice(best, 2, { name: { years: [first, last] }, items: [...a.items, ...b.items], side: a.side });
  }
  return merged;
}

/** Hands spare room to the columns whose fullest lane is the tallest; returns how many boxes stand side by side in each. */
function widen(slots: readonly Slot[], room: number, limit: number): number[] {
  const counts = slots.map(() => 1);
  const tallest = slots.map((slot) => Math.max(0, ...LANES.map((lane) => slot.items.filter((item) => item.lane === lane).length)));
  for (let spare = room - slots.length; spare > 0; spare--) {
    let best = -1;
    let worst = Math.min(2, limit);
    slots.forEach((_, i) => {
      const rows = Math.ceil((tallest[i] as number) / (counts[i] as number));
      if (rows > worst) [best, worst] = [i, rows];
    });
    if (best < 0) break;
    counts[best] = (counts[best] as number) + 1;
  }
  return counts;
}

function place(
  slots: readonly Slot[], counts: readonly number[], focusLane: Lane, width: number, view: Shown, m: Measures,
): Layout {
  const columns = spread(slots, counts, width, m);
  const cells = slots.map((slot, i) => cellsOf(slot, columnKey(slot), counts[i] as number, view, m));
  const lanes: LaneBand[] = [];
  let y = HEAD;
  for (const lane of LANES) {
    const rows = Math.max(0, ...cells.map((cell) => cell.get(lane)?.rows ?? 0));
    if (!rows && lane !== focusLane) continue;
    const inner = Math.max(rows * (m.boxHeight + m.gap) - m.gap, lane === focusLane ? m.focusHeight : 0);
    lanes.push({ lane, y, height: inner + 2 * PAD });
    y += inner + 2 * PAD;
  }
  const boxes: Box[] = [];
  const mores: More[] = [];
  for (const band of lanes) {
    cells.forEach((cell, i) => {
      const found = cell.get(band.lane);
      if (!found) return;
      const per = counts[i] as number;
      const column = columns[i] as Column;
      const inset = (column.width - per * (m.box + m.gap) + m.gap) / 2;
      const at = (index: number): Rect => ({
        x: column.x + inset + (index % per) * (m.box + m.gap), y: band.y + PAD + Math.floor(index / per) * (m.boxHeight + m.gap),
        width: m.box, height: m.boxHeight,
      });
      found.shown.forEach((item, index) => boxes.push({
        ...at(index), item, side: (slots[i] as Slot).side, level: `${band.lane}:${Math.floor(index / per)}`,
      }));
      if (found.rest || found.opened) mores.push({ ...at(found.shown.length), cell: found.key, count: found.rest, opened: found.opened });
    });
  }
  const middle = slots.findIndex((slot) => slot.name === "focus");
  const column = columns[middle] as Column;
  const band = lanes.find((each) => each.lane === focusLane) as LaneBand;
  const focus = { x: column.x + (column.width - m.box) / 2, y: band.y + (band.height - m.focusHeight) / 2, width: m.box, height: m.focusHeight };
  const trunk = { x: focus.x - 4, y: HEAD, width: focus.width + 8, height: y - HEAD };
  return { width, height: y, stacked: false, lanes, columns, boxes, mores, focus, trunk };
}

function spread(slots: readonly Slot[], counts: readonly number[], width: number, m: Measures): Column[] {
  const bare = counts.reduce((sum, count) => sum + count * (m.box + m.gap) - m.gap, 0);
  const gap = Math.max(COLUMN_GAP / 2, (width - m.gutter - bare) / slots.length);
  let x = m.gutter;
  return slots.map((slot, i) => {
    const column = { name: slot.name, x, width: (counts[i] as number) * (m.box + m.gap) - m.gap + gap };
    x += column.width;
    return column;
  });
}

interface Cell { readonly key: string; readonly shown: readonly Item[]; readonly rest: number; readonly opened: boolean; readonly rows: number }

function cellsOf(slot: Slot, column: string, per: number, view: Shown, m: Measures): Map<Lane, Cell> {
  const cells = new Map<Lane, Cell>();
  for (const lane of LANES) {
    const items = slot.items.filter((item) => item.lane === lane);
    if (items.length) cells.set(lane, cell(items, `${lane}:${column}`, per, view, m.limit * per));
  }
  return cells;
}

function cell(items: readonly Item[], key: string, per: number, { opened, pinned }: Shown, limit: number): Cell {
  const open = opened.includes(key);
  const tooMany = items.length > limit;
  const shown = tooMany && !open ? foremost(items, pinned, limit - 1) : items;
  const slots = shown.length + Number(tooMany);
  return { key, shown, rest: items.length - shown.length, opened: tooMany && open, rows: Math.ceil(slots / per) };
}

const WEIGHT: readonly Group[] = ["basis", "implement", "guide", "change", "charge", "partner", "citing", "mention"];

/** The boxes that say most, in the order in which they stand. */
function foremost(items: readonly Item[], pinned: readonly string[], count: number): readonly Item[] {
  const weight = (item: Item): number => (pinned.includes(item.key) ? -1 : WEIGHT.indexOf(item.group) + (item.from.length ? WEIGHT.length : 0));
  const chosen = new Set([...items].sort((a, b) => weight(a) - weight(b) || b.mentions - a.mentions).slice(0, count));
  return items.filter((item) => chosen.has(item));
}

function columnKey(slot: Slot): string {
  return typeof slot.name === "string" ? `${slot.name}-${slot.side}` : `${slot.name.years[0]}-${slot.side}`;
}

/** Below each other: lanes as headings, the document first. */
function stack(scene: Scene, width: number, view: Shown, m: Measures): Layout {
  const per = Math.max(1, Math.floor((width + m.gap) / (m.box + m.gap)));
  const box = (width - (per - 1) * m.gap) / per;
  const focus = { x: 0, y: 0, width, height: m.focusHeight - 16 };
  const lanes: LaneBand[] = [];
  const boxes: Box[] = [];
  const mores: More[] = [];
  let y = focus.height + PAD;
  const slot = { name: "focus", side: "before", items: itemsOf(scene) } as const;
  for (const [lane, found] of cellsOf(slot, "stack", per, view, m)) {
    const inner = HEAD + found.rows * (m.boxHeight + m.gap);
    lanes.push({ lane, y, height: inner + PAD });
    const at = (index: number): Rect => ({
      x: (index % per) * (box + m.gap), y: y + HEAD + Math.floor(index / per) * (m.boxHeight + m.gap), width: box, height: m.boxHeight,
    });
    found.shown.forEach((item, index) => boxes.push({ ...at(index), item, side: "before", level: lane }));
    if (found.rest || found.opened) mores.push({ ...at(found.shown.length), cell: found.key, count: found.rest, opened: found.opened });
    y += inner + PAD;
  }
  return { width, height: y, stacked: true, lanes, columns: [], boxes, mores, focus, trunk: focus };
}
