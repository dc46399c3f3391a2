import type { Page, Range } from "./data";

/** A place as a reader of the printed file finds it. */
export interface Printed { readonly page: number; readonly line: number; readonly confidence: number | null }

/** Below this a page that was read from a picture should be compared with its picture. */
const UNSURE = 0.8;

/** Page and printed line of an offset; null where the file has no pages. */
export function printedPlace(pages: readonly Page[], offset: number): Printed | null {
  const page = pages.filter((each) => each.start <= offset).at(-1);
  if (!page) return null;
  const line = Math.max(1, page.lines.filter((start) => start <= offset).length);
  return { page: page.number, line, confidence: page.confidence };
}

/** Whether a page was recognised so badly that its words should be compared with the picture. */
export function readBadly(confidence: number | null): boolean {
  return confidence !== null && confidence < UNSURE;
}

/** The pages by the offset of the first line that stands on each; a page without a line has no place. */
export function pagesByLine(pages: readonly Page[], lines: readonly Range[]): ReadonlyMap<number, Page> {
  const found = new Map<number, Page>();
  let next = 0;
  for (const page of pages) {
    while (next < lines.length && (lines[next] as Range)[1] <= page.start) next += 1;
    const line = lines[next];
    if (line) found.set(line[0], page);
  }
  return found;
}
