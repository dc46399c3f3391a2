import type { Collection } from "./collection";
import type { DocumentDetail, Range, Work } from "./data";
import { fold } from "./fold";
import { CodePoints } from "./offsets";
import { lineBreaks } from "./runs";

/** Words that say only that a number follows. */
const IDLE = new Set(["so", "ngay"]);

interface Entry { readonly work: Work; readonly symbol: string; readonly words: string }

export interface Hit { readonly work: Work; readonly score: number }

/** A printed line in which words were found. */
export interface Passage { readonly at: Range; readonly words: string }

interface FoldedLine { readonly at: Range; readonly folded: string }

/** Finds works by number, kind, title or issuer in any spelling; one linear pass over folded words. */
export class Search {
  readonly #entries: readonly Entry[];

  constructor(collection: Collection) {
    this.#entries = collection.data.works.map((work) => {
      const symbol = fold(work.symbol ?? "");
      const kind = fold(collection.kindLabel(work.kind, "vi"));
      const issuer = fold(work.issuer ?? "");
      const title = fold(work.title ?? "");
      return { work, symbol, words: ` ${kind} ${symbol} ${title} ${issuer} ${shortened(`${title} ${issuer}`)} ${work.date?.slice(0, 4) ?? ""} ` };
    });
  }

  /** The best matches first: the same number, then a number that begins so, then all words in any order. */
  find(query: string, limit = 12): readonly Hit[] {
    const words = fold(query).split(" ").filter((word) => word && !IDLE.has(word));
    if (!words.length) return [];
    const symbol = words.join(" ");
    const hits: Hit[] = [];
    for (const entry of this.#entries) {
      const score = rate(entry, words, symbol);
      if (score > 0) hits.push({ work: entry.work, score });
    }
    hits.sort((a, b) => b.score - a.score || b.work.cited_by - a.work.cited_by || (a.work.id < b.work.id ? -1 : 1));
    return hits.slice(0, limit);
  }
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

function rate(entry: Entry, words: readonly string[], symbol: string): number {
  if (entry.symbol && entry.symbol === symbol) return 1000;
  if (entry.symbol && sameNumber(entry.symbol, words)) return 900;
  if (entry.symbol.startsWith(symbol)) return 800;
  let score = entry.words.includes(` ${symbol}`) ? 200 : 0;
  for (const word of words) {
    if (entry.words.includes(` ${word} `)) score += 20;
    else if (!/^\d+$/.test(word) && entry.words.includes(` ${word}`)) score += 10;
    else return 0;
  }
  if (entry.symbol.split(" ", 1)[0] === words.find((word) => /^\d+$/.test(word))) score += 100;
  return score + (entry.work.held ? 5 : 0);
}

/** `22 ct tw` and `ct tw 22` name one number. */
function sameNumber(symbol: string, words: readonly string[]): boolean {
  const parts = symbol.split(" ");
  return parts.length === words.length && words.every((word) => parts.includes(word));
}

/** The abbreviations that people type for long names. */
function shortened(words: string): string {
  return [
    ["mat tran to quoc", "mttq"], ["uy ban nhan dan", "ubnd"], ["hoi dong nhan dan", "hdnd"],
    ["ban thuong vu", "btv"], ["ban chap hanh", "bch"], ["ban thuong truc", "btt"], ["uy ban", "ub"], ["trung uong", "tw"],
  ].filter(([long]) => words.includes(long as string)).map(([, short]) => short).join(" ");
}
