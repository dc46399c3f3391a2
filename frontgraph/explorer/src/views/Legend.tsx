import type { JSX } from "preact";

import { CITATION_GROUPS, type Group } from "../collection";
import { useReader } from "../context";
import { LANES } from "../data";
import { yearOf } from "../dates";
import { itemsOf, type Item, type Scene } from "../picture/items";
import { LANE_WORDS, type Word } from "../words";

const WORD_OF: Readonly<Record<Group, Word>> = {
  basis: "groupBasis", implement: "groupImplement", guide: "groupGuide", change: "groupChange", mention: "groupMention",
  charge: "groupCharge", partner: "groupPartner", citing: "groupCiting",
};

export function groupWord(group: Group): Word {
  return WORD_OF[group];
}

/** The kinds of boxes in the picture, each a switch that hides or shows its kind; behind them the finer filter. */
export function Legend({ scene, growing }: { scene: Scene; growing: boolean }): JSX.Element {
  const { state, say } = useReader();
  const items = itemsOf(scene);
  const groups = ([...CITATION_GROUPS, "citing", "charge", "partner"] as const).filter((group) => items.some((item) => item.group === group));
  const toggle = useToggle();
  return (
    <div class="legend" role="group" aria-label={say("legend")}>
      {groups.map((group) => (
        <button type="button" key={group} class={`key g-${group}`} aria-pressed={!state.hidden.includes(group)} onClick={() => toggle(group)}>
          <span class="swatch" aria-hidden="true" />
          {say(groupWord(group))} <b>{items.filter((item) => item.group === group).length}</b>
        </button>
      ))}
      <Filter items={items} />
      <span class="hint">{say("pictureHelp")}{growing && ` ${say("growHelp")}`}</span>
    </div>
  );
}

function useToggle(): (what: string) => void {
  const { state, go } = useReader();
  return (what) => go({ hidden: state.hidden.includes(what) ? state.hidden.filter((each) => each !== what) : [...state.hidden, what] }, true);
}

/** By issuer's level, kind of document and period; and the way back to everything. */
function Filter({ items }: { items: readonly Item[] }): JSX.Element {
  const { collection, state, go, say, lang } = useReader();
  const lanes = LANES.filter((lane) => items.some((item) => item.lane === lane));
  const kinds = [...new Set(items.map((item) => item.kind))].filter((kind): kind is string => kind !== null).sort();
  const active = state.years !== null || state.hidden.some((each) => !(each in WORD_OF));
  return (
    <details class={`filter${active ? " active" : ""}`}>
      <summary class="key">{say("filterPicture")}</summary>
      <div class="filter-box">
        <Choices title={say("level")} choices={lanes.map((lane) => [lane, LANE_WORDS[lane][lang]])} />
        <Choices title={say("kind")} choices={kinds.map((kind) => [`kind:${kind}`, collection.kindLabel(kind, lang)])} />
        <Years items={items} />
        <p><button type="button" class="reset" onClick={() => go({ hidden: [], years: null, pinned: [], opened: [], grown: [] }, true)}>{say("showAll")}</button></p>
      </div>
    </details>
  );
}

function Choices({ title, choices }: { title: string; choices: readonly (readonly [string, string])[] }): JSX.Element {
  const { state } = useReader();
  const toggle = useToggle();
  return (
    <fieldset>
      <legend>{title}</legend>
      {choices.map(([what, label]) => (
        <label key={what}><input type="checkbox" checked={!state.hidden.includes(what)} onChange={() => toggle(what)} /> {label}</label>
      ))}
    </fieldset>
  );
}

function Years({ items }: { items: readonly Item[] }): JSX.Element | null {
  const { state, go, say } = useReader();
  const years = [...new Set(items.map((item) => yearOf(item.date)))].filter((year): year is number => year !== null).sort((a, b) => a - b);
  const [first, last] = [years[0], years[years.length - 1]];
  if (first === undefined || last === undefined || first === last) return null;
  const [from, to] = state.years ?? [first, last];
  const set = (a: number, b: number): void => go({ years: a === first && b === last ? null : [Math.min(a, b), Math.max(a, b)] }, true);
  const select = (label: string, value: number, onPick: (year: number) => void): JSX.Element => (
    <select aria-label={label} value={value} onChange={(event) => onPick(Number(event.currentTarget.value))}>
      {years.map((year) => <option key={year} value={year}>{year}</option>)}
    </select>
  );
  return (
    <fieldset>
      <legend>{say("years")}</legend>
      {select(say("fromYear"), from, (year) => set(year, to))} – {select(say("toYear"), to, (year) => set(from, year))}
    </fieldset>
  );
}
