import { useMemo, useState } from "preact/hooks";
import type { JSX } from "preact";

import { chainOf, TIERS, tierOf, type Step, type Tier } from "../chain";
import { groupOf } from "../collection";
import { useReader } from "../context";
import type { Relation, Work } from "../data";
import { showDate } from "../dates";
import { chainSvg } from "../picture/export_lists";
import { fileName } from "../save";
import { LANE_WORDS, RELATION_WORDS, TIER_WORDS } from "../words";
import { PictureFoot } from "./PictureFoot";

const FIRST = 14;

/** The chain of command around a document, from the centre down: who stands on which level, and what carries out what. */
export function Chain({ work }: { work: Work }): JSX.Element {
  const { collection, lang, say } = useReader();
  const chain = useMemo(() => chainOf(collection, work.id), [collection, work]);
  if (chain.length < 2) return <p class="empty">{say("emptyChain")}</p>;
  const tiers = TIERS.map((tier) => ({ tier, steps: chain.filter((step) => tierOf(step.work.lane) === tier) })).filter(({ steps }) => steps.length);
  return (
    <section class="chain" aria-label={say("viewChain")}>
      <p class="hint">{say("chainHelp")}</p>
      {tiers.map(({ tier, steps }) => <Level key={tier} tier={tier} steps={steps} here={work.id} />)}
      <PictureFoot name={fileName(work, "chain")} draw={() => chainSvg(collection, work, tiers, lang)} />
    </section>
  );
}

function Level({ tier, steps, here }: { tier: Tier; steps: readonly Step[]; here: string }): JSX.Element {
  const { say } = useReader();
  const [all, setAll] = useState(false);
  const shown = all ? steps : steps.filter((step, index) => index < FIRST || step.work.id === here);
  return (
    <section class="tier">
      <h3>{say(TIER_WORDS[tier])}</h3>
      <ol>{shown.map((step) => <StepCard key={step.work.id} step={step} here={step.work.id === here} />)}</ol>
      {shown.length < steps.length && <button type="button" onClick={() => setAll(true)}>{say("more", { n: steps.length - shown.length })}</button>}
    </section>
  );
}

function StepCard({ step, here }: { step: Step; here: boolean }): JSX.Element {
  const { collection, lang, say, href, documentHref } = useReader();
  const { work } = step;
  return (
    <li class={here ? "here" : ""} aria-current={here ? "true" : undefined}>
      {here ? <b class="name">{collection.nameOf(work, lang)}</b> : <a class="name" href={href({ selected: `w:${work.id}` })}>{collection.nameOf(work, lang)}</a>}
      <span class="quiet"> {[here ? say("thisDocument") : "", showDate(work.date), LANE_WORDS[work.lane][lang].split(", ", 1)[0]].filter(Boolean).join(" · ")}</span>
      {work.held && !here && <a class="open" href={documentHref(work.id)}>{say("openDocument")}</a>}
      {work.symbol && work.title && <p class="about">{work.title}</p>}
      {byRelation(step).map(([relation, works]) => (
        <p key={relation} class={`above g-${groupOf(relation)}`}>
          <span class="swatch" aria-hidden="true" />{RELATION_WORDS[relation][lang]}{" "}
          {works.map((each, index) => <>{index > 0 && ", "}<a key={each.id} href={href({ selected: `w:${each.id}` })}>{collection.shortName(each, lang)}</a></>)}
        </p>
      ))}
    </li>
  );
}

function byRelation({ above }: Step): [Relation, Work[]][] {
  const relations = new Map<Relation, Work[]>();
  for (const { work, relation } of above) relations.set(relation, [...(relations.get(relation) ?? []), work]);
  return [...relations];
}
