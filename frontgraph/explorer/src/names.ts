import type { Collection } from "./collection";
import type { DocumentDetail, Lane, Range } from "./data";
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

/** A body, person, place or campaign with everything that the documents of this page say of it. */
export interface Name {
  /** `b:` a body's identity, `p:`, `l:`, `m:` a person's, place's or campaign's folded name. */
  readonly id: string;
  readonly sort: NameSort;
  readonly name: string;
  /** A body's English name, a person's posts, what sort of place or campaign. */
  readonly about: string;
  readonly lane: Lane | null;
  readonly occurrences: readonly Occurrence[];
}

interface Growing { id: string; sort: NameSort; name: string; about: string; lane: Lane | null; occurrences: Occurrence[] }

/** All names of a page; one pass over its documents. */
export function namesOf(collection: Collection): ReadonlyMap<string, Name> {
  const reading = readingNames(collection);
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}

/** The same, a document at a time. */
export function* readingNames(collection: Collection): Generator<undefined, ReadonlyMap<string, Name>> {
  const names = new Map<string, Growing>();
  const found = (id: string, sort: NameSort, name: string, about: string, lane: Lane | null): Growing => {
    const known = names.get(id) ?? { id, sort, name, about, lane, occurrences: [] };
    if (!known.about) known.about = about;
    names.set(id, known);
    return known;
  };
  const body = (id: string | null | undefined, printed: string): Growing => {
    const known = collection.body(id);
    return known ? found(`b:${known.id}`, "body", known.name, known.name_en ?? "", known.lane) : found(`b:${printed}`, "body", printed, "", null);
  };
  for (const detail of collection.data.documents) {
    readBodies(detail, body);
    readOthers(detail, found);
    yield;
  }
  return names;
}

function readBodies(detail: DocumentDetail, body: (id: string | null | undefined, printed: string) => Growing): void {
  const at = (part: Part, range: Range, key: string, more: Partial<Occurrence> = {}): Occurrence =>
    ({ document: detail.id, part, role: "", deadline: null, at: range, key, ...more });
  detail.tasks.forEach((task, index) => {
    for (const each of task.assignees) {
      body(each.body, each.name).occurrences.push(at("charged", task.at, `t:${index}`, { role: each.role, deadline: task.deadline }));
    }
  });
  for (const each of detail.recipients) body(each.body, each.name).occurrences.push(at("recipient", each.at, `x:${each.at[0]}-${each.at[1]}`));
  for (const each of detail.partners) body(each.body, each.name).occurrences.push(at("partner", each.at, `x:${each.at[0]}-${each.at[1]}`));
  for (const each of detail.bodies) body(each.body, each.body).occurrences.push(at("named", each.at, `x:${each.at[0]}-${each.at[1]}`));
}

function readOthers(detail: DocumentDetail, found: (id: string, sort: NameSort, name: string, about: string, lane: Lane | null) => Growing): void {
  const add = (mark: string, sort: NameSort, part: Part, each: { readonly at: Range; readonly name: string }, about: string): void => {
    if (!each.name) return;
    found(`${mark}:${fold(each.name)}`, sort, each.name, about, null).occurrences
      .push({ document: detail.id, part, role: "", deadline: null, at: each.at, key: `x:${each.at[0]}-${each.at[1]}` });
  };
  for (const each of detail.signatories) add("p", "person", "signed", each, each.post ?? "");
  for (const each of detail.people) add("p", "person", "named", each, each.posts.join(", "));
  for (const each of detail.places) add("l", "place", "named", each, each.kind ?? "");
  for (const each of detail.campaigns) add("m", "campaign", "named", each, each.kind ?? "");
}
