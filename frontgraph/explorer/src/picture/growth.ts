import { groupOf, strongest, type Collection } from "../collection";
import type { Link, Relation } from "../data";
import type { Lang } from "../state";
import { workItem, type Item, type Scene, type Tie } from "./items";

/** A scene with what the works in `grown` cite and what cites them, each hanging on the work that brought it in. */
export function grow(collection: Collection, scene: Scene, id: string, grown: readonly string[], lang: Lang): Scene {
  const here = new Map([...scene.cited, ...scene.citing].map((item) => [item.key, item]));
  const reached = new Map<string, Item>();
  const ties: Tie[] = [...scene.ties];
  for (const from of grown) {
    const parent = `w:${from}`;
    if (!here.has(parent) && !reached.has(parent)) continue;
    for (const { other, relations, mentions } of neighbours(collection, from)) {
      const key = `w:${other}`;
      const known = reached.get(key);
      if (other === id || key === parent) continue;
      if (here.has(key)) ties.push({ from: parent, to: key });
      else if (known) reached.set(key, { ...known, from: [...known.from, parent] });
      else {
        const work = collection.work(other);
        if (work) reached.set(key, { ...workItem(collection, work, lang, groupOf(strongest(relations)), mentions), from: [parent] });
      }
    }
  }
  return { ...scene, reached: [...reached.values()], ties };
}

/** How many works cite a work or are cited by it that are not among `here`; what a served page does not know is counted by its server. */
export function beyond(collection: Collection, id: string, here: ReadonlySet<string>): number {
  const work = collection.work(id);
  if (!work) return 0;
  const known = neighbours(collection, id);
  const shown = known.filter(({ other }) => here.has(other)).length;
  const all = collection.knowsAllOf(id) ? known.length : Math.max(known.length, work.cites + work.cited_by);
  return all - shown;
}

interface Neighbour { readonly other: string; readonly relations: Relation[]; mentions: number }

function neighbours(collection: Collection, id: string): Neighbour[] {
  const found = new Map<string, Neighbour>();
  const add = (other: string, link: Link): void => {
    const known = found.get(other) ?? { other, relations: [], mentions: 0 };
    known.relations.push(link[2]);
    known.mentions += link[3];
    found.set(other, known);
  };
  for (const link of collection.cites(id)) add(collection.at(link[1]).id, link);
  for (const link of collection.citedBy(id)) add(collection.at(link[0]).id, link);
  return [...found.values()];
}
