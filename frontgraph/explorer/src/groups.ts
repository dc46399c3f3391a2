import type { Collection } from "./collection";
import type { Cluster, Work } from "./data";
import type { Lang } from "./state";
import { say } from "./words";

/** A group of documents, as the overview names it. */
export interface Group {
  readonly key: string;
  readonly name: string;
  /** What stands for the group where there is no room for its name. */
  readonly short: string;
  readonly about: string;
  readonly cluster: Cluster;
}

/** Up to this length a title says more than a number. */
const SHORT = 24;

/** The groups of a collection by what their documents rest on; a group around one held document is called after that. */
export function groupsOf(collection: Collection, lang: Lang): readonly Group[] {
  return collection.data.clusters.map((cluster, index) => {
    const head = headOf(collection, cluster);
    const word = cluster.held === 1 ? "groupAround" : "groupRests";
    return {
      key: `g:${index}`, cluster, name: say(word, lang, { d: collection.nameOf(head, lang) }), short: head.title && head.title.length <= SHORT ? head.title : collection.shortName(head, lang),
      about: head.symbol ? (head.title ?? "") : "",
    };
  });
}

function headOf(collection: Collection, cluster: Cluster): Work {
  const members = cluster.members.map((index) => collection.at(index));
  const first = cluster.rests_on[0] ?? cluster.members[0] ?? 0;
  return (cluster.held === 1 && members.find((work) => work.held)) || collection.at(first);
}
