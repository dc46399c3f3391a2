/** How words are put into boxes: measured, broken between words, and cut, where they must be, at the end of a word. */

export const FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif";

export interface Look { readonly size: number; readonly bold?: boolean }
/** The words of a box: its label in lines of one size, and what stands below it. */
export interface BoxWords { readonly lines: readonly string[]; readonly size: number; readonly sub: string }

const LABEL: Look = { size: 12.5, bold: true };
const TIGHT: Look = { size: 11.5, bold: true };
const SUB: Look = { size: 11 };

/** The label in one line, a little smaller where that is enough, else in two; then there is no room for more. */
export function boxWords(label: string, sub: string, width: number): BoxWords {
  for (const look of [LABEL, TIGHT]) {
    if (widthOf(label, look) <= width) return { lines: [label], size: look.size, sub: shortest(sub, width) };
  }
  return { lines: fit(label, width, 2, TIGHT), size: TIGHT.size, sub: "" };
}

/** The words of the document's own card: as many lines as it is high. */
export function focusWords(label: string, sub: string, card: { width: number; height: number }): BoxWords {
  const count = Math.max(1, Math.floor((card.height - 12 - (sub ? 16 : 0)) / (LABEL.size * 1.28)));
  return { lines: fit(label, card.width - 24, count, LABEL), size: LABEL.size, sub: shortest(sub, card.width - 24) };
}

/** Words in at most so many lines of a width; what does not go in ends in "…" behind a whole word. */
export function fit(words: string, width: number, count: number, look: Look): string[] {
  const parts = pieces(words).flatMap((piece) => split(piece, width, look));
  const lines: string[] = [];
  let line = "";
  for (const [index, part] of parts.entries()) {
    if (widthOf((line + part).trimEnd(), look) <= width) { line += part; continue; }
    if (lines.length === count - 1) return [...lines, cut(line, parts.slice(index).join(""), width, look)];
    lines.push(line.trimEnd());
    line = part;
  }
  return [...lines, line.trimEnd()].filter(Boolean);
}

/** Words up to a number of letters, cut behind a whole word. */
export function clip(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most).replace(/\s+\S*$/, "")} …`;
}

/** Places where words may be broken: behind spaces, and in numbers behind strokes. */
function pieces(words: string): string[] {
  return words.trim().replace(/\s+/g, " ").match(/[^\s/-]*(?:[/-]+|\s|$)\s?/g)?.filter(Boolean) ?? [];
}

/** A word wider than a line is the only one that is cut within. */
function split(piece: string, width: number, look: Look): string[] {
  if (widthOf(piece.trimEnd(), look) <= width) return [piece];
  const parts: string[] = [];
  let part = "";
  for (const letter of piece) {
    if (part && widthOf(part + letter, look) > width) { parts.push(part); part = ""; }
    part += letter;
  }
  return [...parts, part];
}

function cut(line: string, rest: string, width: number, look: Look): string {
  let kept = line.trimEnd();
  while (rest && kept && widthOf(`${kept}…`, look) > width) {
    const shorter = kept.replace(/[\s/-]*[^\s/-]*[\s/-]*$/, "");
    kept = shorter || [...kept].slice(0, -1).join("");
  }
  return `${kept}…`;
}

/** "Nghị quyết · 11/2023" goes without its first part where both have no room. */
function shortest(sub: string, width: number): string {
  if (!sub || widthOf(sub, SUB) <= width) return sub;
  const parts = sub.split(" · ");
  return parts.length > 1 ? shortest(parts.slice(1).join(" · "), width) : (fit(sub, width, 1, SUB)[0] ?? "");
}

let pen: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();

export function widthOf(words: string, { size, bold }: Look): number {
  const key = `${size}${bold ? "b" : ""} ${words}`;
  const width = known.get(key) ?? measured(words, size, bold);
  known.set(key, width);
  return width;
}

function measured(words: string, size: number, bold: boolean | undefined): number {
  if (typeof document === "undefined") return words.length * size * 0.56;
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return words.length * size * 0.56;
  pen.font = `${bold ? 600 : 400} ${size}px ${FONT}`;
  return pen.measureText(words).width;
}
