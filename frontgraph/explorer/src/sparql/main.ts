import Yasgui from "@zazuko/yasgui";
import "@zazuko/yasgui/build/yasgui.min.css";

import { mend } from "./mending";
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
  // The tab key leads on to the next control, as everywhere; Ctrl+Enter runs the query.
  const extraKeys = { ...(Yasgui.Yasqe.defaults.extraKeys as object), Tab: false, "Shift-Tab": false };
  Object.assign(Yasgui.Yasqe.defaults, { autocompleters: [], value: FIRST, prefixCcApi: null, extraKeys });
  const yasgui = new Yasgui(holder, {
    requestConfig: { endpoint },
    tabName: "Truy vấn",
    copyEndpointOnNewTab: true,
    yasr: { ...Yasgui.Yasr.defaults, pluginOrder: ["table", "boolean", "response", "picture"], defaultPlugin: "table" },
  });
  mend(holder, document.documentElement.lang === "en" ? "en" : "vi");
  linkHere(holder, holder.dataset["base"] ?? "");
  const answer = await fetch(new URL("ask?format=json", document.baseURI));
  const questions = (await answer.json()) as readonly Question[];
  const open = (question: Question, title: string): void => {
    yasgui.addTab(true, { name: title, yasqe: { value: question.sparql } }, { avoidDuplicateTabs: true });
  };
  pickQuestion(questions, open);
  const asked = questions.find(({ name }) => name === new URLSearchParams(location.search).get("question"));
  if (asked) open(asked, document.documentElement.lang === "en" ? asked.title.en : asked.title.vi);
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
