import type { Collection } from "../collection";
import type { Lang } from "../state";
import { HEAD, type Dot, type Size } from "./dots";
import { fit, widthOf } from "./fit";

/** Words beside a dot, and the line on which they stand. */
export interface Beside { readonly words: string; readonly x: number; readonly y: number; readonly width: number }

const LOOK = { size: 12 };
const WIDEST = 190;
const GAP = 3;
const MOST = 24;
/** Among so few documents those that are here are named although nothing cites them. */
const FEW = 200;

/** The names of the most cited dots in sight, to their right or else to their left, as far as they cover neither each other nor what is `taken` already. */
export function namesBeside(
  collection: Collection, dots: readonly Dot[], size: Size, lang: Lang, taken: readonly Omit<Beside, "words">[] = [],
): Beside[] {
  const named = ({ work }: Dot): boolean => work.cited_by > 0 || (work.held && dots.length < FEW);
  const inSight = ({ x, y }: Dot): boolean => x > 0 && x < size.width && y > HEAD && y < size.height;
  const found: Beside[] = [];
  for (const dot of dots.filter((each) => named(each) && inSight(each)).sort((a, b) => b.work.cited_by - a.work.cited_by)) {
    if (found.length >= MOST) break;
    const words = fit(collection.shortName(dot.work, lang), WIDEST, 1, LOOK)[0] ?? "";
    const width = widthOf(words, LOOK);
    const sides = [dot.x + dot.r + GAP, dot.x - dot.r - GAP - width].map((x) => ({ words, x, y: dot.y + 4, width }));
    const free = sides.find((name) => name.x >= 0 && name.x + width <= size.width && ![...taken, ...found].some((other) => covers(name, other)));
    if (free) found.push(free);
  }
  return found;
}

function covers(one: Omit<Beside, "words">, other: Omit<Beside, "words">): boolean {
  return Math.abs(one.y - other.y) < 14 && one.x < other.x + other.width + 6 && other.x < one.x + one.width + 6;
}
