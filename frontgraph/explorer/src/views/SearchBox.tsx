import { useId, useMemo, useState } from "preact/hooks";
import type { JSX, TargetedKeyboardEvent } from "preact";

import { useReader } from "../context";
import type { Work } from "../data";
import { showDate } from "../dates";

/** A field that finds works while one types; arrow keys and Enter choose. */
export function SearchBox({ label, onChoose, start = "" }: { label: string; onChoose: (work: Work) => void; start?: string }): JSX.Element {
  const { search, collection, lang, say } = useReader();
  const [query, setQuery] = useState(start);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useId();
  const hits = useMemo(() => search.find(query), [search, query]);
  const beyond = collection.data.root && query.trim() ? `${collection.data.root}search?q=${encodeURIComponent(query.trim())}` : null;
  const shown = open && query.trim() !== "";
  const choose = (work: Work | undefined): void => {
    if (!work) return;
    setOpen(false);
    setQuery("");
    onChoose(work);
  };
  const onKey = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setOpen(true);
      setActive((active + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % Math.max(1, hits.length));
    } else if (event.key === "Enter") {
      if (hits.length) choose(hits[active]?.work);
      else if (beyond) location.assign(beyond);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      setOpen(false);
    }
  };
  return (
    <div class="search" onFocusOut={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOpen(false); }}>
      <input type="text" role="combobox" value={query} placeholder={say("searchHint")} aria-label={label} autocomplete="off" spellcheck={false}
        aria-expanded={shown} aria-controls={list} aria-autocomplete="list" aria-activedescendant={shown && hits[active] ? `${list}-${active}` : undefined}
        onInput={(event) => { setQuery(event.currentTarget.value); setActive(0); setOpen(true); }} onFocus={() => setOpen(true)} onKeyDown={onKey} />
      {shown && (
        <div class="results">
          <p role="status" class={hits.length ? "sr" : "none"}>{hits.length ? say("searchFound", { n: hits.length }) : say("searchNone", { q: query.trim() })}</p>
          <ul role="listbox" id={list} aria-label={label}>
            {hits.map(({ work }, index) => (
              <li key={work.id} id={`${list}-${index}`} role="option" aria-selected={index === active}
                onMouseDown={(event) => event.preventDefault()} onClick={() => choose(work)}>
                <span class="label">{collection.nameOf(work, lang)}</span>
                <span class="sub">{[work.symbol ? work.title : null, work.issuer, showDate(work.date), say(work.held ? "held" : "notHeld")].filter(Boolean).join(" · ")}</span>
              </li>
            ))}
          </ul>
          {beyond && <a class="beyond" href={beyond}>{say("searchAll", { q: query.trim() })}</a>}
        </div>
      )}
    </div>
  );
}
