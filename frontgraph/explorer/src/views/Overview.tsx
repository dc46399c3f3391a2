import { useMemo } from "preact/hooks";
import type { JSX } from "preact";

import { useReader } from "../context";
import type { Work } from "../data";
import { showDate } from "../dates";
import { groupsOf, type Group } from "../groups";
import { LANE_WORDS, type Word } from "../words";
import { DataTable, type ColumnOf } from "./DataTable";
import { Dots } from "./Dots";

/** All documents at once: where each stands among issuers and years, in which groups, and which are cited most. */
export function Overview(): JSX.Element {
  const { collection, say, state, lang } = useReader();
  const { works, overview, texts_out: out } = collection.data;
  const held = useMemo(() => works.filter((work) => work.held).length, [works]);
  const groups = useMemo(() => groupsOf(collection, lang), [collection, lang]);
  const selected = collection.work(state.selected?.startsWith("w:") ? state.selected.slice(2) : null);
  const group = groups.find((each) => each.key === state.selected) ?? null;
  return (
    <main id="main" class="overview" tabIndex={-1}>
      <header class="overview-head">
        <div>
          <h1>{say("overviewTitle")}</h1>
          <p class="what">{say("overviewSub")}</p>
        </div>
        <Counts held={held} mentioned={works.length - held} groups={groups.length} />
      </header>
      {out > 0 && <p class="alert">{say("textsOut", { n: held - out, m: held })}</p>}
      {overview && works.length > 1 && (
        <div class={groups.length ? "with-groups" : ""}>
          <section class="map">
            <p class="hint">{say("overviewHelp")}</p>
            {groups.length > 0 && <Arrangement />}
            <Dots overview={overview} selected={selected} groups={groups} group={group} />
          </section>
          {groups.length > 0 && <GroupList groups={groups} />}
        </div>
      )}
      <WorksTable works={works} groups={groups} group={group} />
    </main>
  );
}

/** What the collection holds, in four numbers at most. */
function Counts({ held, mentioned, groups }: { held: number; mentioned: number; groups: number }): JSX.Element {
  const { collection, say, lang } = useReader();
  const all: readonly (readonly [Word, number, Word])[] = [
    ["countHeld", held, "restsOnSub"], ["countMentioned", mentioned, "restsOnSub"],
    ["countNames", collection.data.names.length, "countNamesSub"], ["countGroups", groups, "countGroupsSub"],
  ];
  return (
    <ul class="figures" aria-label={say("figures")}>
      {all.filter(([, number]) => number > 0).map(([name, number, sub]) => (
        <li key={name}><p><span class="name">{say(name)}</span> <b>{number.toLocaleString(lang)}</b> <span class="sub">{say(sub)}</span></p></li>
      ))}
    </ul>
  );
}

/** By issuer and year, or in groups. */
function Arrangement(): JSX.Element {
  const { say, state, go } = useReader();
  return (
    <div class="choice" role="group" aria-label={say("arrange")}>
      {(["level", "group"] as const).map((way) => (
        <button type="button" key={way} aria-pressed={state.arranged === way} onClick={() => go({ arranged: way })}>{say(way === "level" ? "byLevel" : "byGroup")}</button>
      ))}
    </div>
  );
}

/** What the documents of a collection rest on together; choosing a group shows it alone. */
function GroupList({ groups }: { groups: readonly Group[] }): JSX.Element {
  const { say, state, href } = useReader();
  return (
    <section class="groups" aria-label={say("groups")}>
      <h2>{say("groups")}</h2>
      <p class="hint">{say("groupsHelp")}</p>
      <ul tabIndex={0}>
        {groups.map(({ key, name, about, cluster }) => (
          <li key={key}>
            <a href={href({ selected: state.selected === key ? null : key })} aria-current={state.selected === key ? "true" : undefined}>
              <span class="label">{name}</span>
              {about && <span class="sub about">{about}</span>}
              <span class="sub">{say("groupSize", { n: cluster.members.length, m: cluster.held })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function WorksTable({ works, groups, group }: { works: readonly Work[]; groups: readonly Group[]; group: Group | null }): JSX.Element {
  const { collection, lang, say, href, documentHref } = useReader();
  const groupOf = useMemo(() => new Map(groups.flatMap((each) => each.cluster.members.map((index) => [collection.at(index).id, each] as const))), [collection, groups]);
  const rows = useMemo(
    () => works.filter((work) => !group || groupOf.get(work.id) === group).sort((a, b) => b.cited_by - a.cited_by || Number(b.held) - Number(a.held) || (a.id < b.id ? -1 : 1)),
    [works, group, groupOf],
  );
  const columns = useMemo((): ColumnOf<Work>[] => [
    { name: say("document"), value: (work) => collection.nameOf(work, lang), view: (work) => <a href={documentHref(work.id)}>{collection.nameOf(work, lang)}</a> },
    { name: say("title"), wide: true, value: (work) => (work.symbol ? (work.title ?? "") : "") },
    { name: say("date"), value: (work) => work.date ?? "", view: (work) => showDate(work.date) },
    { name: say("issuer"), value: (work) => work.issuer ?? LANE_WORDS[work.lane][lang] },
    { name: say("timesCited"), value: (work) => work.cited_by },
    { name: say("held"), value: (work) => say(work.held ? "yes" : "no") },
    ...(groups.length && !group ? [{ name: say("groupColumn"), value: (work: Work) => groupOf.get(work.id)?.short ?? "" }] : []),
  ], [collection, groupOf, group, lang]);
  return (
    <>
      <h2>{group ? group.name : say("mostCited")}</h2>
      {group && <p class="actions"><a href={href({ selected: null })}>{say("allGroups")}</a></p>}
      <DataTable key={group?.key ?? ""} name={say("overviewTitle")} file={group ? "group" : "documents"} rows={rows} columns={columns} empty={say("notFound")} />
    </>
  );
}
