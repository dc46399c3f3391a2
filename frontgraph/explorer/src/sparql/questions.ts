/** One of the questions that `/ask` lists. */
export interface Question {
  readonly name: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly parameters: readonly { readonly name: string; readonly required: boolean; readonly vi: string; readonly en: string }[];
  readonly sparql: string;
}

/** Lists the questions in `#questions`; `open` is called with the one that is clicked and its title. */
export function pickQuestion(questions: readonly Question[], open: (question: Question, title: string) => void): void {
  const list = document.getElementById("questions");
  if (!list) return;
  const lang = document.documentElement.lang === "en" ? "en" : "vi";
  const other = lang === "en" ? "vi" : "en";
  list.replaceChildren(...questions.map((question) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.dataset["question"] = question.name;
    button.append(line("strong", question.title[lang], lang), line("small", question.title[other], other));
    button.addEventListener("click", () => open(question, question.title[lang]));
    item.append(button);
    return item;
  }));
}

function line(tag: "strong" | "small", words: string, lang: string): HTMLElement {
  const element = document.createElement(tag);
  element.lang = lang;
  element.textContent = words;
  return element;
}
