import type { ComponentChildren, JSX } from "preact";

import { citationName, groupOf, sectionName } from "../collection";
import { useReader, type Reader } from "../context";
import type { Citation, DocumentDetail, Evidence, Mention, Task, Work } from "../data";
import { showDate } from "../dates";
import { CodePoints } from "../offsets";
import { printedPlace, readBadly } from "../printed";
import type { Selection } from "../selection";
import { beyond, grow } from "../picture/growth";
import { itemsOf, sceneOf } from "../picture/items";
import { LANE_WORDS, RELATION_WORDS, sayRole } from "../words";
import { useGrowth } from "./growing";
import { LinkStep } from "./LinkStep";
import { BodyFileLink } from "./NamePage";

/** What is selected: what it is, the sentence that speaks of it, and how that was read. */
export function Details({ detail, selection }: { detail: DocumentDetail | null; selection: Selection }): JSX.Element | null {
  const { say, go, href } = useReader();
  return (
    <section class="details" aria-live="polite">
      <button type="button" class="close" onClick={() => go({ selected: null })} aria-label={say("closeDetails")} title={say("closeDetails")}>×</button>
      {selection.citations[0] ? <CitedDetails detail={detail} selection={selection} citation={selection.citations[selection.current] as Citation} />
        : selection.work ? <WorkDetails work={selection.work} detail={detail} />
        : selection.tasks[0] ? <ChargeDetails detail={detail} selection={selection} />
        : <BodyDetails detail={detail} selection={selection} />}
      <BoxActions selection={selection} />
      {selection.places.length > 0 && <p class="actions to-text"><a href={href({ view: "text" })}>{say("showInText")}</a></p>}
    </section>
  );
}

function CitedDetails({ detail, selection, citation }: { detail: DocumentDetail | null; selection: Selection; citation: Citation }): JSX.Element {
  const { collection, lang, say } = useReader();
  const { work } = selection;
  const kind = collection.kindLabel(citation.kind ?? work?.kind ?? null, lang);
  const count = selection.citations.length;
  return (
    <>
      <p class={`eyebrow g-${groupOf(citation.relation)}`}><span class="swatch" aria-hidden="true" />{relationLine(citation, lang, say)}</p>
      <h2>{work?.symbol || citation.number ? `${kind} ${work?.symbol ?? citation.number}` : (work?.title ?? citationName(citation))}</h2>
      {(work?.symbol ? (work.title ?? citation.title) : citation.title) && <p class="about">{work?.symbol ? (work.title ?? citation.title) : citation.title}</p>}
      <p class="facts">{[citation.issuer ?? work?.issuer, showDate(citation.date ?? work?.date ?? null), work && (work.held ? say("held") : say("notHeld"))].filter(Boolean).join(" · ")}</p>
      {!work && <Unknown citation={citation} />}
      {detail && <Sentence detail={detail} citation={citation} />}
      {count > 1 && <Occurrences selection={selection} detail={detail} />}
      <WorkActions work={work} />
      <HowRead evidence={citation} detail={detail}>
        {citation.step && <Fact name={say("step")}>{citation.step}</Fact>}
        {citation.reason && <Fact name={say("reason")}>{citation.reason}</Fact>}
        {citation.pinpoints.length > 0 && <Fact name={say("provisions")}>{citation.pinpoints.join("; ")}</Fact>}
      </HowRead>
    </>
  );
}

/** Keep a box in sight, or take it out of the picture. */
function BoxActions({ selection }: { selection: Selection }): JSX.Element | null {
  const { collection, state, go, say, lang } = useReader();
  const change = useGrowth();
  const box = selection.boxes[0];
  const around = (key: string, id: string): number => {
    const scene = grow(collection, sceneOf(collection, state.id ?? "", lang), state.id ?? "", state.grown, lang);
    const here = itemsOf(scene).map((item) => item.key);
    return here.includes(key) ? beyond(collection, id, new Set([state.id ?? "", ...here.map((each) => each.slice(2))])) : 0;
  };
  if (state.view !== "picture" || !box) return null;
  const pinned = state.pinned.includes(box);
  const id = box.slice(2);
  const grown = state.grown.includes(id);
  const more = box.startsWith("w:") && !grown ? around(box, id) : 0;
  return (
    <p class="actions box-actions">
      {(grown || more > 0) && <button type="button" class="strong" onClick={() => change(id)}>{grown ? say("shrink") : say("grow", { n: more })}</button>}
      <button type="button" onClick={() => go({ pinned: pinned ? state.pinned.filter((each) => each !== box) : [...state.pinned, box] }, true)}>{say(pinned ? "unpin" : "pin")}</button>
      <button type="button" onClick={() => go({ hidden: [...state.hidden, box], selected: null })}>{say("hideBox")}</button>
    </p>
  );
}

