import { packSiblings } from "d3-hierarchy";

import type { Collection } from "../collection";
import type { Work } from "../data";
import type { Group } from "../groups";

/** A document's dot in the overview. */
export interface Dot { readonly work: Work; readonly index: number; readonly x: number; readonly y: number; readonly r: number }
/** Words below a circle of dots. */
export interface Caption { readonly group: Group | null; readonly count: number; readonly x: number; readonly y: number; readonly width: number; readonly r: number }
export interface Size { readonly width: number; readonly height: number }

export const GUTTER = 170;
export const HEAD = 24;
const CAPTION = 40;
const GAP = 26;
const LEAST_WIDTH = 104;

/** The width that lanes' names take; none on a phone. */
export function gutterOf({ width }: Size): number {
  return width < 560 ? 0 : GUTTER;
}

/** Where each document stands among issuers and years, as computed beforehand. */
export function dotsByLevel(works: readonly Work[], size: Size): Dot[] {
  const gutter = gutterOf(size);
  const large = enlargement(works.length);
  return works.flatMap((work, index) => (work.x === undefined || work.y === undefined ? [] : [{
    work, index, x: gutter + work.x * (size.width - gutter - 8), y: HEAD + work.y * (size.height - HEAD - 4), r: radius(work, large),
  }]));
}

/** Each group a circle of dots with its name below, the most cited in the middle; the largest groups first, in rows like words. */
export function dotsByGroup(collection: Collection, groups: readonly Group[], width: number): { dots: Dot[]; captions: Caption[]; height: number } {
  const inside = new Set(groups.flatMap((group) => group.cluster.members));
  const rest = collection.data.works.map((_, index) => index).filter((index) => !inside.has(index));
  const circles = [
    ...groups.map((group) => circleOf(collection, group, group.cluster.members)),
    ...(rest.length ? [circleOf(collection, null, rest)] : []),
  ];
  const dots: Dot[] = [];
  const captions: Caption[] = [];
  let top = 8;
  for (const row of rowsOf(circles, width)) {
    const deepest = Math.max(...row.map((circle) => circle.r));
    const spare = (width - row.reduce((sum, circle) => sum + circle.width, 0)) / (row.length + 1);
    let left = spare;
    for (const circle of row) {
      const [x, y] = [left + circle.width / 2, top + deepest];
      dots.push(...circle.dots.map((dot) => ({ ...dot, x: x + dot.x, y: y + dot.y })));
      captions.push({ group: circle.group, count: circle.dots.length, x, y: y + circle.r + 16, width: circle.width + Math.min(spare, GAP) - 8, r: circle.r });
      left += circle.width + spare;
    }
    top += 2 * deepest + CAPTION + GAP;
  }
  return { dots, captions, height: Math.max(200, top - GAP + 8) };
}

/** The group whose circle or name lies at a place. */
export function groupAt(captions: readonly Caption[], x: number, y: number): Group | null {
  const found = captions.find((caption) =>
    (Math.abs(x - caption.x) < caption.width / 2 && y > caption.y - 16 && y < caption.y + CAPTION - 16)
    || Math.hypot(x - caption.x, y - (caption.y - 16 - caption.r)) < caption.r);
  return found?.group ?? null;
}

interface Circle { readonly group: Group | null; readonly dots: readonly Dot[]; readonly r: number; readonly width: number }

function circleOf(collection: Collection, group: Group | null, members: readonly number[]): Circle {
  const large = enlargement(collection.data.works.length);
  const works = members.map((index) => ({ index, work: collection.at(index) })).sort((a, b) => b.work.cited_by - a.work.cited_by || a.index - b.index);
  const packed = packSiblings(works.map(({ work, index }) => ({ work, index, r: radius(work, large) + 1, x: 0, y: 0 })));
  const r = Math.max(8, ...packed.map((dot) => Math.hypot(dot.x, dot.y) + dot.r));
  return { group, dots: packed.map((dot) => ({ ...dot, r: dot.r - 1 })), r, width: Math.max(LEAST_WIDTH, 2 * r) };
}

function rowsOf(circles: readonly Circle[], width: number): Circle[][] {
  const rows: Circle[][] = [];
  let used = Infinity;
  for (const circle of circles) {
    if (used + GAP + circle.width > width) {
      rows.push([]);
      used = 0;
    }
    rows[rows.length - 1]?.push(circle);
    used += GAP + circle.width;
  }
  return rows;
}

/** The more often cited, the larger; documents that are here are never the smallest. */
function radius(work: Work, large: number): number {
  return Math.min(14, large * ((work.held ? 3 : 2.2) + 1.4 * Math.sqrt(work.cited_by)));
}

/** Where there are few documents there is room for larger dots. */
function enlargement(count: number): number {
  return Math.max(1, Math.min(2.4, 30 / Math.sqrt(count)));
}
