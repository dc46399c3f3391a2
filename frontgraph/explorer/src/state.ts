/** What the reader looks at, kept in the address behind `#`, so that a link shows the same and "back" goes back. */

export type Lang = "vi" | "en";
export type View = "picture" | "citations" | "tasks" | "recipients" | "timeline" | "cited-by" | "chain" | "names" | "text";
export const VIEWS: readonly View[] = ["picture", "chain", "citations", "tasks", "recipients", "timeline", "cited-by", "names", "text"];

export interface State {
  readonly place: "overview" | "document" | "path" | "compare" | "name";
  /** The document or name looked at; the first of two documents for a path or a comparison. */
  readonly id: string | null;
  readonly other: string | null;
  readonly view: View;
  /** What is selected: `w:<work>`, `b:<body>`, `c:<citation>`, `t:<task>`; in the overview also `g:<group>`. */
  readonly selected: string | null;
  /** What is hidden: relation groups, lanes, kinds (`kind:…`) and single boxes (`w:…`, `b:…`); and the years shown. */
  readonly hidden: readonly string[];
  readonly years: readonly [number, number] | null;
  readonly opened: readonly string[];
  /** Boxes that stay in sight where not all fit. */
  readonly pinned: readonly string[];
  /** Works in the picture whose own neighbours were let in, in the order in which they were. */
  readonly grown: readonly string[];
  /** Whether the overview puts documents by issuer and year, or in groups that rest on the same. */
  readonly arranged: "level" | "group";
  readonly query: string;
  readonly lang: Lang;
}

export const START: State = {
  place: "overview", id: null, other: null, view: "picture", selected: null,
  hidden: [], years: null, opened: [], pinned: [], grown: [], arranged: "level", query: "", lang: "vi",
};

/** What looking at another document leaves behind. */
export const AFRESH: Partial<State> = {
  other: null, view: "picture", selected: null, hidden: [], years: null, opened: [], pinned: [], grown: [], arranged: "level", query: "",
};

/** Where an address names what is looked at in its path. */
const PREFIXES: Readonly<Partial<Record<State["place"], string>>> = { document: "d/", name: "n/" };

/** The address of a state; what equals the start is left out. */
export function toHash(state: State): string {
  const prefix = PREFIXES[state.place];
  const path = prefix ? `${prefix}${encodePath(state.id ?? "")}` : state.place === "overview" ? "" : state.place;
  const words = new URLSearchParams();
  if (state.place === "path" || state.place === "compare") {
    if (state.id) words.set("from", state.id);
    if (state.other) words.set("to", state.other);
  }
  if (state.view !== "picture") words.set("view", state.view);
  if (state.selected) words.set("sel", state.selected);
  if (state.hidden.length) words.set("hide", state.hidden.join(" "));
  if (state.years) words.set("years", state.years.join("-"));
  if (state.opened.length) words.set("open", state.opened.join(" "));
  if (state.pinned.length) words.set("pin", state.pinned.join(" "));
  if (state.grown.length) words.set("grow", state.grown.join(" "));
  if (state.arranged !== "level") words.set("by", state.arranged);
  if (state.query) words.set("q", state.query);
  if (state.lang !== "vi") words.set("lang", state.lang);
  const tail = words.toString();
  return `#/${path}${tail ? `?${tail}` : ""}`;
}

/** The state that an address names; an address that means nothing is the start at `focus`. */
export function fromHash(hash: string, focus: string | null, lang: Lang = "vi"): State {
  const [path = "", tail = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const words = new URLSearchParams(tail);
  const years = /^(\d{1,4})-(\d{1,4})$/.exec(words.get("years") ?? "");
  const view = words.get("view") as View | null;
  const place = placeOf(path, hash, focus);
  return {
    place,
    id: PREFIXES[place] ? (path.startsWith(PREFIXES[place]) ? decodePath(path.slice(2)) : focus) : words.get("from"),
    other: words.get("to"),
    view: view && VIEWS.includes(view) ? view : "picture",
    selected: words.get("sel"),
    hidden: list(words.get("hide")),
    years: years ? [Number(years[1]), Number(years[2])] : null,
    opened: list(words.get("open")),
    pinned: list(words.get("pin")),
    grown: list(words.get("grow")),
    arranged: words.get("by") === "group" ? "group" : "level",
    query: words.get("q") ?? "",
    lang: words.get("lang") === "en" || (lang === "en" && words.get("lang") !== "vi") ? "en" : "vi",
  };
}

function placeOf(path: string, hash: string, focus: string | null): State["place"] {
  if (path.startsWith("d/") && path.length > 2) return "document";
  if (path.startsWith("n/") && path.length > 2) return "name";
  if (path === "path" || path === "compare") return path;
  return hash.startsWith("#/") || !focus ? "overview" : "document";
}

function list(words: string | null): string[] {
  return words ? words.split(" ").filter(Boolean) : [];
}

function encodePath(id: string): string {
  return id.split("/").map(encodeURIComponent).join("/");
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
