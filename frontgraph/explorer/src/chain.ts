import { groupOf, type Collection } from "./collection";
import type { Link, Relation, Work } from "./data";

/** A work in a chain of command, with what stands behind it. */
export interface Branch { readonly work: Work; readonly relation: Relation; readonly branches: readonly Branch[] }

const DEPTH = 6;

/** How many works one chain shows; a law that everything rests on has thousands below it. */
const MOST = 400;

/** What a work rests on and carries out ("up"), or what carries it out ("down"), and so on, along every way; circles end. */
export function branchesOf(collection: Collection, id: string, direction: "up" | "down"): Branch[] {
  let room = MOST;
  const grow = (from: string, path: ReadonlySet<string>): Branch[] => {
    if (path.size > DEPTH) return [];
    return steps(collection, from, direction).flatMap(({ work, relation }) => {
      if (path.has(work.id) || room <= 0) return [];
      room -= 1;
      return [{ work, relation, branches: grow(work.id, new Set([...path, work.id])) }];
    });
  };
  return grow(id, new Set([id]));
}

function steps(collection: Collection, id: string, direction: "up" | "down"): { work: Work; relation: Relation }[] {
  const links = direction === "up" ? collection.cites(id) : collection.citedBy(id);
  const seen = new Set<number>();
  return links
    .filter((link) => ["basis", "implement", "guide"].includes(groupOf(link[2])))
    .map((link) => ({ index: direction === "up" ? link[1] : link[0], relation: link[2] }))
    .filter(({ index }) => !seen.has(index) && seen.add(index))
    .map(({ index, relation }) => ({ work: collection.at(index), relation }));
}

/** The shortest way between two works along citations in either direction; null where there is none. */
export function pathBetween(collection: Collection, from: string, to: string): { work: Work; link: Link | null }[] | null {
  const came = new Map<string, { previous: string | null; link: Link | null }>([[from, { previous: null, link: null }]]);
  let edge = [from];
  while (edge.length && !came.has(to)) {
    const next: string[] = [];
    for (const id of edge) {
      for (const link of [...collection.cites(id), ...collection.citedBy(id)]) {
        const other = collection.at(collection.at(link[0]).id === id ? link[1] : link[0]).id;
        if (came.has(other)) continue;
        came.set(other, { previous: id, link });
        next.push(other);
      }
    }
    edge = next;
  }
  if (!came.has(to)) return null;
  const way: { work: Work; link: Link | null }[] = [];
  for (let id: string | null = to; id !== null;) {
    const step: { previous: string | null; link: Link | null } | undefined = came.get(id);
    const work = collection.work(id);
    if (!step || !work) return null;
    way.unshift({ work, link: step.link });
    id = step.previous;
  }
  return way;
}
