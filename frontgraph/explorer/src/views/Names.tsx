import type { ComponentChildren, JSX } from "preact";

import { useReader } from "../context";
import type { DocumentDetail, Evidence } from "../data";
import { showDate } from "../dates";

interface Entry extends Evidence { readonly name: string; readonly about: string }

/** Everyone and everything else that the document names, each leading to its place in the text. */
export function Names({ detail }: { detail: DocumentDetail }): JSX.Element {
  const { say } = useReader();
  const meeting = detail.meeting;
  const groups: readonly (readonly [string, readonly Entry[]])[] = [
    [say("signed"), detail.signatories.map((each) => ({ ...each, about: [each.on_behalf_of, each.post].filter(Boolean).join(", ") }))],
    [say("meeting"), meeting ? [{ ...meeting, about: [showDate(meeting.date), meeting.place].filter(Boolean).join(", ") }] : []],
    [say("people"), detail.people.map((each) => ({ ...each, about: each.posts.join(", ") }))],
    [say("campaigns"), detail.campaigns.map((each) => ({ ...each, about: each.kind ?? "" }))],
    [say("partners"), detail.partners.map((each) => ({ ...each, about: each.kind ?? "" }))],
    [say("terms"), detail.terms.map((each) => ({ ...each, about: each.kind ?? "" }))],
    [say("places"), detail.places.map((each) => ({ ...each, about: each.kind ?? "" }))],
  ];
  const known = groups.filter(([, entries]) => entries.length);
  if (!known.length) return <p class="empty">{say("emptyNames")}</p>;
  return <div class="names">{known.map(([name, entries]) => <Group key={name} name={name}>{entries.map((each) => <Item key={`${each.name}${each.at[0]}`} entry={each} />)}</Group>)}</div>;
}

function Group({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return <section><h3>{name}</h3><ul>{children}</ul></section>;
}

function Item({ entry }: { entry: Entry }): JSX.Element {
  const { href } = useReader();
  return (
    <li>
      <a href={href({ selected: `x:${entry.at[0]}-${entry.at[1]}` })} lang="vi">{entry.name}</a>
      {entry.about && <span class="quiet" lang="vi"> {entry.about}</span>}
    </li>
  );
}
