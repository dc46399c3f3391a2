import { createContext } from "preact";
import { useContext } from "preact/hooks";

import type { Collection } from "./collection";
import type { Search } from "./search";
import { AFRESH, type Lang, type State } from "./state";
import { say, type Word } from "./words";

/** What every part of the page shares: the data, what is looked at, and how to look at something else. */
export interface Reader {
  readonly collection: Collection;
  readonly search: Search;
  readonly state: State;
  readonly lang: Lang;
  /** Looks at something else; `replace` leaves no step behind for the back button. */
  go(change: Partial<State>, replace?: boolean): void;
  /** The address of a state that differs from this one by `change`. */
  href(change: Partial<State>): string;
  /** The address of another document's page. */
  documentHref(id: string): string;
  say(word: Word, fill?: Readonly<Record<string, string | number>>): string;
}

export const ReaderContext = createContext<Reader | null>(null);

export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error("no reader around this part of the page");
  return reader;
}

export function reader(
  collection: Collection, search: Search, state: State, go: Reader["go"], address: (state: State) => string,
): Reader {
  const href = (change: Partial<State>): string => address({ ...state, ...change });
  return {
    collection, search, state, lang: state.lang, go, href,
    documentHref: (id) => collection.elsewhere(id) ?? href({ ...AFRESH, place: "document", id }),
    say: (word, fill) => say(word, state.lang, fill),
  };
}
