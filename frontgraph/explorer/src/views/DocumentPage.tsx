import { useEffect, useMemo, useRef } from "preact/hooks";
import type { JSX } from "preact";

import { citationName, type Collection } from "../collection";
import { useReader, type Reader } from "../context";
import type { DocumentDetail, Mention, Work } from "../data";
import { showDate } from "../dates";
import { CodePoints } from "../offsets";
import { selectionOf, type Selection } from "../selection";
import type { View } from "../state";
import type { Word } from "../words";
import { Chain } from "./Chain";
import { Details, MentionQuote } from "./Details";
import { Names } from "./Names";
import { Picture } from "./Picture";
import { CitationsTable, CitedByTable, RecipientsTable, TasksTable, TimelineTable } from "./tables";
import { TextPane } from "./TextPane";

/** One document: what it is in a line, four figures, the picture or a table, and beside it the text. */
export function DocumentPage({ work }: { work: Work }): JSX.Element {
  const { collection, state } = useReader();
  const detail = collection.detail(work.id);
  const selection = useMemo(() => selectionOf(collection, detail, state.selected), [collection, detail, state.selected]);
  return (
    <main id="main" class="document" tabIndex={-1}>
      <Title work={work} detail={detail} />
      <Figures work={work} detail={detail} />
      <Views work={work} detail={detail} />
      <div class="columns" data-view={state.view}>
        <div class="left"><CurrentView work={work} detail={detail} selection={selection} /></div>
        <div class={`right${selection ? " with-details" : ""}`}>
          {selection && <Details key={selection.key} detail={detail} selection={selection} />}
          {detail ? <TextPane detail={detail} selection={selection} /> : <NoText work={work} />}
        </div>
      </div>
    </main>
  );
}

function Title({ work, detail }: { work: Work; detail: DocumentDetail | null }): JSX.Element {
  const reader = useReader();
  const { collection, lang } = reader;
  const heading = capital(work.title ?? collection.nameOf(work, lang));
  return (
    <header class="title">
      <p class="what">{whatItIs(reader, work, detail)}</p>
      <h1 class={heading.length > 150 ? "longest" : heading.length > 90 ? "long" : ""} lang="vi">{heading}</h1>
    </header>
  );
}

/** A title that others give a document begins in the middle of their sentence: "về lãnh đạo …". */
function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One line: kind and number, who issued it, when. */
function whatItIs({ collection, lang, say }: Reader, work: Work, detail: DocumentDetail | null): string {
  const name = work.symbol ? collection.nameOf(work, lang) : collection.kindLabel(work.kind, lang);
  const date = work.date ? say(work.date_of === "meeting" ? "meetingOn" : "datedOn", { d: showDate(work.date) }) : "";
  const missing = detail ? missingWord(!work.symbol, work.date_of !== "document") : null;
  return [work.issuer ? `${name} ${say("by")} ${work.issuer}` : name, date, missing ? say(missing) : ""].filter(Boolean).join(" · ");
}

/** What the document does not print of itself is said, never guessed. */
function missingWord(number: boolean, date: boolean): Word | null {
  if (number) return date ? "bothUnknown" : "numberUnknown";
  return date ? "dateUnknown" : null;
}

function Figures({ work, detail }: { work: Work; detail: DocumentDetail | null }): JSX.Element {
  const { collection, say } = useReader();
  const citing = new Set(collection.citedBy(work.id).map((link) => link[0])).size;
  const bodies = new Set(detail?.tasks.flatMap((task) => task.assignees.map((each) => each.body ?? each.name)));
  return (
    <ul class="figures" aria-label={say("figures")}>
      <Figure view="citations" name="restsOn" number={citedCount(collection, work, detail)} sub={say("restsOnSub")} />
      {detail && <Figure view="tasks" name="charges" number={bodies.size} sub={say("chargesSub", { n: detail.tasks.length })} />}
      {detail && <Figure view="recipients" name="recipients" number={detail.recipients.length} sub={say("recipientsSub")} />}
      <Figure view="cited-by" name="citedBy" number={Math.max(citing, work.cited_by)} sub={say("citedBySub")} />
    </ul>
  );
}

/** Works cited, those that could not be told included. */
function citedCount(collection: Collection, work: Work, detail: DocumentDetail | null): number {
  if (!detail) return new Set(collection.cites(work.id).map((link) => link[1])).size;
  const cited = detail.citations.map((each) => each.work ?? `?${citationName(each)}`);
  return new Set(cited.filter((each) => each !== work.id)).size;
}

