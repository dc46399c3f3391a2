import { useMemo } from "preact/hooks";
import type { JSX } from "preact";

import { citationName, type Collection } from "../collection";
import { useReader, type Reader } from "../context";
import type { Assignee, Citation, DocumentDetail, Recipient, Relation, Task, Work } from "../data";
import { showDate } from "../dates";
import { CodePoints } from "../offsets";
import { fileName } from "../save";
import { RELATION_WORDS, sayRole } from "../words";
import { DataTable, type ColumnOf } from "./DataTable";

function sectionLabel(detail: DocumentDetail, id: string | null): string {
  return id ? (detail.sections.find((section) => section.id === id)?.label ?? id) : "";
}

interface CitationRow { readonly citation: Citation; readonly index: number; readonly work: Work | null; readonly sentence: string }

export function CitationsTable({ detail }: { detail: DocumentDetail }): JSX.Element {
  const { collection, lang, say, href, documentHref } = useReader();
  const rows = useMemo(() => citationRows(collection, detail), [collection, detail]);
  const columns = useMemo(() => {
    const all: ColumnOf<CitationRow>[] = [
    { name: say("document"), value: ({ citation }) => citationName(citation),
      view: ({ citation, index }) => <a href={href({ selected: `c:${index}` })}>{citationName(citation)}</a> },
    { name: say("kind"), value: ({ citation }) => collection.kindLabel(citation.kind, lang) },
    { name: say("date"), value: ({ citation, work }) => citation.date ?? work?.date ?? "", view: ({ citation, work }) => showDate(citation.date ?? work?.date ?? null) },
    { name: say("issuer"), value: ({ citation, work }) => citation.issuer ?? work?.issuer ?? "" },
    { name: say("relation"), value: ({ citation }) => RELATION_WORDS[citation.relation][lang] },
    { name: say("section"), value: ({ citation }) => sectionLabel(detail, citation.section) },
    { name: say("provisions"), value: ({ citation }) => citation.pinpoints.join("; ") },
    { name: say("quote"), wide: true, value: ({ sentence }) => sentence, view: ({ sentence }) => <span lang="vi">{sentence}</span> },
    ];
    const optional = [say("provisions"), say("section")];
    return all.filter((column) => !optional.includes(column.name) || rows.some((row) => column.value(row) !== ""));
  }, [rows, lang, href, documentHref]);
  return <DataTable name={say("viewCitations")} file={fileName(detail, "citations")} rows={rows} columns={columns} empty={say("emptyCitations")} />;
}

function citationRows(collection: Collection, detail: DocumentDetail): CitationRow[] {
  const text = new CodePoints(detail.text);
  return detail.citations.map((citation, index) => ({
    citation, index, work: collection.work(citation.work), sentence: text.range(citation.sentence ?? citation.at).replace(/\s+/g, " ").trim(),
  }));
}

interface TaskRow { readonly task: Task; readonly index: number; readonly assignee: Assignee | null; readonly words: string }

export function TasksTable({ detail }: { detail: DocumentDetail }): JSX.Element {
  const { collection, lang, say, href } = useReader();
  const rows = useMemo(() => taskRows(detail), [detail]);
  const bodyName = ({ assignee }: TaskRow): string => bodyLabel(collection, assignee?.body, assignee?.name ?? "", lang);
  const columns = useMemo((): ColumnOf<TaskRow>[] => [
    { name: say("body"), value: bodyName,
      view: (row) => (row.assignee ? <a href={href({ selected: `b:${row.assignee.body ?? row.assignee.name}` })}>{bodyName(row)}</a> : <span class="quiet">{say("noBody")}</span>) },
    { name: say("role"), value: ({ assignee }) => (assignee ? sayRole(assignee.role, lang) : "") },
    { name: say("deadline"), value: ({ task }) => task.deadline ?? "", view: ({ task }) => (task.deadline ? deadline(task.deadline) : <span class="quiet">–</span>) },
    { name: say("section"), value: ({ task }) => sectionLabel(detail, task.section) },
    { name: say("words"), wide: true, value: ({ words }) => words, view: ({ words, index }) => <a class="plain" lang="vi" href={href({ selected: `t:${index}` })}>{words}</a> },
  ], [rows, lang, href]);
  return <DataTable name={say("viewTasks")} file={fileName(detail, "tasks")} rows={rows} columns={columns} empty={say("emptyTasks")} />;
}

/** One row for each body charged, in the order of the text; behind them what is asked without saying of whom. */
function taskRows(detail: DocumentDetail): TaskRow[] {
  const text = new CodePoints(detail.text);
  const rows = detail.tasks.flatMap((task, index): TaskRow[] => {
    const words = text.range(task.at).replace(/\s+/g, " ").trim();
    return task.assignees.length ? task.assignees.map((assignee) => ({ task, index, assignee, words })) : [{ task, index, assignee: null, words }];
  });
  return [...rows.filter((row) => row.assignee), ...rows.filter((row) => !row.assignee)];
}

function deadline(words: string): string {
  return /^\d{4}(-\d\d)*$/.test(words) ? showDate(words) : words;
}

function bodyLabel(collection: Collection, body: string | null | undefined, name: string, lang: Reader["lang"]): string {
  return name || (collection.bodyName(body, lang) ?? "");
}

