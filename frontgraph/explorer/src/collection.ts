import type { Body, Citation, DocumentDetail, Label, Link, PageData, Relation, Work } from "./data";
import type { Lang } from "./state";

/** What a relation means to a reader: the five kinds that the legend shows, and the two that are no citations. */
export type Group = "basis" | "implement" | "guide" | "change" | "mention" | "charge" | "partner" | "citing";

export const CITATION_GROUPS: readonly Group[] = ["basis", "implement", "guide", "change", "mention"];

const GROUP_OF: Readonly<Record<Relation, Group>> = {
  based_on: "basis", implements: "implement", disseminates: "implement", guides: "guide",
  amends: "change", replaces: "change", repeals: "change", cites: "mention",
};

export function groupOf(relation: Relation): Group {
  return GROUP_OF[relation];
}

/** The stronger of several relations speaks for all of them. */
export function strongest(relations: readonly Relation[]): Relation {
  const order: readonly Relation[] = ["repeals", "replaces", "amends", "based_on", "implements", "disseminates", "guides", "cites"];
  return order.find((relation) => relations.includes(relation)) ?? "cites";
}

/** The page's data with the ways through it: by identity, and along links in both directions. */
export class Collection {
  readonly data: PageData;
  readonly #works = new Map<string, number>();
  readonly #bodies = new Map<string, Body>();
  readonly #out: Link[][];
  readonly #in: Link[][];

  readonly #asked: ReadonlySet<string>;

  /** `asked` are the works around which all was brought in although they are not on this page. */
  constructor(data: PageData, asked: ReadonlySet<string> = new Set()) {
    this.data = data;
    this.#asked = asked;
    data.works.forEach((work, index) => this.#works.set(work.id, index));
    for (const body of data.bodies) this.#bodies.set(body.id, body);
    this.#out = data.works.map(() => []);
    this.#in = data.works.map(() => []);
    for (const link of data.links) {
      this.#out[link[0]]?.push(link);
      this.#in[link[1]]?.push(link);
    }
  }

  work(id: string | null): Work | null {
    const index = id === null ? undefined : this.#works.get(id);
    return index === undefined ? null : (this.data.works[index] ?? null);
  }

  at(index: number): Work {
    const work = this.data.works[index];
    if (!work) throw new RangeError(`no work ${index}`);
    return work;
  }

  /** The address of a work's own page where it is not on this one; null where it is. */
  elsewhere(id: string): string | null {
    return id === this.data.focus ? null : this.#served(id);
  }

  /** Where a server tells all that its collection says of a body; null in a file, and of a body that has no address. */
  bodyFile(id: string): string | null {
    return this.body(id) && !id.includes("://") ? this.#served(id) : null;
  }

  #served(id: string): string | null {
    const { root } = this.data;
    return root === null ? null : `${root}id/${id.split("/").map(encodeURIComponent).join("/")}`;
  }

  detail(id: string | null): DocumentDetail | null {
    return id === null ? null : (this.data.documents.get(id) ?? null);
  }

  body(id: string | null | undefined): Body | null {
    return id ? (this.#bodies.get(id) ?? null) : null;
  }

  bodyName(id: string | null | undefined, lang: Lang): string | null {
    const body = this.body(id);
    return body && ((lang === "en" && body.name_en) || body.name);
  }

  /** Whether all that can be known of a work's links is here. */
  knowsAllOf(id: string): boolean {
    return this.data.root === null || id === this.data.focus || this.#asked.has(id);
  }

  /** Links to what a work cites. */
  cites(id: string): readonly Link[] {
    return this.#out[this.#works.get(id) ?? -1] ?? [];
  }

  /** Links from what cites a work. */
  citedBy(id: string): readonly Link[] {
    return this.#in[this.#works.get(id) ?? -1] ?? [];
  }

  kindLabel(kind: string | null, lang: Lang): string {
    if (!kind) return "";
    const label: Label | undefined = this.data.kinds[kind];
    const words = label ? label[lang] : kind.replace(/-/g, " ");
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  /** What a work is called in a list: kind and number, or its name. */
  nameOf(work: Work, lang: Lang): string {
    const kind = this.kindLabel(work.kind, lang);
    if (work.symbol) return kind ? `${kind} ${work.symbol}` : work.symbol;
    return work.title ?? kind ?? work.id;
  }

  /** The shortest text that still tells a work from its neighbours. */
  shortName(work: Work, lang: Lang): string {
    return work.symbol ?? work.title ?? this.kindLabel(work.kind, lang);
  }
}

/** What a section is called: its printed number, or that it is the opening; empty for parts without a name. */
export function sectionName(detail: DocumentDetail | null, id: string | null, lang: Lang): string {
  if (!id) return "";
  if (id === "preamble") return lang === "vi" ? "phần mở đầu" : "the opening";
  const label = detail ? (detail.sections.find((section) => section.id === id)?.label ?? id) : id;
  return label && (lang === "vi" ? `mục ${label}` : `section ${label}`);
}

/** What a citation is called where no work could be told. */
export function citationName(citation: Citation): string {
  return citation.number ?? citation.name ?? citation.quote ?? "?";
}
