import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { JSX } from "preact";

import type { Collection } from "../collection";
import { reader, ReaderContext, useReader } from "../context";
import type { PageData } from "../data";
import type { Navigation } from "../navigation";
import { Search } from "../search";
import { AFRESH, type State } from "../state";
import { DocumentPage } from "./DocumentPage";
import { useCollection } from "./growing";
import { NamePage } from "./NamePage";
import { Overview } from "./Overview";
import { SearchBox } from "./SearchBox";
import { TwoDocuments } from "./TwoDocuments";

/** The whole page over one `PageData`; where it stands is read from and written to `navigation`. */
export function App({ data, navigation }: { data: PageData; navigation: Navigation }): JSX.Element {
  const [state, setState] = useState<State>(navigation.read());
  const { collection, failed } = useCollection(data, state.grown);
  const search = useMemo(() => new Search(collection), [collection]);
  useEffect(() => navigation.watch(setState), [navigation]);
  const shared = useMemo(() => {
    const go = (change: Partial<State>, replace = false): void => navigation.write({ ...state, ...change }, replace);
    return reader(collection, search, state, go, navigation.address);
  }, [collection, search, state, navigation]);
  useEffect(() => search.prepare(), [search]);
  const root = useRef<HTMLDivElement | null>(null);
  useEffect(() => navigation.announce(pageTitle(collection, state), state.lang), [collection, state, navigation]);
  usePlaceFocus(root, `${state.place} ${state.id ?? ""}`);
  return (
    <ReaderContext.Provider value={shared}>
      <div class="page" ref={root} lang={state.lang} onClick={(event) => navigation.follow(event)}
        onKeyDown={(event) => { if (event.key === "Escape" && state.selected && !event.defaultPrevented) shared.go({ selected: null }); }}>
        <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); root.current?.querySelector<HTMLElement>("#main")?.focus(); }}>{shared.say("skip")}</a>
        <TopBar navigation={navigation} />
        {failed && <p class="alert" role="alert">{shared.say("growFailed")}</p>}
        <Place state={state} />
      </div>
    </ReaderContext.Provider>
  );
}

function Place({ state }: { state: State }): JSX.Element {
  const { collection, say } = useReader();
  if (state.place === "overview") return <Overview />;
  if (state.place === "name") return <NamePage key={state.id} id={state.id ?? ""} />;
  if (state.place !== "document") return <TwoDocuments />;
  const work = collection.work(state.id);
  if (work) return <DocumentPage key={work.id} work={work} />;
  return <main id="main" tabIndex={-1}><h1>{say("notFound")}</h1><p class="empty">{say("notFoundWhat")}</p></main>;
}

function TopBar({ navigation }: { navigation: Navigation }): JSX.Element {
  const { collection, state, go, say, href, documentHref } = useReader();
  const [note, setNote] = useState("");
  const { root } = collection.data;
  const copy = async (): Promise<void> => {
    setNote((await navigation.copyLink()) ? say("copied") : say("copyFailed"));
    setTimeout(() => setNote(""), 4000);
  };
  return (
    <header class="top">
      <a class="brand" href={root ?? href({ ...AFRESH, place: "overview", id: null })}>
        <span aria-hidden="true" class="mark" />{say("overview")}
      </a>
      <SearchBox label={say("search")} detail={state.place === "document" ? collection.detail(state.id) : null} onChoose={(work) => navigation.open(documentHref(work.id))} />
      <div class="top-tools">
        <span role="status" class="note">{note}</span>
        {root && state.place === "overview" ? <a href={`${root}sparql-page${state.lang === "en" ? "?lang=en" : ""}`}>{say("ask")}</a> : null}
        <button type="button" onClick={() => void copy()}>{say("copyLink")}</button>
        <button type="button" class="icon" onClick={() => navigation.switchTheme()} aria-label={say("theme")} title={say("theme")}><span aria-hidden="true">◐</span></button>
        <button type="button" lang={state.lang === "vi" ? "en" : "vi"} onClick={() => go({ lang: state.lang === "vi" ? "en" : "vi" }, true)}>{say("language")}</button>
      </div>
    </header>
  );
}

function pageTitle(collection: Collection, state: State): string {
  const work = collection.work(state.id);
  return work && state.place === "document" ? collection.nameOf(work, state.lang) : "";
}

/** A new place starts at its top, with the keyboard at its heading; the first one is left as the browser opens it. */
function usePlaceFocus(root: { current: HTMLElement | null }, place: string): void {
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    const main = root.current?.querySelector<HTMLElement>("#main");
    main?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: "start" });
  }, [place]);
}
