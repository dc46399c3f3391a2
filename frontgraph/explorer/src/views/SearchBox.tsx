import { useId, useMemo, useState } from "preact/hooks";
import type { JSX, TargetedKeyboardEvent } from "preact";

import { useReader, type Reader } from "../context";
import type { DocumentDetail, Work } from "../data";
import { showDate } from "../dates";
import { fold } from "../fold";
import type { Name } from "../names";
import { clip } from "../picture/fit";
import { TextSearch, type Passage } from "../search";
import { AFRESH } from "../state";
import { NAME_WORDS } from "../words";

interface Option {
  readonly key: string;
  /** What it is: a document, a body, a person, a place, a line of the open text. */
  readonly what: string;
  readonly label: string;
  readonly sub: string;
  readonly group: "work" | "name" | "text";
  choose(): void;
}

/** A field that finds works, unless `only` these also bodies, people and places, and passages of the document that is open, while one types; arrow keys and Enter choose. */
export function SearchBox({ label, onChoose, only, detail = null }: {
  label: string; onChoose: (work: Work) => void; only?: "works"; detail?: DocumentDetail | null;
}): JSX.Element {
  const reader = useReader();
  const { search, collection, say, go } = reader;
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useId();
  const inText = useMemo(() => (detail ? new TextSearch(detail) : null), [detail]);
  const options = useMemo((): readonly Option[] => [
    ...search.find(query, 12, only).flatMap(({ work, name }) =>
      (work ? [workOption(reader, work, () => onChoose(work))] : name ? [nameOption(reader, name)] : [])),
    ...(inText?.find(query) ?? []).map((passage) => textOption(say("inThisText"), passage, query, () => go({ selected: `x:${passage.at[0]}-${passage.at[1]}` }))),
  ], [search, inText, query, reader]);
  const beyond = collection.data.root && query.trim() ? `${collection.data.root}search?q=${encodeURIComponent(query.trim())}` : null;
  const shown = open && query.trim() !== "";
  const choose = (option: Option | undefined): void => {
    if (!option) return;
    setOpen(false);
    setQuery("");
    option.choose();
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setActive((active + (event.key === "ArrowDown" ? 1 : options.length - 1)) % Math.max(1, options.length));
    } else if (event.key === "Enter") {
      if (options.length) choose(options[active]);
      else if (beyond) location.assign(beyond);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <div class="search" onFocusOut={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false); }}>
      <input type="text" role="combobox" value={query} placeholder={say(only ? "searchHintWorks" : "searchHint")} aria-label={label} autocomplete="off" spellcheck={false}
        aria-expanded={shown} aria-controls={list} aria-autocomplete="list" aria-activedescendant={shown && options[active] ? `${list}-${active}` : undefined}
        onInput={(event) => { setQuery(event.currentTarget.value); setActive(0); setOpen(true); }} onFocus={() => setOpen(true)} onKeyDown={onKey} />
      {shown && (
        <div class="results">
          <p role="status" class={options.length ? "sr" : "none"}>{options.length ? say("searchFound", { n: options.length }) : say("searchNone", { q: query.trim() })}</p>
          <ul role="listbox" id={list} aria-label={label}>
            {options.map((option, index) => (
              <li key={option.key} id={`${list}-${index}`} role="option" aria-selected={index === active} class={option.group}
                onMouseDown={(event) => event.preventDefault()} onClick={() => choose(option)}>
                <span class="what">{option.what}</span>
                <span class="label">{option.label}</span>
                {option.sub && <span class="sub">{option.sub}</span>}
              </li>
            ))}
          </ul>
          {beyond && <a class="beyond" href={beyond}>{say("searchAll", { q: query.trim() })}</a>}
        </div>
      )}
    </div>
  );
}

function workOption({ collection, lang, say }: Reader, work: Work, choose: () => void): Option {
  const sub = [work.symbol && work.title ? clip(work.title, 90) : null, work.issuer, showDate(work.date), say(work.held ? "held" : "notHeld")].filter(Boolean).join(" · ");
  return { key: work.id, what: say("document"), label: collection.nameOf(work, lang), sub, group: "work", choose };
}

function nameOption({ collection, say, lang, go }: Reader, name: Name): Option {
  const { documents } = name;
  const only = documents.length === 1 ? collection.work(documents[0] as string) : null;
  const where = only ? say("namedInOne", { d: clip(collection.nameOf(only, lang), 70) }) : say("namedIn", { n: documents.length });
  const sub = [lang === "en" || name.sort !== "body" ? name.about : "", where].filter(Boolean).join(" · ");
  return { key: name.id, what: say(NAME_WORDS[name.sort]), label: name.name, sub, group: "name", choose: () => go({ ...AFRESH, place: "name", id: name.id }) };
}

const BEFORE = 40;
const AROUND = 150;

function textOption(what: string, passage: Passage, query: string, choose: () => void): Option {
  const words = passage.words.split(/\s+/);
  const first = fold(query).split(" ")[0] ?? "";
  const hit = words.findIndex((word) => fold(word).startsWith(first));
  const lead = words.slice(0, Math.max(0, hit)).join(" ");
  const start = lead.length > BEFORE ? lead.length - BEFORE : 0;
  const line = words.join(" ");
  const label = `${start ? "… " : ""}${line.slice(start, start + AROUND).trim()}${line.length > start + AROUND ? " …" : ""}`;
  return { key: `x:${passage.at[0]}`, what, label, sub: "", group: "text", choose };
}
