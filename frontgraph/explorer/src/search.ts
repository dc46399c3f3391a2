import type { Collection } from "./collection";
import type { DocumentDetail, Range, Work } from "./data";
import { fold } from "./fold";
import { nameOf, type Name } from "./names";
import { CodePoints } from "./offsets";
import { Postings } from "./postings";
import { lineBreaks } from "./runs";

/** Milliseconds that building the index takes at a time, and leaves to the page in between; works and names in a step. */
const SLICE = 12;
const PAUSE = 20;
const STEP = 50;

/** Words that say only that a number follows. */
const IDLE = new Set(["so", "ngay"]);

interface Entry {
  readonly work: Work | null;
  readonly name: Name | null;
  readonly symbol: string;
  /** What it is called, folded: a body's, person's or place's name. */
  readonly title: string;
  /** What decides between equals: how often it is cited or named. */
  readonly weight: number;
}

/** A document, or a body, person, place or campaign. */
export interface Hit { readonly work: Work | null; readonly name: Name | null; readonly score: number }

/** A printed line in which words were found. */
export interface Passage { readonly at: Range; readonly words: string }

interface FoldedLine { readonly at: Range; readonly folded: string }
interface Index { readonly entries: readonly Entry[]; readonly texts: readonly string[]; readonly postings: Postings }

/** Finds works by number, kind, title or issuer, and bodies, people and places by name, in any spelling. The index is built at the first question. */
export class Search {
  readonly #making: Generator<undefined, Index>;
  #index: Index | null = null;

  constructor(collection: Collection) {
    this.#making = indexing(collection);
  }