export function RecipientsTable({ detail }: { detail: DocumentDetail }): JSX.Element {
  const { lang, say, href } = useReader();
  const charged = useMemo(() => new Set(detail.tasks.flatMap((task) => task.assignees.map((each) => each.body ?? each.name))), [detail]);
  const columns = useMemo(() => {
    const all: ColumnOf<Recipient>[] = [
    { name: say("viewRecipients"), value: ({ name }) => name, view: ({ name, at }) => <a href={href({ selected: `x:${at[0]}-${at[1]}` })}>{name}</a> },
    { name: say("purpose"), value: ({ purpose }) => purpose ?? "" },
    { name: say("groupRecipient"), value: ({ group, members }) => [say(group ? "yes" : "no"), ...members].join("; "), view: (row) => <Members of={row} /> },
    { name: say("alsoCharged"), value: ({ body, name }) => say(charged.has(body ?? name) ? "yes" : "no") },
    ];
    return all.filter((column) => column.name !== say("purpose") || detail.recipients.some((each) => each.purpose));
  }, [detail, lang, href]);
  return <DataTable name={say("viewRecipients")} file={fileName(detail, "recipients")} rows={detail.recipients} columns={columns} empty={say("emptyRecipients")} />;
}

/** A group stays a group; its members that are known stand beside it. */
function Members({ of: { group, members } }: { of: Recipient }): JSX.Element {
  const { say } = useReader();
  if (!members.length) return <>{say(group ? "yes" : "no")}</>;
  return <details><summary>{say("knownMembers", { n: members.length })}</summary><ul>{members.map((name) => <li key={name} lang="vi">{name}</li>)}</ul></details>;
}

interface EventRow { readonly date: string; readonly what: string; readonly name: string; readonly title: string; readonly selected: string | null }

export function TimelineTable({ work, detail }: { work: Work; detail: DocumentDetail | null }): JSX.Element {
  const { collection, lang, say, href } = useReader();
  const rows = useMemo(() => events(collection, work, detail, lang, say), [collection, work, detail, lang]);
  const columns = useMemo((): ColumnOf<EventRow>[] => [
    { name: say("date"), value: ({ date }) => date, view: ({ date }) => <time dateTime={date}>{showDate(date)}</time> },
    { name: say("what"), value: ({ what }) => what },
    { name: say("document"), wide: true, value: ({ name }) => name, view: ({ name, selected }) => (selected ? <a href={href({ selected })}>{name}</a> : <b>{name}</b>) },
    ...(rows.some(({ title }) => title) ? [{ name: say("title"), wide: true, value: ({ title }: EventRow) => title }] : []),
  ], [rows, lang, href]);
  return <DataTable name={say("viewTimeline")} file={fileName(work, "timeline")} rows={rows} columns={columns} empty={say("emptyCitations")} />;
}

function events(collection: Collection, work: Work, detail: DocumentDetail | null, lang: Reader["lang"], say: Reader["say"]): EventRow[] {
  const rows: EventRow[] = [];
  const issued = (each: Work): void => {
    if (each.date) rows.push({ date: each.date, what: each.date_of === "meeting" ? say("meeting") : say("issued"), name: collection.nameOf(each, lang), title: each.symbol ? (each.title ?? "") : "", selected: each === work ? null : `w:${each.id}` });
  };
  issued(work);
  for (const link of uniqueBy(collection.cites(work.id), (each) => each[1])) issued(collection.at(link[1]));
  for (const link of uniqueBy(collection.citedBy(work.id), (each) => each[0])) issued(collection.at(link[0]));
  const text = new CodePoints(detail?.text ?? "");
  detail?.tasks.forEach((task, index) => {
    if (task.deadline && /^\d{4}/.test(task.deadline)) {
      rows.push({ date: task.deadline, what: say("due"), name: task.assignees.map((each) => each.name).join("; ") || `${say("task")} ${index + 1}`, title: text.range(task.at).replace(/\s+/g, " ").trim(), selected: `t:${index}` });
    }
  });
  return rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function uniqueBy<T>(list: readonly T[], key: (each: T) => unknown): T[] {
  const seen = new Set<unknown>();
  return list.filter((each) => !seen.has(key(each)) && seen.add(key(each)));
}

interface CitingRow { readonly work: Work; readonly relation: Relation; readonly words: string }

export function CitedByTable({ work }: { work: Work }): JSX.Element {
  const { collection, lang, say, href } = useReader();
  const rows = useMemo(() => citingRows(collection, work), [collection, work]);
  const columns = useMemo((): ColumnOf<CitingRow>[] => [
    { name: say("document"), value: (row) => collection.nameOf(row.work, lang), view: (row) => <a href={href({ selected: `w:${row.work.id}` })}>{collection.nameOf(row.work, lang)}</a> },
    { name: say("title"), wide: true, value: (row) => row.work.title ?? "" },
    { name: say("date"), value: (row) => row.work.date ?? "", view: (row) => showDate(row.work.date) },
    { name: say("issuer"), value: (row) => row.work.issuer ?? "" },
    { name: say("relation"), value: (row) => RELATION_WORDS[row.relation][lang] },
    { name: say("quote"), wide: true, value: (row) => row.words, view: (row) => <span lang="vi">{row.words}</span> },
  ], [rows, lang, href]);
  return <DataTable name={say("viewCitedBy")} file={fileName(work, "cited-by")} rows={rows} columns={columns} empty={say("emptyCitedBy")} />;
}

function citingRows(collection: Collection, work: Work): CitingRow[] {
  return collection.citedBy(work.id).map((link) => {
    const from = collection.at(link[0]);
    const detail = collection.detail(from.id);
    const citation = detail?.citations.find((each) => each.work === work.id);
    const words = detail && citation ? new CodePoints(detail.text).range(citation.sentence ?? citation.at)
      : (collection.data.mentions.find((each) => each.citing === from.id && each.work === work.id)?.sentence ?? "");
    return { work: from, relation: link[2], words: words.replace(/\s+/g, " ").trim() };
  });
}
