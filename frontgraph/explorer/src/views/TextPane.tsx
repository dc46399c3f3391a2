import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";

import { citationName, groupOf } from "../collection";
import { useReader } from "../context";
import type { DocumentDetail, Page, Range } from "../data";
import { CodePoints } from "../offsets";
import { pagesByLine, readBadly } from "../printed";
import { lineBreaks, linesOfText, type Line, type Run } from "../runs";
import type { Selection } from "../selection";

type Sort = "citations" | "bodies" | "tasks";

/** The document itself; every citation, body and task in it is marked and leads to its place in the picture. */
export function TextPane({ detail, selection }: { detail: DocumentDetail; selection: Selection | null }): JSX.Element {
  const { say, lang, state } = useReader();
  const [off, setOff] = useState<readonly Sort[]>([]);
  const pane = useRef<HTMLDivElement | null>(null);
  const text = useMemo(() => new CodePoints(detail.text), [detail]);
  const lines = useMemo(() => linesOfText(detail, text.length, lineBreaks(detail.text)), [detail, text]);
  const paragraphs = useMemo(() => paragraphsOf(lines, text), [lines, text]);
  const pages = useMemo(() => pagesByLine(detail.pages, paragraphs.flat().map((line) => line.at)), [detail, paragraphs]);
  const place = selection?.places[selection.current];
  useEffect(() => {
    if (place && pane.current) reveal(pane.current, place);
    if (place && state.view === "text") pane.current?.scrollIntoView({ block: "nearest" });
  }, [selection?.key, place?.[0], state.view]);
  const counts: Readonly<Record<Sort, number>> = {
    citations: detail.citations.length, bodies: detail.bodies.length, tasks: detail.tasks.length,
  };
  return (
    <section class="text" aria-label={say("text")}>
      <div class="marks" role="group" aria-label={say("marks")}>
        {(["citations", "bodies", "tasks"] as const).filter((sort) => counts[sort]).map((sort) => (
          <button type="button" key={sort} class={`key m-${sort}`} aria-pressed={!off.includes(sort)}
            onClick={() => setOff(off.includes(sort) ? off.filter((each) => each !== sort) : [...off, sort])}>
            {say(({ citations: "markCitations", bodies: "markBodies", tasks: "markTasks" } as const)[sort])} <b>{counts[sort]}</b>
          </button>
        ))}
      </div>
      {!detail.whole && <p class="hint">{say("excerpts")}</p>}
      <div class={`paper ${off.map((sort) => `no-${sort}`).join(" ")}`} ref={pane} lang="vi" tabIndex={0} role="region" aria-label={say("text")} data-lang={lang}>
        {paragraphs.map((paragraph) => <Paragraph key={paragraph[0]?.at[0]} lines={paragraph} pages={pages} detail={detail} text={text} selection={selection} />)}
      </div>
    </section>
  );
}

/** Lines that only the printer broke are read on: the next goes on in a small letter, and no sentence ended. */
function paragraphsOf(lines: readonly Line[], text: CodePoints): Line[][] {
  const paragraphs: Line[][] = [];
  let before = "";
  for (const line of lines) {
    const words = text.range(line.at).trim();
    if (!words) continue;
    const last = paragraphs[paragraphs.length - 1];
    const goesOn = last && line.heading === null && last[0]?.heading === null && /^\p{Ll}/u.test(words) && !/[.;:!?…”]$/.test(before);
    if (goesOn) last.push(line);
    else paragraphs.push([line]);
    before = words;
  }
  return paragraphs;
}

function Paragraph(props: { lines: readonly Line[]; pages: ReadonlyMap<number, Page>; detail: DocumentDetail; text: CodePoints; selection: Selection | null }): JSX.Element {
  const { lines, pages, ...rest } = props;
  const heading = lines[0]?.heading ?? null;
  const runs = lines.flatMap((line, index) => [
    index ? " " : "", <PageMark key={`page ${line.at[0]}`} page={pages.get(line.at[0])} />, ...line.runs.map((run) => <RunView key={run.at[0]} run={run} {...rest} />),
  ]);
  if (heading === null) return <p>{runs}</p>;
  return heading === 0 ? <h3 class="section">{runs}</h3> : <h4 class="section">{runs}</h4>;
}

/** Where a page of the printed file begins, and how surely it was read where it is a picture. */
function PageMark({ page }: { page: Page | undefined }): JSX.Element | null {
  const { say, lang } = useReader();
  if (!page) return null;
  const unsure = readBadly(page.confidence);
  const words = page.confidence === null ? say("pageMark", { p: page.number })
    : say("scannedPage", { p: page.number, c: `${Math.round(page.confidence * 100)} %` });
  return <span lang={lang} class={`page-mark${unsure ? " unsure" : ""}`}>{words}{unsure && `: ${say("readBadly")}`}</span>;
}

function RunView(props: { run: Run; detail: DocumentDetail; text: CodePoints; selection: Selection | null }): JSX.Element {
  const { run, detail, text, selection } = props;
  const { href, say, collection, lang } = useReader();
  const words = text.range(run.at);
  const task = run.task === null ? undefined : detail.tasks[run.task];
  // Nearly every sentence of a resolution asks for something: where it charges nobody, the number alone marks it.
  const inTask = task ? (task.assignees.length ? " task" : " task loose") : "";
  const lit = selection?.places.some((place) => covers(place, run.at)) ? " lit" : "";
  const sentence = selection && inSentence(selection, run.at) ? " sentence" : "";
  const look = `${inTask}${lit}${sentence}`;
  const skip = run.first ? {} : { tabIndex: -1 };
  const anchor = { "data-at": run.at[0] };
  const mark = run.begins && task && <a class={`task-mark${task.assignees.length ? "" : " loose"}`} href={href({ selected: `t:${run.task}` })}>{say("task")} {(run.task as number) + 1}</a>;
  if (run.citation !== null) {
    const citation = detail.citations[run.citation] as DocumentDetail["citations"][number];
    const unsure = citation.work ? "" : " uncertain";
    return (
      <>
        {mark}
        <a {...skip} {...anchor} class={`citation g-${groupOf(citation.relation)}${unsure}${look}`} href={href({ selected: `c:${run.citation}` })}
          title={citationName(citation)}>{words}</a>
      </>
    );
  }
  if (run.body !== null) {
    const body = detail.bodies[run.body] as DocumentDetail["bodies"][number];
    return <>{mark}<a {...skip} {...anchor} class={`body${look}`} href={href({ selected: `b:${body.body}` })} title={collection.bodyName(body.body, lang) ?? undefined}>{words}</a></>;
  }
  if (mark) return <span {...anchor} class={look.trim()}>{mark}{words}</span>;
  return <span {...anchor} class={look.trim() || undefined}>{words}</span>;
}

function covers(place: Range, at: Range): boolean {
  return place[0] < at[1] && at[0] < place[1];
}

function inSentence(selection: Selection, at: Range): boolean {
  const sentence = selection.citations[selection.current]?.sentence;
  return !!sentence && covers(sentence, at);
}

/** Scrolls the pane, and the pane alone, to a place of the text. */
function reveal(pane: HTMLElement, place: Range): void {
  let found: HTMLElement | null = null;
  for (const run of pane.querySelectorAll<HTMLElement>("[data-at]")) {
    if (Number(run.dataset.at) > place[0]) break;
    found = run;
  }
  if (!found) return;
  const offset = found.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTo({ top: pane.scrollTop + offset - pane.clientHeight / 3 });
}