  /** Builds the index a little at a time, so that neither the page nor the first question waits for it; returns how to stop. */
  prepare(): () => void {
    let timer = 0;
    const go = (): void => {
      const until = performance.now() + SLICE;
      while (!this.#index && performance.now() < until) this.#step();
      if (!this.#index) timer = window.setTimeout(go, PAUSE);
    };
    timer = window.setTimeout(go, PAUSE);
    return () => window.clearTimeout(timer);
  }

  #step(): void {
    const step = this.#making.next();
    if (step.done) this.#index = step.value;
  }

  #whole(): Index {
    while (!this.#index) this.#step();
    return this.#index;
  }

  /** The best matches first: the same number or name, then what begins so, then all words in any order. */
  find(query: string, limit = 12, only?: "works"): readonly Hit[] {
    const words = wordsOf(query);
    if (!words.length) return [];
    const { entries, texts, postings } = this.#whole();
    const points = new Uint16Array(entries.length);
    const matched = new Uint8Array(entries.length);
    words.slice(0, 200).forEach((word, at) => {
      // A number stands for itself alone, save the first, which may still be being typed.
      const exact = at > 0 && /^\d+$/.test(word);
      const best = new Uint8Array(entries.length);
      postings.each(word, exact, (entry, whole) => {
        if (matched[entry] === at) matched[entry] = at + 1;
        best[entry] = Math.max(best[entry] as number, whole ? 20 : 10);
      });
      for (let entry = 0; entry < points.length; entry++) points[entry] = (points[entry] as number) + (best[entry] as number);
    });
    const question = { words, phrase: words.join(" "), number: words.find((word) => /^\d+$/.test(word)) };
    const hits = new Best(limit);
    entries.forEach((entry, at) => {
      if (matched[at] !== Math.min(words.length, 200) || (only && !entry.work)) return;
      const score = rate(entry, texts[at] as string, question, points[at] as number);
      if (score > 0) hits.add({ work: entry.work, name: entry.name, score }, entry.weight);
    });
    return hits.all();
  }
}

/** The words of a question; "số" and "ngày" in front of a number say only that a number follows. */
function wordsOf(query: string): string[] {
  return fold(query).split(" ").filter((word, at, all) => word && !(IDLE.has(word) && /^\d/.test(all[at + 1] ?? "")));
}

/** The index, made in steps. */
function* indexing(collection: Collection): Generator<undefined, Index> {
  const [entries, texts, postings] = [[] as Entry[], [] as string[], new Postings()];
  const folded = new Map<string, string>();
  const add = (entry: Entry, words: string): void => {
    const text = ` ${words.replace(/ +/g, " ").trim()} `;
    postings.add(entries.length, text);
    entries.push(entry);
    texts.push(text);
  };
  /** Kinds and issuers come again and again. */
  const again = (words: string): string => {
    const known = folded.get(words) ?? fold(words);
    folded.set(words, known);
    return known;
  };
  const short = new Map<string, string>();
  const shortAgain = (words: string): string => {
    const known = short.get(words) ?? shortened(words);
    short.set(words, known);
    return known;
  };
  for (const [index, work] of collection.data.works.entries()) {
    const symbol = fold(work.symbol ?? "");
    const [kind, title, issuer] = [again(collection.kindLabel(work.kind, "vi")), fold(work.title ?? ""), again(work.issuer ?? "")];
    add({ work, name: null, symbol, title: "", weight: work.cited_by },
      `${kind} ${symbol} ${title} ${issuer} ${shortened(title)} ${shortAgain(issuer)} ${work.date?.slice(0, 4) ?? ""}`);
    if (index % STEP === 0) yield;
  }
  for (const [index, entry] of collection.data.names.entries()) {
    const name = nameOf(collection, entry);
    const title = fold(name.name);
    add({ work: null, name, symbol: "", title, weight: name.times }, `${title} ${again(name.about)} ${shortened(title)}`);
    if (index % STEP === 0) yield;
  }
  postings.close();
  return { entries, texts, postings };
}

interface Question { readonly words: readonly string[]; readonly phrase: string; readonly number: string | undefined }

function rate(entry: Entry, text: string, { words, phrase, number }: Question, points: number): number {
  if (entry.symbol) {
    if (entry.symbol === phrase) return 1000;
    if (sameNumber(entry.symbol, words)) return 900;
    if (entry.symbol.startsWith(phrase)) return 800;
  } else if (entry.title === phrase) return 850;
  if (number !== undefined && !text.includes(` ${number} `)) return 0;
  const whole = words.length === 1 || text.includes(` ${phrase}`) ? 200 : 0;
  const begins = entry.title.startsWith(phrase) ? 60 : 0;
  const numbered = number !== undefined && entry.symbol.split(" ", 1)[0] === number ? 100 : 0;
  return points + whole + begins + numbered + (entry.work?.held ? 5 : 0);
}

/** The best few of many, kept in order while they come; what is equal stands by weight, then as it came. */
class Best {
  readonly #limit: number;
  readonly #kept: { hit: Hit; weight: number }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(hit: Hit, weight: number): void {
    const last = this.#kept[this.#kept.length - 1];
    if (last && this.#kept.length === this.#limit && !before(hit, weight, last)) return;
    let place = this.#kept.length;
    while (place > 0 && before(hit, weight, this.#kept[place - 1] as { hit: Hit; weight: number })) place -= 1;
    this.#kept.splice(place, 0, { hit, weight });
    if (this.#kept.length > this.#limit) this.#kept.pop();
  }

  all(): readonly Hit[] {
    return this.#kept.map(({ hit }) => hit);
  }
}

function before(hit: Hit, weight: number, other: { hit: Hit; weight: number }): boolean {
  return hit.score !== other.hit.score ? hit.score > other.hit.score : weight > other.weight;
}

/** Finds words in one document's text, line by line; the text is folded once, at the first question. */
export class TextSearch {
  readonly #text: CodePoints;
  readonly #breaks: readonly number[];
  #lines: readonly FoldedLine[] | null = null;

  constructor(detail: DocumentDetail) {
    this.#text = new CodePoints(detail.text);
    this.#breaks = lineBreaks(detail.text);
  }

  /** The lines that hold the words one behind the other, in reading order, then those that hold all of them. */
  find(query: string, limit = 5): readonly Passage[] {
    const words = fold(query).split(" ").filter(Boolean);
    if (!words.length) return [];
    const phrase = ` ${words.join(" ")}`;
    const lines = this.#fold();
    const exact = lines.filter((line) => line.folded.includes(phrase));
    const all = exact.length >= limit ? [] : lines.filter((line) => !line.folded.includes(phrase) && words.every((word) => line.folded.includes(` ${word}`)));
    return [...exact, ...all].slice(0, limit).map(({ at }) => ({ at, words: this.#text.range(at).trim() }));
  }

  #fold(): readonly FoldedLine[] {
    let start = 0;
    this.#lines ??= [...this.#breaks, this.#text.length].map((end) => {
      const at: Range = [start, end];
      start = end + 1;
      return { at, folded: ` ${fold(this.#text.range(at))} ` };
    });
    return this.#lines;
  }
}

/** `22 ct tw` and `ct tw 22` name one number. */
function sameNumber(symbol: string, words: readonly string[]): boolean {
  const parts = symbol.split(" ");
  return parts.length === words.length && words.every((word) => parts.includes(word));
}

/** Names that people type in their first letters, the longest first. */
const SHORT: readonly (readonly [long: RegExp, short: string])[] = [
  [/\bmat tran to quoc( viet nam)?\b/g, "mttq"], [/\buy ban nhan dan\b/g, "ubnd"], [/\bhoi dong nhan dan\b/g, "hdnd"], [/\bban thuong vu\b/g, "btv"],
  [/\bban chap hanh\b/g, "bch"], [/\bban thuong truc\b/g, "btt"], [/\buy ban\b/g, "ub"], [/\btrung uong\b/g, "tw"],
];

/** The same words with the abbreviations that people type for long names; empty where there are none. */
function shortened(words: string): string {
  const short = SHORT.reduce((text, [long, letters]) => text.replace(long, letters), words);
  return short === words ? "" : short;
}