function relationLine(citation: Citation, lang: Reader["lang"], say: Reader["say"]): string {
  const words = RELATION_WORDS[citation.relation][lang];
  return `${say("thisDocument")} ${words}`;
}

function Unknown({ citation }: { citation: Citation }): JSX.Element {
  const { collection, lang, say, documentHref } = useReader();
  const works = citation.candidates.map((each) => ({ each, work: collection.work(each.work) }));
  return (
    <div class="unknown">
      <p><b>{say(citation.status === "ambiguous" ? "ambiguous" : "unresolved")}</b>{citation.reason ? `: ${citation.reason}` : ""}</p>
      {works.length > 0 && (
        <>
          <p>{say("candidates")}:</p>
          <ul>{works.map(({ each, work }) => (
            <li key={each.work}>
              {work ? <a href={documentHref(work.id)}>{[collection.nameOf(work, lang), showDate(work.date), work.issuer ?? LANE_WORDS[work.lane][lang]].filter(Boolean).join(", ")}</a> : each.work}
              {" "}<span class="quiet">{percent(each.score)}{each.rejected ? ` · ${each.rejected}` : ""}</span>
            </li>
          ))}</ul>
        </>
      )}
    </div>
  );
}

/** The sentence around a citation with the citation's own words set off. */
function Sentence({ detail, citation }: { detail: DocumentDetail; citation: Citation }): JSX.Element {
  const { lang, say } = useReader();
  const text = new CodePoints(detail.text);
  const [start, end] = citation.sentence ?? citation.at;
  const where = [sectionName(detail, citation.section, lang), printedName(detail, citation, say), scanWarning(detail, citation, say)].filter(Boolean).join(" · ");
  return (
    <figure class="sentence-quote">
      <blockquote lang="vi">
        {text.cut(start, citation.at[0])}<mark>{text.range(citation.at)}</mark>{text.cut(citation.at[1], end)}
      </blockquote>
      {where && <figcaption>{where}</figcaption>}
    </figure>
  );
}

function Occurrences({ selection, detail }: { selection: Selection; detail: DocumentDetail | null }): JSX.Element {
  const { say, href, lang } = useReader();
  const indexes = selection.citations.map((citation) => detail?.citations.indexOf(citation) ?? -1);
  return (
    <p class="occurrences">
      {say("saysOf", { n: selection.citations.length })}:{" "}
      {indexes.map((index, n) => (
        <a key={index} href={href({ selected: `c:${index}` })} aria-current={n === selection.current ? "true" : undefined}
          title={sectionName(detail, (selection.citations[n] as Citation).section, lang)}>{n + 1}</a>
      ))}
    </p>
  );
}

function WorkActions({ work }: { work: Work | null }): JSX.Element | null {
  const { say, documentHref, state, href } = useReader();
  if (!work || work.id === state.id) return null;
  return (
    <p class="actions">
      <a class="primary" href={documentHref(work.id)}>{work.held ? say("openDocument") : `${say("citedBy")} ${work.cited_by} ${say("restsOnSub")}`}</a>
      {state.id && <a href={href({ place: "path", other: work.id, selected: null })}>{say("path")}</a>}
    </p>
  );
}

function WorkDetails({ work, detail }: { work: Work; detail: DocumentDetail | null }): JSX.Element {
  const { collection, lang, say, state } = useReader();
  const grown = state.grown.filter((id) => id !== work.id);
  const joined = [
    ...collection.cites(work.id).filter((link) => grown.includes(collection.at(link[1]).id)),
    ...collection.citedBy(work.id).filter((link) => grown.includes(collection.at(link[0]).id)),
  ];
  const mentions = collection.data.mentions.filter((each) => each.citing === work.id && each.work === detail?.id);
  const heldText = collection.detail(work.id);
  const citations = heldText?.citations.filter((each) => each.work === detail?.id) ?? [];
  return (
    <>
      <p class="eyebrow">{collection.kindLabel(work.kind, lang)}</p>
      <h2>{collection.nameOf(work, lang)}</h2>
      {work.symbol && work.title && <p class="about">{work.title}</p>}
      <p class="facts">{[work.issuer, showDate(work.date), work.held ? say("held") : say("notHeld")].filter(Boolean).join(" · ")}</p>
      {heldText && citations.map((citation) => <Sentence key={citation.at[0]} detail={heldText} citation={citation} />)}
      {!heldText && mentions.map((mention, index) => <MentionQuote key={index} mention={mention} />)}
      {joined.map((link) => <LinkStep key={link.join(" ")} link={link} />)}
      <WorkActions work={work} />
    </>
  );
}

export function MentionQuote({ mention }: { mention: Mention }): JSX.Element {
  const { lang } = useReader();
  const text = new CodePoints(mention.sentence);
  return (
    <figure class="sentence-quote">
      <blockquote lang="vi">{text.cut(0, mention.at[0])}<mark>{text.range(mention.at)}</mark>{text.cut(mention.at[1], text.length)}</blockquote>
      {mention.section && <figcaption>{sectionName(null, mention.section, lang)}</figcaption>}
    </figure>
  );
}

