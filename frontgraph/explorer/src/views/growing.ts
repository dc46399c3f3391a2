import { useEffect, useMemo, useState } from "preact/hooks";

import { Collection } from "../collection";
import { useReader } from "../context";
import type { PageData } from "../data";
import { merge } from "../merge";
import { readPageData } from "../unpack";

/** How the reader lets in what is around a work, or takes it out again. */
export function useGrowth(): (id: string) => void {
  const { state, go } = useReader();
  return (id) => go({ grown: state.grown.includes(id) ? state.grown.filter((each) => each !== id) : [...state.grown, id] });
}

/** The collection on this page; a served page asks its own server for what is around the works in `grown`. */
export function useCollection(data: PageData, grown: readonly string[]): { collection: Collection; failed: boolean } {
  const [more, setMore] = useState<ReadonlyMap<string, PageData>>(new Map());
  const [failed, setFailed] = useState(false);
  const first = useMemo(() => new Collection(data), [data]);
  const missing = grown.find((id) => !first.knowsAllOf(id) && !more.has(id));
  useEffect(() => {
    if (missing === undefined) return undefined;
    const stop = new AbortController();
    fetch(`${first.elsewhere(missing)}?format=json`, { signal: stop.signal })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
      .then((json) => { setMore((known) => new Map(known).set(missing, readPageData(json))); setFailed(false); })
      .catch(() => { if (!stop.signal.aborted) setFailed(true); });
    return () => stop.abort();
  }, [missing, first]);
  const collection = useMemo(
    () => (more.size ? new Collection([...more.values()].reduce(merge, data), new Set(more.keys())) : first),
    [data, first, more],
  );
  return { collection, failed };
}
