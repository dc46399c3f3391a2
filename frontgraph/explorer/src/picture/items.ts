import { citationName, groupOf, strongest, type Collection, type Group } from "../collection";
import type { Citation, DocumentDetail, Lane, Relation, Work } from "../data";
import { showMonth } from "../dates";
import type { Lang } from "../state";
import { sayRole } from "../words";

/** One box of the picture, before it has a place. */
export interface Item {
  /** What selecting it selects (`w:…`, `b:…`, `c:…`). */
  readonly key: string;
  readonly group: Group;
  readonly lane: Lane;
  readonly kind: string | null;
  readonly date: string | null;
  readonly label: string;
  readonly sub: string;
  /** Drawn with a broken border: its text is not here, or the work is not known. */
  readonly held: boolean;
  readonly uncertain: boolean;
  readonly mentions: number;
  /** Keys of the boxes that it hangs on; none where it belongs to the document itself. */
  readonly from: readonly string[];
}

/** A line between two boxes besides those to the document itself. */
export interface Tie { readonly from: string; readonly to: string }

export interface Scene {
  readonly cited: readonly Item[];
  readonly citing: readonly Item[];
  readonly charged: readonly Item[];
  /** What came in with other works. */
  readonly reached: readonly Item[];
  readonly ties: readonly Tie[];
}

/** Everything around one work: what it cites, what cites it, and whom it charges. */
export function sceneOf(collection: Collection, id: string, lang: Lang): Scene {
  const detail = collection.detail(id);
  const cited = detail ? citedInText(collection, detail, lang) : citedByLinks(collection, id, lang);
  const citing = linked(collection, collection.citedBy(id).map((link) => [link[0], link[2], link[3]]), lang, "citing");
  const taken = new Set(cited.map((item) => item.key));
  return {
    cited,
    citing: citing.filter((item) => !taken.has(item.key)),
    charged: detail ? [...chargedIn(collection, detail, lang), ...partnersOf(collection, detail, lang)] : [],
    reached: [],
    ties: tiesAmong(collection, id, cited),
  };
}

function citedInText(collection: Collection, detail: DocumentDetail, lang: Lang): Item[] {
  const groups = new Map<string, { citations: Citation[]; first: number }>();
  detail.citations.forEach((citation, index) => {
    const key = citation.work ?? `?${citationName(citation)}`;
    const group = groups.get(key);
    if (group) group.citations.push(citation);
    else groups.set(key, { citations: [citation], first: index });
  });
  return [...groups.values()].flatMap(({ citations, first }) => {
    const citation = citations[0];
    if (!citation) return [];
    const work = collection.work(citation.work);
    const relation = strongest(citations.map((each) => each.relation));
    if (work) return work.id === detail.id ? [] : [workItem(collection, work, lang, groupOf(relation), citations.length)];
    return [unknownItem(collection, citation, first, citations.length, lang)];
  });
}

function citedByLinks(collection: Collection, id: string, lang: Lang): Item[] {
  return linked(collection, collection.cites(id).map((link) => [link[1], link[2], link[3]]), lang, null);
}

function linked(
  collection: Collection, links: readonly (readonly [number, Relation, number])[], lang: Lang, as: Group | null,
): Item[] {
  const relations = new Map<number, { all: Relation[]; mentions: number }>();
  for (const [other, relation, mentions] of links) {
    const known = relations.get(other) ?? { all: [], mentions: 0 };
    known.all.push(relation);
    known.mentions += mentions;
    relations.set(other, known);
  }
  return [...relations].map(([other, { all, mentions }]) =>
    workItem(collection, collection.at(other), lang, as ?? groupOf(strongest(all)), mentions));
}

export function workItem(collection: Collection, work: Work, lang: Lang, group: Group, mentions: number): Item {
  const kind = collection.kindLabel(work.kind, lang);
  const date = showMonth(work.date);
  return {
    key: `w:${work.id}`, group, lane: work.lane, kind: work.kind, date: work.date,
    label: work.symbol ?? work.title ?? kind,
    sub: [work.symbol || !sameStart(work.title, kind) ? kind : "", date].filter(Boolean).join(" · "),
    held: work.held, uncertain: false, mentions, from: [],
  };
}

/** Whether a name begins with the kind anyway ("Luật Đất đai"), so that the kind need not be said again. */
function sameStart(title: string | null, kind: string): boolean {
  return !!title && title.toLowerCase().startsWith(kind.toLowerCase());
}

function unknownItem(collection: Collection, citation: Citation, index: number, mentions: number, lang: Lang): Item {
  const guess = citation.candidates[0] ? collection.work(citation.candidates[0].work) : null;
  const kind = collection.kindLabel(citation.kind, lang);
  return {
    key: `c:${index}`, group: groupOf(citation.relation), lane: guess?.lane ?? "other", kind: citation.kind, date: citation.date,
    label: citationName(citation), sub: [kind, showMonth(citation.date)].filter(Boolean).join(" · "),
    held: false, uncertain: true, mentions, from: [],
  };
}

function chargedIn(collection: Collection, detail: DocumentDetail, lang: Lang): Item[] {
  const bodies = new Map<string, { name: string; roles: string[]; lane: Lane; task: number; count: number }>();
  detail.tasks.forEach((task, index) => {
    for (const assignee of task.assignees) {
      const body = collection.body(assignee.body);
      const key = assignee.body ?? assignee.name;
      const known = bodies.get(key) ?? { name: collection.bodyName(assignee.body, lang) ?? assignee.name, roles: [], lane: body?.lane ?? "other", task: index, count: 0 };
      if (!known.roles.includes(assignee.role)) known.roles.push(assignee.role);
      known.count += 1;
      bodies.set(key, known);
    }
  });
  return [...bodies].map(([key, body]) => ({
    key: `b:${key}`, group: "charge", lane: body.lane, kind: null, date: null, label: body.name,
    sub: body.roles.map((role) => sayRole(role, lang)).join(", "), held: true, uncertain: false, mentions: body.count, from: [],
  }));
}

function partnersOf(collection: Collection, detail: DocumentDetail, lang: Lang): Item[] {
  return detail.partners.map((partner) => {
    return {
      key: `b:${partner.body ?? partner.name}`, group: "partner", lane: "abroad", kind: null, date: null,
      label: (lang === "en" && collection.bodyName(partner.body, lang)) || partner.name, sub: partner.kind ?? "", held: true, uncertain: false, mentions: 1, from: [],
    };
  });
}

/** All boxes of a scene, the document's own first. */
export function itemsOf(scene: Scene): readonly Item[] {
  return [...scene.cited, ...scene.citing, ...scene.charged, ...scene.reached];
}

/** Implementation among the cited works themselves: a provincial plan carries out a Central resolution. */
function tiesAmong(collection: Collection, id: string, cited: readonly Item[]): Tie[] {
  const keys = new Set(cited.map((item) => item.key));
  return cited.filter((item) => item.key.startsWith("w:")).flatMap((item) =>
    collection.cites(item.key.slice(2))
      .map((link) => ({ relation: link[2], to: `w:${collection.at(link[1]).id}` }))
      .filter(({ relation, to }) => relation !== "cites" && keys.has(to) && to !== `w:${id}`)
      .map(({ to }) => ({ from: item.key, to })));
}
