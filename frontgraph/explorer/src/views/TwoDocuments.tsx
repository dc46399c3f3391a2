import { useMemo } from "preact/hooks";
import type { ComponentChildren, JSX } from "preact";

import { pathBetween } from "../chain";
import { useReader } from "../context";
import { LANES, type Work } from "../data";
import { showDate } from "../dates";
import { LinkStep } from "./LinkStep";
import { SearchBox } from "./SearchBox";

/** Two documents: how one leads to the other, or what they share. */
export function TwoDocuments(): JSX.Element {
  const { collection, state, say, href } = useReader();
  const [first, second] = [collection.work(state.id), collection.work(state.other)];
  const compare = state.place === "compare";
  return (
    <main id="main" class="two" tabIndex={-1}>
      <h1>{say(compare ? "compareTitle" : "pathTitle")}</h1>
      <nav class="tabs" aria-label={say("views")}>
        <a href={href({ place: "path" })} aria-current={compare ? undefined : "page"}>{say("path")}</a>
        <a href={href({ place: "compare" })} aria-current={compare ? "page" : undefined}>{say("compare")}</a>
      </nav>
      <div class="pickers">
        <Picker label={say("first")} work={first} side="id" />
        <Picker label={say("second")} work={second} side="other" />
      </div>
      {!first || !second ? <p class="empty">{say("chooseTwo")}</p>
        : compare ? <Comparison first={first} second={second} /> : <Connection first={first} second={second} />}
    </main>
  );
}

function Picker({ label, work, side }: { label: string; work: Work | null; side: "id" | "other" }): JSX.Element {
  const { collection, lang, go, documentHref } = useReader();
  return (
    <section class="picker" aria-label={label}>
      <h2>{label}</h2>
      {work && <p class="chosen"><a href={documentHref(work.id)}>{collection.nameOf(work, lang)}</a> <span class="quiet">{work.symbol ? work.title : ""}</span></p>}
      <SearchBox label={label} only="works" onChoose={(chosen) => go({ [side]: chosen.id })} />
    </section>
  );
}

function Connection({ first, second }: { first: Work; second: Work }): JSX.Element {
  const { collection, lang, say, documentHref } = useReader();
  const way = useMemo(() => pathBetween(collection, first.id, second.id), [collection, first, second]);
  if (!way) return <p class="empty">{say("noPath")}</p>;
  return (
    <ol class="way">
      {way.map(({ work, link }) => (
        <li key={work.id}>
          {link && <LinkStep link={link} />}
          <a class="stop" href={documentHref(work.id)}>
            <span class="label">{collection.nameOf(work, lang)}</span>
            <span class="sub">{[work.symbol ? work.title : "", work.issuer, showDate(work.date)].filter(Boolean).join(" · ")}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}

function Comparison({ first, second }: { first: Work; second: Work }): JSX.Element {
  const { collection, lang, say, documentHref } = useReader();
  const cited = (work: Work): Map<string, string> => new Map(collection.cites(work.id).map((link) => collection.at(link[1]))
    .sort((a, b) => LANES.indexOf(a.lane) - LANES.indexOf(b.lane) || (a.id < b.id ? -1 : 1))
    .map((other) => [other.id, collection.nameOf(other, lang)]));
  const charged = (work: Work): Map<string, string> => new Map((collection.detail(work.id)?.tasks ?? []).flatMap((task) =>
    task.assignees.map((each) => [each.body ?? each.name, collection.bodyName(each.body, lang) ?? each.name] as const)));
  const link = (id: string, name: string): JSX.Element => {
    const work = collection.work(id);
    return <><a href={documentHref(id)}>{name}</a> {work?.symbol && <span class="quiet">{work.title}</span>}</>;
  };
  const plain = (_: string, name: string): ComponentChildren => name;
  return (
    <>
      <Three names={["inBoth", "onlyFirst", "onlySecond"].map((word) => say(word as "inBoth"))} a={cited(first)} b={cited(second)} view={link} />
      <Three names={["bodiesBoth", "bodiesFirst", "bodiesSecond"].map((word) => say(word as "inBoth"))} a={charged(first)} b={charged(second)} view={plain} />
    </>
  );
}

function Three({ names, a, b, view }: {
  names: readonly string[]; a: ReadonlyMap<string, string>; b: ReadonlyMap<string, string>; view: (id: string, name: string) => ComponentChildren;
}): JSX.Element {
  const { say } = useReader();
  const parts = [
    [...a].filter(([id]) => b.has(id)), [...a].filter(([id]) => !b.has(id)), [...b].filter(([id]) => !a.has(id)),
  ];
  return (
    <div class="three">
      {parts.map((part, index) => (
        <section key={names[index]}>
          <h2>{names[index]} <span class="quiet">{part.length}</span></h2>
          {part.length ? <ul>{part.map(([id, name]) => <li key={id}>{view(id, name)}</li>)}</ul> : <p class="quiet">{say("nothing")}</p>}
        </section>
      ))}
    </div>
  );
}
