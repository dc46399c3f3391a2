import { groupOf, type Collection } from "./collection";
import type { Lane, Link, Relation, Work } from "./data";

/** A work in a chain of command, with the works of the chain that it rests on or carries out. */
export interface Step { readonly work: Work; readonly above: readonly { readonly work: Work; readonly relation: Relation }[] }

/** The levels of the chain, from top to bottom, and the lanes of each. */
export type Tier = "central" | "province" | "local" | "other";
export const TIERS: readonly Tier[] = ["central", "province", "local", "other"];

const DEPTH = 6;

/** How many works one chain shows in each direction; a law that everything rests on has thousands below it. */
const MOST = 400;

/** The level on which the issuers of a lane stand. */
export function tierOf(lane: Lane): Tier {
  const tail = lane.split("-")[1];
  return tail === "central" || tail === "province" || tail === "local" ? tail : "other";
}

/** A work with all that it rests on and carries out, step by step, and all that carries it out; each work once, by date. */
export function chainOf(collection: Collection, id: string): Step[] {
  const members = new Set([id, ...reach(collection, id, "up"), ...reach(collection, id, "down")]);
  return [...members].flatMap((each): Step[] => {
    const work = collection.work(each);
    return work ? [{ work, above: steps(collection, each, "up").filter((step) => members.has(step.work.id)) }] : [];
  }).sort((a, b) => ((a.work.date ?? "9") < (b.work.date ?? "9") ? -1 : 1));
}

function reach(collection: Collection, id: string, direction: "up" | "down"): string[] {
  const seen = new Set<string>([id]);
  let edge = [id];
  for (let depth = 0; depth < DEPTH && edge.length; depth++) {
    const next: string[] = [];
    for (const from of edge) {
      for (const { work } of steps(collection, from, direction)) {
        if (seen.has(work.id) || seen.size > MOST) continue;
        seen.add(work.id);
        next.push(work.id);
      }
    }
    edge = next;
  }
  return [...seen].slice(1);
}

function steps(collection: Collection, id: string, direction: "up" | "down"): { work: Work; relation: Relation }[] {
  const links = direction === "up" ? collection.cites(id) : collection.citedBy(id);
  const seen = new Set<number>();
  return links
    .filter((link) => ["basis", "implement", "guide"].includes(groupOf(link[2])))
    .map((link) => ({ index: direction === "up" ? link[1] : link[0], relation: link[2] }))
    .filter(({ index }) => !seen.has(index) && seen.add(index))
    .map(({ index, relation }) => ({ work: collection.at(index), relation }))
    .filter(({ work }) => work.id !== id);
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
