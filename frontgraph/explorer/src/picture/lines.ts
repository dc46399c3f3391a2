import { linkHorizontal } from "d3-shape";

import type { Group } from "../collection";
import type { Tie } from "./items";
import { MEASURES, type Box, type Layout } from "./layout";

interface Ends { readonly source: [number, number]; readonly target: [number, number] }

const across = linkHorizontal<Ends, [number, number]>();
const BEND = 14;

/** One line of the picture, as an SVG path. */
export interface Line { readonly keys: readonly string[]; readonly group: Group | "tie"; readonly path: string; readonly reached?: boolean }

/** The lines from each box to the document's band, and those between boxes; none in a stacked picture. */
export function linesOf(layout: Layout, ties: readonly Tie[]): Line[] {
  if (layout.stacked) return [];
  const rows = new Map<string, Box[]>();
  for (const box of layout.boxes) rows.set(box.level, [...(rows.get(box.level) ?? []), box]);
  const boxes = new Map(layout.boxes.map((box) => [box.item.key, box]));
  return [
    ...layout.boxes.flatMap((box): Line[] => {
      const { key, group, from } = box.item;
      if (!from.length) return [{ keys: [key], group, path: toTrunk(box, layout, rows.get(box.level) ?? []) }];
      return from.flatMap((parent) => {
        const other = boxes.get(parent);
        return other ? [{ keys: [key, parent], group, path: toBox(box, other), reached: true }] : [];
      });
    }),
    ...ties.flatMap(({ from, to }) => {
      const [a, b] = [boxes.get(from), boxes.get(to)];
      return a && b ? [{ keys: [from, to], group: "tie" as const, path: tie(a, b) }] : [];
    }),
  ];
}

/** Straight to the band, or through the gap below its row where another box stands in between. */
function toTrunk(box: Box, { trunk }: Layout, row: readonly Box[]): string {
  const before = box.side === "before";
  const y = middle(box);
  const start = before ? box.x + box.width : box.x;
  const end = before ? trunk.x : trunk.x + trunk.width;
  const between = row.some((other) => other !== box && (before ? other.x > box.x && other.x < end : other.x < box.x && other.x > end));
  if (!between) return `M${round(start)},${round(y)}H${round(end)}`;
  const gap = box.y + box.height + MEASURES.gap / 2;
  const bend = before ? start + BEND : start - BEND;
  return `${across({ source: [round(start), round(y)], target: [round(bend), round(gap)] }) ?? ""}H${round(end)}`;
}

/** From side to side where one stands behind the other, else around the left of both. */
function toBox(a: Box, b: Box): string {
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  const [start, end] = [left.x + left.width, right.x];
  if (end - start < 2) return tie(a, b);
  return across({ source: [round(start), round(middle(left))], target: [round(end), round(middle(right))] }) ?? "";
}

/** Around the left of both boxes, where no line to the document runs. */
function tie(a: Box, b: Box): string {
  const left = Math.min(a.x, b.x) - BEND / 2;
  return `M${round(a.x)},${round(middle(a))}H${round(left)}V${round(middle(b))}H${round(b.x)}`;
}

function middle(box: { y: number; height: number }): number {
  return box.y + box.height / 2;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