function ChargeDetails({ detail, selection }: { detail: DocumentDetail | null; selection: Selection }): JSX.Element {
  const { collection, lang, say, href } = useReader();
  const name = collection.bodyName(selection.body, lang) ?? selection.body;
  return (
    <>
      <p class="eyebrow g-charge"><span class="swatch" aria-hidden="true" />{say("groupCharge")}</p>
      <h2>{name ?? `${say("task")} ${(detail?.tasks.indexOf(selection.tasks[0] as Task) ?? 0) + 1}`}</h2>
      {detail && selection.tasks.map((task) => <TaskView key={task.at[0]} task={task} detail={detail} only={selection.body} />)}
      {selection.tasks.length > 0 && (
        <p class="actions"><a href={href({ view: "tasks" })}>{say("viewTasks")}</a></p>
      )}
      {selection.body && <BodyFileLink body={selection.body} />}
    </>
  );
}

function TaskView({ task, detail, only }: { task: Task; detail: DocumentDetail; only: string | null }): JSX.Element {
  const { lang, say, href } = useReader();
  const text = new CodePoints(detail.text);
  const number = detail.tasks.indexOf(task);
  const printed = [printedName(detail, task, say), scanWarning(detail, task, say)].filter(Boolean).join(" · ");
  const assignees = task.assignees.filter((each) => !only || (each.body ?? each.name) === only);
  return (
    <div class="task-view">
      <p class="facts">
        <a href={href({ selected: `t:${number}` })}>{say("task")} {number + 1}</a>
        {" · "}{assignees.map((each) => `${only ? "" : `${each.name}: `}${sayRole(each.role, lang)}`).join("; ") || say("noBody")}
        {task.deadline && <> · <b>{say("deadline")}: {/^\d/.test(task.deadline) ? showDate(task.deadline) : task.deadline}</b></>}
      </p>
      <figure class="sentence-quote">
        <blockquote lang="vi">{text.range(task.at)}</blockquote>
        {printed && <figcaption>{printed}</figcaption>}
      </figure>
      <HowRead evidence={task} detail={detail} />
    </div>
  );
}

function BodyDetails({ detail, selection }: { detail: DocumentDetail | null; selection: Selection }): JSX.Element {
  const { collection, lang, say } = useReader();
  const text = new CodePoints(detail?.text ?? "");
  return (
    <>
      <p class="eyebrow">{say("body")}</p>
      <h2>{collection.bodyName(selection.body, lang) ?? selection.body ?? say("quote")}</h2>
      {selection.places.slice(0, 8).map((place) => (
        <figure class="sentence-quote" key={place[0]}><blockquote lang="vi">{text.range(place)}</blockquote></figure>
      ))}
      {selection.body && <BodyFileLink body={selection.body} />}
    </>
  );
}

/** How the machine came to it, for those who want to check; closed at first. */
function HowRead({ evidence, detail, children }: { evidence: Evidence; detail: DocumentDetail | null; children?: ComponentChildren }): JSX.Element {
  const { say } = useReader();
  const scanned = printedPlace(detail?.pages ?? [], evidence.at[0])?.confidence ?? null;
  const place = [printedName(detail, evidence, say), say("offsetsValue", { a: evidence.at[0], b: evidence.at[1] })];
  return (
    <details class="how">
      <summary>{say("howRead")}</summary>
      <dl>
        <Fact name={say("offsets")}>{place.filter(Boolean).join(" · ")}</Fact>
        {evidence.confidence !== null && <Fact name={say("confidence")}>{percent(evidence.confidence)}</Fact>}
        {scanned !== null && <Fact name={say("readingConfidence")}>{`${percent(scanned)}${readBadly(scanned) ? ` · ${say("readBadly")}` : ""}`}</Fact>}
        {evidence.rule && <Fact name={say("rule")}>{evidence.rule}</Fact>}
        {children}
      </dl>
    </details>
  );
}

/** Where the words begin in the printed file; nothing where the file has no pages. */
function printedName(detail: DocumentDetail | null, evidence: Evidence, say: Reader["say"]): string | null {
  const place = printedPlace(detail?.pages ?? [], evidence.at[0]);
  return place && say("pageAndLine", { p: place.page, l: place.line });
}

/** A warning beside a quotation from a page that was recognised badly. */
function scanWarning(detail: DocumentDetail | null, evidence: Evidence, say: Reader["say"]): string | null {
  const place = printedPlace(detail?.pages ?? [], evidence.at[0]);
  return place && readBadly(place.confidence) ? say("readBadly") : null;
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return <><dt>{name}</dt><dd>{children}</dd></>;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
