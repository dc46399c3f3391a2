/** What the page is given: the contract with `page_model.py`. Offsets are code points of a document's raw text. */

export type Lane =
  | "party-central" | "front-central" | "state-central"
  | "party-province" | "front-province" | "state-province"
  | "party-local" | "front-local" | "state-local"
  | "abroad" | "other";

export const LANES: readonly Lane[] = [
  "party-central", "front-central", "state-central",
  "party-province", "front-province", "state-province",
  "party-local", "front-local", "state-local",
  "abroad", "other",
];

export type Relation =
  | "based_on" | "implements" | "disseminates" | "guides" | "amends" | "replaces" | "repeals" | "cites";

export type Status = "resolved" | "ambiguous" | "unresolved";

/** `[start, end)` in code points of the raw text. */
export type Range = readonly [number, number];

export interface Label { readonly vi: string; readonly en: string }

export interface Work {
  /** Path of the work's identity behind `{base}/id/`. */
  readonly id: string;
  readonly symbol: string | null;
  readonly kind: string | null;
  readonly title: string | null;
  /** ISO, of day, month or year precision. */
  readonly date: string | null;
  /** What the date is the date of: a meeting's date stands in where the document prints none. */
  readonly date_of: "document" | "meeting" | null;
  readonly issuer: string | null;
  readonly lane: Lane;
  /** Whether its text is in the collection. */
  readonly held: boolean;
  /** How many documents of the whole collection cite it, how many works it cites. */
  readonly cited_by: number;
  readonly cites: number;
  /** Place in the overview, both in [0, 1]; computed beforehand. */
  readonly x?: number;
  readonly y?: number;
}

/** Index of the citing work, of the cited work, the relation, the number of mentions. */
export type Link = readonly [from: number, to: number, relation: Relation, mentions: number];

export interface Evidence {
  readonly at: Range;
  readonly rule: string | null;
  readonly confidence: number | null;
}

export interface Candidate {
  readonly work: string;
  readonly score: number;
  readonly rejected: string | null;
}

export interface Citation extends Evidence {
  /** Only where neither number nor name stands. */
  readonly quote: string | null;
  readonly kind: string | null;
  readonly number: string | null;
  readonly name: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly pinpoints: readonly string[];
  readonly relation: Relation;
  readonly sentence: Range | null;
  readonly section: string | null;
  readonly status: Status;
  readonly work: string | null;
  readonly step: string | null;
  readonly reason: string | null;
  readonly candidates: readonly Candidate[];
}

export interface Section {
  readonly id: string;
  readonly label: string;
  readonly depth: number;
  readonly at: Range;
  readonly heading_at: Range;
}

export interface Assignee extends Evidence {
  readonly name: string;
  /** `chủ trì`, `phối hợp`, `thực hiện`, `giám sát`, `đề nghị`. */
  readonly role: string;
  readonly body: string | null;
}

export interface Task extends Evidence {
  readonly section: string | null;
  readonly assignees: readonly Assignee[];
  readonly deadline: string | null;
  readonly targets: readonly string[];
}

export interface Recipient extends Evidence {
  readonly name: string;
  readonly purpose: string | null;
  readonly group: boolean;
  readonly body: string | null;
  /** Of a group: its members that are known; the group itself is never taken for them. */
  readonly members: readonly string[];
}

export interface BodyMention { readonly at: Range; readonly body: string }

export interface Body {
  readonly id: string;
  readonly name: string;
  /** Only where it differs. */
  readonly name_en: string | null;
  readonly lane: Lane;
}

export interface Person extends Evidence { readonly name: string; readonly posts: readonly string[] }

export interface Signatory extends Evidence {
  readonly name: string;
  readonly post: string | null;
  readonly on_behalf_of: string | null;
}

export interface Meeting extends Evidence {
  readonly name: string;
  readonly date: string | null;
  readonly place: string | null;
}

/** A campaign, movement, foreign partner, place or term: a name, what it is, and where it stands. */
export interface Named extends Evidence {
  readonly name: string;
  readonly kind: string | null;
  readonly body?: string | null;
}

/** A page of a paged file: where it and its printed lines begin in the text. */
export interface Page {
  readonly number: number;
  readonly start: number;
  readonly lines: readonly number[];
  /** How surely its letters were recognised; null where they were not recognised from a picture. */
  readonly confidence: number | null;
}

export interface DocumentDetail {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly text: string;
  /** False where `text` holds only what the graph keeps as evidence, each piece at its place. */
  readonly whole: boolean;
  /** None where the file is running text. */
  readonly pages: readonly Page[];
  readonly sections: readonly Section[];
  readonly citations: readonly Citation[];
  readonly bodies: readonly BodyMention[];
  readonly tasks: readonly Task[];
  readonly recipients: readonly Recipient[];
  readonly signatories: readonly Signatory[];
  readonly people: readonly Person[];
  readonly meeting: Meeting | null;
  readonly campaigns: readonly Named[];
  readonly partners: readonly Named[];
  readonly places: readonly Named[];
  readonly terms: readonly Named[];
}

/** How another document of the collection, whose whole text is not on this page, cites a work. */
export interface Mention {
  readonly citing: string;
  readonly work: string;
  readonly relation: Relation;
  readonly section: string | null;
  readonly sentence: string;
  /** Where the mention stands in `sentence`. */
  readonly at: Range;
}

export interface Overview {
  readonly lanes: readonly { readonly lane: Lane; readonly top: number; readonly bottom: number }[];
  readonly years: readonly { readonly year: number; readonly at: number }[];
}

/** A group of works that cite each other more than others (indexes of works), and what its documents rest on most. */
export interface Cluster {
  readonly members: readonly number[];
  readonly held: number;
  readonly rests_on: readonly number[];
}

/** A body (`b:` and its identity), person, place or campaign (`p:`, `l:`, `m:` and its folded name) of the documents here. */
export interface NameEntry {
  readonly id: string;
  /** Null for a body that `bodies` describes. */
  readonly name: string | null;
  readonly about: string | null;
  /** How often it is named, and the works (indexes) that do. */
  readonly times: number;
  readonly documents: readonly number[];
}

/** The documents of a page, by identity; getting one may open its piece. */
export type Documents = Pick<ReadonlyMap<string, DocumentDetail>, "get" | "has" | "keys">;

export interface PageData {
  readonly version: 1;
  readonly base: string;
  /** The document the page opens with; null opens with the overview. */
  readonly focus: string | null;
  /** Where the pages of other documents are (`{root}id/{id}`); null where all there is is on this page. */
  readonly root: string | null;
  /** Lanes and years of the overview, in the coordinates of the works' `x` and `y`; null without an overview. */
  readonly overview: Overview | null;
  readonly kinds: Readonly<Record<string, Label>>;
  readonly works: readonly Work[];
  readonly links: readonly Link[];
  readonly bodies: readonly Body[];
  readonly documents: Documents;
  readonly mentions: readonly Mention[];
  readonly names: readonly NameEntry[];
  readonly clusters: readonly Cluster[];
  /** How many held documents are here without their texts, because the page had no room for all. */
  readonly texts_out: number;
}
