import type { Collection } from "./collection";
import type { DocumentDetail, Lane, NameEntry, Range } from "./data";
import { fold } from "./fold";

export type NameSort = "body" | "person" | "place" | "campaign";
/** What a document does with a name; for a body charged, the role as printed. */
export type Part = "charged" | "recipient" | "signed" | "partner" | "named";

/** One place at which a document speaks of a body, person, place or campaign. */
export interface Occurrence {
  readonly document: string;
  readonly part: Part;
  readonly role: string;
  readonly deadline: string | null;
  readonly at: Range;
  /** What selecting it in the document selects. */
  readonly key: string;
}

/** A body, person, place or campaign, and the documents of this page that speak of it. */
export interface Name {
  /** `b:` a body's identity, `p:`, `l:`, `m:` a person's, place's or campaign's folded name. */
  readonly id: string;
  readonly sort: NameSort;
  readonly name: string;
  /** A body's English name, a person's posts, what sort of place or campaign. */
  readonly about: string;
  readonly lane: Lane | null;
  /** How often it is named. */
  readonly times: number;
  readonly documents: readonly string[];
}

const SORTS: Readonly<Record<string, NameSort>> = { "b:": "body", "p:": "person", "l:": "place", "m:": "campaign" };

/** The name as the page shows it. */
export function nameOf(collection: Collection, entry: NameEntry): Name {
  const body = entry.id.startsWith("b:") ? collection.body(entry.id.slice(2)) : null;
  return {
    id: entry.id, sort: SORTS[entry.id.slice(0, 2)] ?? "body", name: body?.name ?? entry.name ?? entry.id.slice(2),
    about: body?.name_en ?? entry.about ?? "", lane: body?.lane ?? null,
    times: entry.times, documents: entry.documents.map((index) => collection.at(index).id),
  };
}

/** The name with this identity, null where no document here speaks of it. */
export function findName(collection: Collection, id: string): Name | null {
  const entry = collection.data.names.find((each) => each.id === id);
  return entry ? nameOf(collection, entry) : null;
}

/** Every place at which the documents here speak of a name, document by document. */
export function occurrencesOf(collection: Collection, name: Name): Occurrence[] {
  return name.documents.flatMap((id) => {
    const detail = collection.detail(id);
    return detail ? [...(name.sort === "body" ? bodyPlaces(detail, collection) : otherPlaces(detail))].filter(([named]) => named === name.id).map(([, place]) => place) : [];
  });
}

type Place = readonly [name: string, occurrence: Occurrence];

function* bodyPlaces(detail: DocumentDetail, collection: Collection): Generator<Place> {
  const identity = (body: string | null | undefined, printed: string): string => `b:${body && collection.body(body) ? body : printed}`;
  for (const [index, task] of detail.tasks.entries()) {
    for (const each of task.assignees) {
      yield [identity(each.body, each.name), { ...place(detail, "charged", task.at), key: `t:${index}`, role: each.role, deadline: task.deadline }];
    }
  }
  for (const each of detail.recipients) yield [identity(each.body, each.name), place(detail, "recipient", each.at)];
  for (const each of detail.partners) yield [identity(each.body, each.name), place(detail, "partner", each.at)];
  for (const each of detail.bodies) yield [identity(each.body, each.body), place(detail, "named", each.at)];
}

function* otherPlaces(detail: DocumentDetail): Generator<Place> {
  for (const each of detail.signatories) yield [`p:${fold(each.name)}`, place(detail, "signed", each.at)];
  for (const each of detail.people) yield [`p:${fold(each.name)}`, place(detail, "named", each.at)];
  for (const each of detail.places) yield [`l:${fold(each.name)}`, place(detail, "named", each.at)];
  for (const each of detail.campaigns) yield [`m:${fold(each.name)}`, place(detail, "named", each.at)];
}

function place(detail: DocumentDetail, part: Part, at: Range): Occurrence {
  return { document: detail.id, part, role: "", deadline: null, at, key: `x:${at[0]}-${at[1]}` };
}
