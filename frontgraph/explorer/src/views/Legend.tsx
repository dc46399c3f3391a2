import type { JSX } from "preact";

import { CITATION_GROUPS, type Group } from "../collection";
import { useReader } from "../context";
import type { Scene } from "../picture/items";
import type { Word } from "../words";

const WORD_OF: Readonly<Record<Group, Word>> = {
  basis: "groupBasis", implement: "groupImplement", guide: "groupGuide", change: "groupChange", mention: "groupMention",
  charge: "groupCharge", partner: "groupPartner", citing: "groupCiting",
};

export function groupWord(group: Group): Word {
  return WORD_OF[group];
}

/** The kinds of boxes in the picture, each a switch that hides or shows its kind. */
export function Legend({ scene }: { scene: Scene }): JSX.Element {
  const { state, go, say } = useReader();
  const items = [...scene.cited, ...scene.citing, ...scene.charged];
  const groups = ([...CITATION_GROUPS, "citing", "charge", "partner"] as const).filter((group) => items.some((item) => item.group === group));
  const toggle = (group: Group): void => {
    const hidden = state.hidden.includes(group) ? state.hidden.filter((each) => each !== group) : [...state.hidden, group];
    go({ hidden }, true);
  };
  return (
    <div class="legend" role="group" aria-label={say("legend")}>
      {groups.map((group) => (
        <button type="button" key={group} class={`key g-${group}`} aria-pressed={!state.hidden.includes(group)} onClick={() => toggle(group)}>
          <span class="swatch" aria-hidden="true" />
          {say(groupWord(group))} <b>{items.filter((item) => item.group === group).length}</b>
        </button>
      ))}
      <span class="hint">{say("pictureHelp")}</span>
    </div>
  );
}
