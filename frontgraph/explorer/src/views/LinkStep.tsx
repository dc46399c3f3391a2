import type { JSX } from "preact";

import { groupOf } from "../collection";
import { useReader } from "../context";
import type { Link, Work } from "../data";
import { CodePoints } from "../offsets";
import { RELATION_WORDS } from "../words";

/** What one work does to another, and the sentence that says so where it is here. */
export function LinkStep({ link }: { link: Link }): JSX.Element {
  const { collection, lang } = useReader();
  const [from, to] = [collection.at(link[0]), collection.at(link[1])];
  const detail = collection.detail(from.id);
  const citation = detail?.citations.find((each) => each.work === to.id);
  const words = detail && citation ? new CodePoints(detail.text).range(citation.sentence ?? citation.at)
    : collection.data.mentions.find((each) => each.citing === from.id && each.work === to.id)?.sentence;
  return (
    <div class="step">
      <p class={`relation g-${groupOf(link[2])}`}>
        <span class="swatch" aria-hidden="true" /><Name work={from} /> <b>{RELATION_WORDS[link[2]][lang]}</b> <Name work={to} />
      </p>
      {words && <blockquote lang="vi">{words.trim()}</blockquote>}
    </div>
  );
}

/** A number is not broken over lines; a title may be. */
function Name({ work }: { work: Work }): JSX.Element {
  const { collection, lang } = useReader();
  return <span class={`name${work.symbol ? "" : " long"}`}>{collection.shortName(work, lang)}</span>;
}
