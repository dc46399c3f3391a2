import { useMemo } from "preact/hooks";
import type { JSX } from "preact";

import { branchesOf, type Branch } from "../chain";
import { groupOf } from "../collection";
import { useReader } from "../context";
import { LANES, type Work } from "../data";
import { showDate } from "../dates";
import { LANE_WORDS, RELATION_WORDS } from "../words";

/** Who stands above and below a document in the chain of command. */
export function Chain({ work }: { work: Work }): JSX.Element {
  const { collection, say, lang } = useReader();
  const above = useMemo(() => branchesOf(collection, work.id, "up"), [collection, work]);
  const below = useMemo(() => branchesOf(collection, work.id, "down"), [collection, work]);
  if (!above.length && !below.length) return <p class="empty">{say("emptyChain")}</p>;
  return (
    <section class="chain" aria-label={say("viewChain")}>
      <p class="here"><b>{collection.nameOf(work, lang)}</b></p>
      {above.length > 0 && <><h3>{say("chainAbove")}</h3><Branches branches={above} /></>}
      {below.length > 0 && <><h3>{say("chainBelow")}</h3><Branches branches={below} /></>}
    </section>
  );
}

function Branches({ branches }: { branches: readonly Branch[] }): JSX.Element {
  const { collection, lang, href, documentHref, say } = useReader();
  const order = [...branches].sort((a, b) => b.branches.length - a.branches.length || LANES.indexOf(a.work.lane) - LANES.indexOf(b.work.lane));
  return (
    <ul class="tree">
      {order.map(({ work, relation, branches: inner }) => (
        <li key={work.id}>
          <span class={`relation g-${groupOf(relation)}`}><span class="swatch" aria-hidden="true" />{RELATION_WORDS[relation][lang]}</span>
          <a href={href({ selected: `w:${work.id}` })}>{collection.nameOf(work, lang)}</a>
          <span class="quiet">{[work.symbol ? work.title : null, showDate(work.date), LANE_WORDS[work.lane][lang]].filter(Boolean).join(" · ")}</span>
          {work.held && <a class="open" href={documentHref(work.id)}>{say("openDocument")}</a>}
          {inner.length > 0 && <Branches branches={inner} />}
        </li>
      ))}
    </ul>
  );
}
