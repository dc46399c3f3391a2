import { useMemo } from "preact/hooks";
import type { JSX } from "preact";

import { useReader } from "../context";
import type { Work } from "../data";
import { showDate } from "../dates";
import { LANE_WORDS } from "../words";
import { DataTable, type ColumnOf } from "./DataTable";
import { Dots } from "./Dots";

/** All documents at once: where each stands among issuers and years, and which are cited most. */
export function Overview(): JSX.Element {
  const { collection, say, state } = useReader();
  const { works, overview } = collection.data;
  const held = useMemo(() => works.filter((work) => work.held).length, [works]);
  const selected = collection.work(state.selected?.startsWith("w:") ? state.selected.slice(2) : null);
  return (
    <main id="main" class="overview" tabIndex={-1}>
      <h1>{say("overviewTitle")}</h1>
      <p class="what">{say("overviewSub", { n: held, m: works.length - held })}</p>
      {overview && works.length > 1 && (
        <>
          <p class="hint">{say("overviewHelp")}</p>
          <Dots overview={overview} selected={selected} />
        </>
      )}
      <WorksTable works={works} />
    </main>
  );
}

function WorksTable({ works }: { works: readonly Work[] }): JSX.Element {
  const { collection, lang, say, documentHref } = useReader();
  const rows = useMemo(() => [...works].sort((a, b) => b.cited_by - a.cited_by || Number(b.held) - Number(a.held) || (a.id < b.id ? -1 : 1)), [works]);
  const columns = useMemo((): ColumnOf<Work>[] => [
    { name: say("document"), value: (work) => collection.nameOf(work, lang), view: (work) => <a href={documentHref(work.id)}>{collection.nameOf(work, lang)}</a> },
    { name: say("title"), wide: true, value: (work) => (work.symbol ? (work.title ?? "") : "") },
    { name: say("date"), value: (work) => work.date ?? "", view: (work) => showDate(work.date) },
    { name: say("issuer"), value: (work) => work.issuer ?? LANE_WORDS[work.lane][lang] },
    { name: say("timesCited"), value: (work) => work.cited_by },
    { name: say("held"), value: (work) => say(work.held ? "yes" : "no") },
  ], [works, lang]);
  return (
    <>
      <h2>{say("mostCited")}</h2>
      <DataTable name={say("overviewTitle")} file="documents" rows={rows} columns={columns} empty={say("notFound")} />
    </>
  );
}
