import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

import { Picture } from "./picture";
import { pickQuestion, type Question } from "./questions";
import "./style.css";

/** A query to start from: it names something that every graph has. */
const FIRST = `PREFIX fg: <https://w3id.org/frontgraph/ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT DISTINCT ?document ?label WHERE {
  ?document fg:held true ; rdfs:label ?label .
}
ORDER BY ?label
LIMIT 100
`;

/** Starts the editor on this server's own endpoint, with the competency questions beside it. */
async function start(): Promise<void> {
  const holder = document.getElementById("yasgui");
  if (!holder) return;
  Yasgui.Yasr.registerPlugin("picture", Picture as never);
  const endpoint = new URL("sparql", document.baseURI).href;
  // Completion would ask other hosts for their vocabularies; the policy of the page forbids it, so it is left out.
  Object.assign(Yasgui.Yasqe.defaults, { autocompleters: [], value: FIRST, prefixCcApi: null });
  const yasgui = new Yasgui(holder, {
    requestConfig: { endpoint },
    tabName: "Truy vấn",
    copyEndpointOnNewTab: true,
    yasr: { ...Yasgui.Yasr.defaults, pluginOrder: ["table", "boolean", "response", "picture"], defaultPlugin: "table" },
  });
  linkHere(holder, holder.dataset["base"] ?? "");
  const answer = await fetch(new URL("ask", document.baseURI));
  const questions = (await answer.json()) as readonly Question[];
  pickQuestion(questions, (question, title) => {
    yasgui.addTab(true, { name: title, yasqe: { value: question.sparql } }, { avoidDuplicateTabs: true });
  });
}

/** Names in results are addresses on the web; those of this graph lead to their pages on this server instead. */
function linkHere(holder: HTMLElement, base: string): void {
  const turn = (event: Event): void => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a.iri") : null;
    const name = link?.getAttribute("href");
    if (link && base && name?.startsWith(`${base}/id/`)) link.href = name.slice(base.length);
  };
  for (const kind of ["pointerover", "focusin", "click"]) holder.addEventListener(kind, turn, { capture: true });
}

void start();
