import { render } from "preact";

import { memory } from "./navigation";
import "./style.css";
import { readPageData } from "./unpack";
import { App } from "./views/App";

/** What a notebook widget is given of its Python side. */
interface Model {
  get(name: "data" | "lang"): string;
  get(name: "height"): number;
}

/** The widget protocol of anywidget: draws the page into a notebook's cell; returns how to take it away. */
function show({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const data = readPageData(model.get("data"));
  const lang = model.get("lang") === "en" ? "en" : "vi";
  // An element of our own: the notebook sets the styles of `el` itself, some of them after this.
  const box = el.appendChild(document.createElement("div"));
  box.className = "frontgraph-widget";
  box.style.maxHeight = `${model.get("height")}px`;
  box.style.overflow = "auto";
  render(<App data={data} navigation={memory(data.focus, lang, box)} />, box);
  return () => {
    render(null, box);
    box.remove();
  };
}

export default { render: show };
