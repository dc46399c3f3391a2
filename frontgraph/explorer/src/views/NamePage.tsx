import { useMemo } from "preact/hooks";
import type { JSX } from "preact";

import { sectionName } from "../collection";
import { useReader, type Reader } from "../context";
import { showDate } from "../dates";
import { findName, occurrencesOf, type Name, type Occurrence, type Part } from "../names";
import { CodePoints } from "../offsets";
import { AFRESH } from "../state";
import { LANE_WORDS, NAME_WORDS, sayRole, type Word } from "../words";
import { DataTable, type ColumnOf } from "./DataTable";

/** A body, person, place or campaign: every document here that charges, addresses or names it, with the words. */
export function NamePage({ id }: { id: string }): JSX.Element {
  const { collection, say, lang } = useReader();
  const name = useMemo(() => findName(collection, id), [collection, id]);
  if (!name) return <main id="main" tabIndex={-1}><h1>{say("notFound")}</h1><p class="empty">{say("namesHere")}</p></main>;
  const sort = [say(NAME_WORDS[name.sort]), name.lane ? LANE_WORDS[name.lane][lang] : name.about].filter(Boolean).join(", ");
  return (
    <main id="main" class="overview" tabIndex={-1}>
      <h1 lang="vi">{(lang === "en" && name.sort === "body" && name.about) || name.name}</h1>
      <p class="what">{say("nameWhat", { s: sort, n: name.times, m: name.documents.length })}</p>
      <p class="hint">{say("nameHelp")}</p>
      {name.sort === "body" && <BodyFileLink body={name.id.slice(2)} />}
      <Occurrences name={name} />
    </main>
  );
}

/** On a server, the way to all that its whole collection says of a body. */
export function BodyFileLink({ body }: { body: string }): JSX.Element | null {
  const { collection, lang, say } = useReader();
  const address = collection.bodyFile(body);
  return address === null ? null : <p class="actions"><a href={`${address}${lang === "en" ? "?lang=en" : ""}`}>{say("bodyFile")}</a></p>;
}

const PARTS: Readonly<Record<Exclude<Part, "charged">, Word>> = {
  recipient: "partRecipient", signed: "partSigned", partner: "partPartner", named: "partNamed",
};
/** What is charged stands before what is only named. */
const ORDER: readonly Part[] = ["charged", "signed", "partner", "recipient", "named"];

interface Row { readonly occurrence: Occurrence; readonly document: string; readonly part: string; readonly section: string; readonly words: string }

function Occurrences({ name }: { name: Name }): JSX.Element {
  const reader = useReader();
  const { collection, lang, say, href } = reader;
  const rows = useMemo(() => rowsOf(reader, name), [name, lang, collection]);
  const address = ({ document, key }: Occurrence): string =>
    collection.elsewhere(document) ?? href({ ...AFRESH, place: "document", id: document, selected: key });
  const columns = useMemo(() => {
    const all: ColumnOf<Row>[] = [
      { name: say("document"), value: (row) => row.document, view: (row) => <a href={address(row.occurrence)}>{row.document}</a> },
      { name: say("part"), value: (row) => row.part },
      { name: say("deadline"), value: (row) => row.occurrence.deadline ?? "", view: (row) => dated(row.occurrence.deadline) },
      { name: say("section"), value: (row) => row.section },
      { name: say("quote"), wide: true, value: (row) => row.words, view: (row) => <span lang="vi">{row.words}</span> },
    ];
    const optional = [say("deadline"), say("section")];
    return all.filter((column) => !optional.includes(column.name) || rows.some((row) => column.value(row) !== ""));
  }, [rows, lang, href]);
  const file = name.id.split("/").slice(-1)[0]?.replace(/\W+/g, "-") ?? "name";
  return <DataTable name={name.name} file={file} rows={rows} columns={columns} empty={say("namesHere")} />;
}

function rowsOf({ collection, lang, say }: Reader, name: Name): Row[] {
  const texts = new Map<string, CodePoints>();
  return occurrencesOf(collection, name).sort((a, b) => ORDER.indexOf(a.part) - ORDER.indexOf(b.part)).map((occurrence) => {
    const detail = collection.detail(occurrence.document);
    const work = collection.work(occurrence.document);
    const text = texts.get(occurrence.document) ?? new CodePoints(detail?.text ?? "");
    texts.set(occurrence.document, text);
    const task = occurrence.part === "charged" ? detail?.tasks[Number(occurrence.key.slice(2))] : undefined;
    return {
      occurrence, document: work ? collection.nameOf(work, lang) : occurrence.document,
      part: occurrence.part === "charged" ? sayRole(occurrence.role, lang) : say(PARTS[occurrence.part]),
      section: sectionName(detail, task?.section ?? null, lang), words: around(text, occurrence).replace(/\s+/g, " ").trim(),
    };
  });
}

function dated(deadline: string | null): string {
  return deadline && /^\d{4}(-\d\d)*$/.test(deadline) ? showDate(deadline) : (deadline ?? "");
}

/** The words of a charge; for a mere mention the line around it. */
function around(text: CodePoints, { part, at }: Occurrence): string {
  if (part === "charged") return text.range(at);
  const before = text.cut(Math.max(0, at[0] - 160), at[0]);
  const after = text.cut(at[1], Math.min(text.length, at[1] + 160));
  const lead = before.slice(before.lastIndexOf("\n") + 1);
  const tail = after.split("\n", 1)[0] ?? "";
  const cutLead = lead.length === before.length && at[0] > 160 ? `… ${lead.replace(/^\S*\s/, "")}` : lead;
  const cutTail = tail.length === after.length && at[1] + 160 < text.length ? `${tail.replace(/\s\S*$/, "")} …` : tail;
  return cutLead + text.range(at) + cutTail;
}
