import type { Documents, Link, NameEntry, PageData } from "./data";

/** The data of one page with all that another knows besides: works, links, bodies, documents, names and mentions. */
export function merge(data: PageData, other: PageData): PageData {
  const works = [...data.works];
  const index = new Map(works.map((work, at) => [work.id, at]));
  for (const work of other.works) {
    if (index.has(work.id)) continue;
    index.set(work.id, works.length);
    works.push(work);
  }
  const links = new Map(data.links.map((link) => [link.slice(0, 3).join(" "), link]));
  for (const [from, to, relation, mentions] of other.links) {
    const moved: Link = [place(index, other, from), place(index, other, to), relation, mentions];
    if (!links.has(moved.slice(0, 3).join(" "))) links.set(moved.slice(0, 3).join(" "), moved);
  }
  return {
    ...data, works, links: [...links.values()], kinds: { ...other.kinds, ...data.kinds },
    bodies: union(data.bodies, other.bodies, (body) => body.id),
    documents: both(data.documents, other.documents),
    names: allNames(data.names, other.names.map((name) => ({ ...name, documents: name.documents.map((at) => place(index, other, at)) }))),
    mentions: union(data.mentions, other.mentions, (mention) => JSON.stringify(mention)),
  };
}

function place(index: ReadonlyMap<string, number>, { works }: PageData, at: number): number {
  const found = index.get(works[at]?.id ?? "");
  if (found === undefined) throw new RangeError(`no work ${at}`);
  return found;
}

function union<T>(mine: readonly T[], theirs: readonly T[], key: (each: T) => string): T[] {
  const known = new Set(mine.map(key));
  return [...mine, ...theirs.filter((each) => !known.has(key(each)))];
}

function both(mine: Documents, theirs: Documents): Documents {
  return {
    has: (id) => mine.has(id) || theirs.has(id),
    keys: () => new Set([...mine.keys(), ...theirs.keys()]).keys(),
    get: (id) => mine.get(id) ?? theirs.get(id),
  };
}

/** A name in several documents is named by all of them, as often as they do together. */
function allNames(mine: readonly NameEntry[], theirs: readonly NameEntry[]): NameEntry[] {
  const all = new Map(mine.map((name) => [name.id, name]));
  for (const name of theirs) {
    const known = all.get(name.id);
    const fresh = name.documents.filter((at) => !known?.documents.includes(at));
    if (!known) all.set(name.id, name);
    else if (fresh.length) all.set(name.id, { ...known, times: known.times + name.times, documents: [...known.documents, ...fresh] });
  }
  return [...all.values()];
}
