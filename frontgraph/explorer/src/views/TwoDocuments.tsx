import { useMemo } from "preact/hooks";
import type { ComponentChildren, JSX } from "preact";

import { pathBetween } from "../chain";
import { useReader } from "../context";
import { LANES, type Work } from "../data";
import { showDate } from "../dates";
import { listsSvg, waySvg } from "../picture/export_lists";
import { fileName } from "../save";
import { LinkStep } from "./LinkStep";
import { PictureFoot } from "./PictureFoot";
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
      {!first || !second ? <p class="empty">{say(compare ? "chooseTwo" : "choosePath")}</p>
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
    <>
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
      <PictureFoot name={`${fileName(first)}-${fileName(second)}`} draw={() => waySvg(collection, way, lang)} />
    </>
  );
}

type Named = ReadonlyMap<string, string>;
type View = (id: string, name: string) => ComponentChildren;

function Comparison({ first, second }: { first: Work; second: Work }): JSX.Element {
  const { collection, lang, say, documentHref } = useReader();
  const cited = (work: Work): Named => new Map(collection.cites(work.id).map((link) => collection.at(link[1]))
    .sort((a, b) => LANES.indexOf(a.lane) - LANES.indexOf(b.lane) || (a.id < b.id ? -1 : 1))
    .map((other) => [other.id, collection.nameOf(other, lang)]));
  const charged = (work: Work): Named => new Map((collection.detail(work.id)?.tasks ?? []).flatMap((task) =>
    task.assignees.map((each) => [each.body ?? each.name, collection.bodyName(each.body, lang) ?? each.name] as const)));
  const link: View = (id, name) => {
    const work = collection.work(id);
    return <><a href={documentHref(id)}>{name}</a> {work?.symbol && <span class="quiet">{work.title}</span>}</>;
  };
  const plain: View = (_, name) => name;
  const rows = [
    { words: ["inBoth", "onlyFirst", "onlySecond"] as const, items: shared(cited(first), cited(second)), view: link },
    { words: ["bodiesBoth", "bodiesFirst", "bodiesSecond"] as const, items: shared(charged(first), charged(second)), view: plain },
  ];
  const parts = rows.map(({ words, items, view }) => words.map((word, index) => ({ name: say(word), items: items[index] ?? [], view })));
  return (
    <>
      {parts.map((row) => (
        <div class="three" key={row[0]?.name}>
          {row.map(({ name, items, view }) => <Part key={name} name={name} items={items} view={view} />)}
        </div>
      ))}
      <PictureFoot name={`${fileName(first)}-${fileName(second)}`}
        draw={() => listsSvg(`${collection.nameOf(first, lang)} – ${collection.nameOf(second, lang)}`, parts.map((row) => row.map(({ name, items }) => ({ name, items: items.map(([, words]) => words) }))), say("nothing"))} />
    </>
  );
}

/** What is in both of two maps, only in the first, and only in the second. */
function shared(a: Named, b: Named): (readonly [string, string])[][] {
  return [[...a].filter(([id]) => b.has(id)), [...a].filter(([id]) => !b.has(id)), [...b].filter(([id]) => !a.has(id))];
}

function Part({ name, items, view }: { name: string; items: readonly (readonly [string, string])[]; view: View }): JSX.Element {
  const { say } = useReader();
  return (
    <section>
      <h2>{name} <span class="quiet">{items.length}</span></h2>
      {items.length ? <ul>{items.map(([id, words]) => <li key={id}>{view(id, words)}</li>)}</ul> : <p class="quiet">{say("nothing")}</p>}
    </section>
  );
}
