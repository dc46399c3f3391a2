import { render } from "preact";

import { addressBar } from "./navigation";
import "./style.css";
import "./page.css";
import { readPageData } from "./unpack";
import { App } from "./views/App";

/** Starts the page on the data that stands in it. */
function start(): void {
  const holder = document.getElementById("frontgraph-data");
  const root = document.getElementById("frontgraph");
  if (!holder || !root) return;
  const data = readPageData(holder.textContent ?? "");
  const lang = document.documentElement.lang === "en" ? "en" : "vi";
  root.replaceChildren();
  render(<App data={data} navigation={addressBar(data.focus, lang, document.title)} />, root);
}

start();