function Figure({ view, name, number, sub }: { view: View; name: Word; number: number; sub: string }): JSX.Element {
  const { say, href, state } = useReader();
  return (
    <li>
      <a href={href({ view })} aria-current={state.view === view ? "true" : undefined}>
        <span class="name">{say(name)}</span> <b>{number}</b> <span class="sub">{sub}</span>
      </a>
    </li>
  );
}

const VIEW_WORDS: Readonly<Record<View, Word>> = {
  picture: "viewPicture", text: "text", chain: "viewChain", citations: "viewCitations", tasks: "viewTasks",
  recipients: "viewRecipients", timeline: "viewTimeline", "cited-by": "viewCitedBy", names: "viewNames",
};

function Views({ work, detail }: { work: Work; detail: DocumentDetail | null }): JSX.Element {
  const { say, href, state } = useReader();
  const views = (Object.keys(VIEW_WORDS) as View[]).filter((view) => detail || !["text", "citations", "tasks", "recipients", "names"].includes(view));
  const tabs = useRef<HTMLElement | null>(null);
  // On a phone the tabs scroll sideways: the chosen one is brought into sight, and nothing else moves.
  useEffect(() => {
    const [row, tab] = [tabs.current, tabs.current?.querySelector<HTMLElement>("[aria-current]")];
    if (row && tab) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [state.view]);
  return (
    <nav class="tabs" aria-label={say("views")} ref={tabs}>
      {views.map((view) => (
        <a key={view} class={`to-${view}`} href={href({ view })} aria-current={state.view === view ? "page" : undefined}>{say(VIEW_WORDS[view])}</a>
      ))}
      <a class="aside" href={href({ place: "compare", id: work.id, other: null, selected: null })}>{say("compare")}</a>
    </nav>
  );
}

function CurrentView({ work, detail, selection }: { work: Work; detail: DocumentDetail | null; selection: Selection | null }): JSX.Element {
  const { state } = useReader();
  if (state.view === "chain") return <Chain work={work} />;
  if (state.view === "timeline") return <TimelineTable work={work} detail={detail} />;
  if (state.view === "cited-by") return <CitedByTable work={work} />;
  if (detail && state.view === "citations") return <CitationsTable detail={detail} />;
  if (detail && state.view === "tasks") return <TasksTable detail={detail} />;
  if (detail && state.view === "recipients") return <RecipientsTable detail={detail} />;
  if (detail && state.view === "names") return <Names detail={detail} />;
  return <Picture work={work} selection={selection} />;
}

/** In place of a text that is not held: what others say of the document. */
function NoText({ work }: { work: Work }): JSX.Element {
  const { collection, lang, say, documentHref } = useReader();
  const quotes = useMemo(() => saidHere(collection, work), [collection, work]);
  const mentions = collection.data.mentions.filter((each) => each.work === work.id);
  return (
    <section class="no-text">
      {work.held ? <p class="empty">{say("textOut", { d: work.symbol ?? work.id })}</p>
        : <p class="empty">{say("noText")} {quotes.length + mentions.length > 0 ? say("noTextWhat") : ""}</p>}
      {[...quotes, ...mentions].map((mention, index) => {
        const from = collection.work(mention.citing);
        return (
          <article key={index}>
            {from && <h3><a href={documentHref(from.id)}>{collection.nameOf(from, lang)}</a></h3>}
            <MentionQuote mention={mention} />
          </article>
        );
      })}
    </section>
  );
}

/** The sentences in which documents whose texts are here speak of a work. */
function saidHere(collection: Collection, work: Work): Mention[] {
  const citing = new Set(collection.citedBy(work.id).map((link) => collection.at(link[0]).id));
  return [...citing].flatMap((id) => {
    const detail = collection.detail(id);
    const text = new CodePoints(detail?.text ?? "");
    return (detail?.citations ?? []).filter((each) => each.work === work.id).map((citation) => {
      const [start, end] = citation.sentence ?? citation.at;
      return {
        citing: id, work: work.id, relation: citation.relation, section: detail && sectionOf(detail, citation.section),
        sentence: text.cut(start, end), at: [citation.at[0] - start, citation.at[1] - start] as const,
      };
    });
  });
}

/** The printed number of a section; what has none keeps its identity. */
function sectionOf(detail: DocumentDetail, id: string | null): string | null {
  return detail.sections.find((section) => section.id === id && section.label)?.label ?? (id === "preamble" ? id : null);
}
