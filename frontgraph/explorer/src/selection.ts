import { citationName, type Collection } from "./collection";
import type { Citation, DocumentDetail, Range, Task, Work } from "./data";

/** What is selected, looked up in the document it is selected in. */
export interface Selection {
  readonly key: string;
  readonly work: Work | null;
  readonly body: string | null;
  readonly citations: readonly Citation[];
  readonly tasks: readonly Task[];
  /** The stretches of the text that speak of it, in reading order. */
  readonly places: readonly Range[];
  /** Which of `places` is looked at. */
  readonly current: number;
  /** Keys of the boxes of the picture that stand for it. */
  readonly boxes: readonly string[];
}

/** Looks up a selection key (`w:…` a work, `c:…` one citation, `b:…` a body, `t:…` a task); null for what is not there. */
export function selectionOf(collection: Collection, detail: DocumentDetail | null, key: string | null): Selection | null {
  if (!key) return null;
  const [sort, value] = [key.slice(0, 2), key.slice(2)];
  if (sort === "c:" && detail) return ofCitation(collection, detail, key, Number(value));
  if (sort === "w:") return ofWork(collection, detail, key, value);
  if (sort === "b:" && detail) return ofBody(detail, key, value);
  if (sort === "t:" && detail) return ofTask(detail, key, Number(value));
  if (sort === "x:" && detail) return ofPlace(key, value);
  return null;
}

/** A stretch of the text and no more: `x:START-END`. */
function ofPlace(key: string, value: string): Selection | null {
  const [start, end] = value.split("-").map(Number);
  if (!Number.isInteger(start) || !Number.isInteger(end)) return null;
  return { key, work: null, body: null, citations: [], tasks: [], places: [[start as number, end as number]], current: 0, boxes: [] };
}

function ofCitation(collection: Collection, detail: DocumentDetail, key: string, index: number): Selection | null {
  const citation = detail.citations[index];
  if (!citation) return null;
  const name = citationName(citation);
  const same = detail.citations.filter((each) =>
    citation.work ? each.work === citation.work : !each.work && citationName(each) === name);
  const first = detail.citations.indexOf(same[0] as Citation);
  return {
    key, work: collection.work(citation.work), body: null, citations: same, tasks: [],
    places: same.map((each) => each.at), current: same.indexOf(citation),
    boxes: [citation.work ? `w:${citation.work}` : `c:${first}`],
  };
}

function ofWork(collection: Collection, detail: DocumentDetail | null, key: string, id: string): Selection | null {
  const work = collection.work(id);
  if (!work) return null;
  const citations = detail?.citations.filter((each) => each.work === id) ?? [];
  return { key, work, body: null, citations, tasks: [], places: citations.map((each) => each.at), current: 0, boxes: [key] };
}

function ofBody(detail: DocumentDetail, key: string, id: string): Selection {
  const tasks = detail.tasks.filter((task) => task.assignees.some((each) => (each.body ?? each.name) === id));
  const partner = detail.partners.filter((each) => (each.body ?? each.name) === id);
  const recipients = detail.recipients.filter((each) => (each.body ?? each.name) === id);
  const mentions = detail.bodies.filter((each) => each.body === id).map((each) => each.at);
  const charged = tasks.map((task) => task.at);
  const places = charged.length ? charged : partner.length ? partner.map((each) => each.at)
    : mentions.length ? mentions : recipients.map((each) => each.at);
  return { key, work: null, body: id, citations: [], tasks, places, current: 0, boxes: [key] };
}

function ofTask(detail: DocumentDetail, key: string, index: number): Selection | null {
  const task = detail.tasks[index];
  if (!task) return null;
  return {
    key, work: null, body: null, citations: [], tasks: [task], places: [task.at], current: 0,
    boxes: task.assignees.map((each) => `b:${each.body ?? each.name}`),
  };
}
