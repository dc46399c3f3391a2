import type { DocumentDetail, Range } from "./data";

/** A stretch of one line on which the same marks lie. */
export interface Run {
  readonly at: Range;
  readonly citation: number | null;
  readonly body: number | null;
  readonly task: number | null;
  /** Whether a task begins here. */
  readonly begins: boolean;
  /** Whether the mark begins here; what began on an earlier line is not offered twice to the keyboard. */
  readonly first: boolean;
}

/** A printed line: a heading of its section, or plain text. */
export interface Line {
  readonly at: Range;
  readonly heading: number | null;
  readonly section: string | null;
  readonly runs: readonly Run[];
}

interface Mark { readonly at: Range; readonly sort: "citation" | "body" | "task"; readonly index: number }

/** Splits a text into its printed lines and these into runs; empty lines are left out. One pass over text and marks. */
export function linesOfText(detail: DocumentDetail, length: number, breaks: readonly number[]): Line[] {
  const marks = marksOf(detail);
  const headings = new Set(detail.sections.filter(({ heading_at }) => heading_at[1] > heading_at[0]).map((section) => section.at[0]));
  const sections = [...detail.sections].sort((a, b) => a.at[0] - b.at[0]);
  const lines: Line[] = [];
  const active: Mark[] = [];
  let next = 0;
  let section = 0;
  let start = 0;
  for (const end of [...breaks, length]) {
    if (end > start) {
      while (next < marks.length && (marks[next] as Mark).at[0] < end) active.push(marks[next++] as Mark);
      const here = active.filter((mark) => mark.at[1] > start);
      active.splice(0, active.length, ...here);
      while (section < sections.length && (sections[section] as { at: Range }).at[0] < end) section += 1;
      const inside = sections[section - 1];
      const heading = inside && inside.at[0] >= start && headings.has(inside.at[0]) ? inside.depth : null;
      lines.push({ at: [start, end], heading, section: inside?.id ?? null, runs: runsOf(start, end, here) });
    }
    start = end + 1;
  }
  return lines;
}

function marksOf(detail: DocumentDetail): Mark[] {
  return [
    ...detail.citations.map((each, index): Mark => ({ at: each.at, sort: "citation", index })),
    ...detail.bodies.map((each, index): Mark => ({ at: each.at, sort: "body", index })),
    ...detail.tasks.map((each, index): Mark => ({ at: each.at, sort: "task", index })),
  ].filter((mark) => mark.at[0] < mark.at[1]).sort((a, b) => a.at[0] - b.at[0] || b.at[1] - a.at[1]);
}

function runsOf(start: number, end: number, marks: readonly Mark[]): Run[] {
  const cuts = new Set([start, end]);
  for (const { at } of marks) {
    if (at[0] > start) cuts.add(at[0]);
    if (at[1] < end) cuts.add(at[1]);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const runs: Run[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const at: Range = [edges[i] as number, edges[i + 1] as number];
    const over = marks.filter((mark) => mark.at[0] <= at[0] && at[1] <= mark.at[1]);
    const innermost = (sort: Mark["sort"]): Mark | undefined => over.filter((mark) => mark.sort === sort).at(-1);
    const [citation, body, task] = [innermost("citation"), innermost("body"), innermost("task")];
    runs.push({
      at, citation: citation?.index ?? null, body: body?.index ?? null, task: task?.index ?? null,
      begins: task?.at[0] === at[0], first: (citation ?? body ?? task)?.at[0] === at[0],
    });
  }
  return runs;
}

/** Offsets, in code points, of all line breaks of a text. */
export function lineBreaks(text: string): number[] {
  const breaks: number[] = [];
  let offset = 0;
  for (const point of text) {
    if (point === "\n") breaks.push(offset);
    offset += 1;
  }
  return breaks;
}
