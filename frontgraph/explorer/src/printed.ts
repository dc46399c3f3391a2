import type { Page } from "./data";

/** A place as a reader of the printed file finds it. */
export interface Printed { readonly page: number; readonly line: number }

/** Page and printed line of an offset; null where the file has no pages. */
export function printedPlace(pages: readonly Page[], offset: number): Printed | null {
  const page = pages.filter((each) => each.start <= offset).at(-1);
  if (!page) return null;
  return { page: page.number, line: Math.max(1, page.lines.filter((start) => start <= offset).length) };
}
