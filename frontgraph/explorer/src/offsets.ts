import type { Range } from "./data";

/** Cuts a text by code-point offsets; JavaScript itself counts UTF-16 units. */
export class CodePoints {
  readonly #text: string;
  /** UTF-16 offset of every code point, only where the two differ. */
  readonly #units: Uint32Array | null;

  constructor(text: string) {
    this.#text = text;
    this.#units = /[\ud800-\udbff]/.test(text) ? unitOffsets(text) : null;
  }

  get length(): number {
    return this.#units ? this.#units.length - 1 : this.#text.length;
  }

  cut(start: number, end: number): string {
    return this.#text.slice(this.#unit(start), this.#unit(end));
  }

  range([start, end]: Range): string {
    return this.cut(start, end);
  }

  #unit(offset: number): number {
    return this.#units ? (this.#units[offset] ?? this.#text.length) : offset;
  }
}

function unitOffsets(text: string): Uint32Array {
  const offsets: number[] = [];
  let unit = 0;
  for (const point of text) {
    offsets.push(unit);
    unit += point.length;
  }
  offsets.push(unit);
  return Uint32Array.from(offsets);
}
