import assert from "node:assert/strict";
import { test } from "node:test";

import { Collection } from "../src/collection";
import { merge } from "../src/merge";
import { filterScene } from "../src/picture/filter";
import { beyond, grow } from "../src/picture/growth";
import { itemsOf, sceneOf } from "../src/picture/items";
import { pageData, work } from "./sample";

const works = ["doc", "law", "other", "plan", "far"].map((id) => work(id, { title: id }));
const data = pageData(works, { links: [[0, 1, "based_on", 1], [0, 2, "cites", 1], [3, 1, "implements", 1], [2, 1, "based_on", 1], [4, 3, "guides", 1]] });
const collection = new Collection(data);
const own = sceneOf(collection, "doc", "vi");
const keys = (grown: string[], hidden: string[] = []): string[] =>
  itemsOf(filterScene(grow(collection, own, "doc", grown, "vi"), hidden, null)).map((item) => item.key).sort();

test("a work lets in what cites it and what it cites, each once, and what came in may let in more", () => {
  assert.deepEqual(keys([]), ["w:law", "w:other"]);
  assert.deepEqual(keys(["law"]), ["w:law", "w:other", "w:plan"]);
  assert.deepEqual(keys(["law", "plan"]), ["w:far", "w:law", "w:other", "w:plan"]);
  assert.deepEqual(keys(["nothing", "plan"]), ["w:law", "w:other"], "what is not drawn cannot let anything in");
});

test("with a box that is hidden goes what hangs on it alone", () => {
  assert.deepEqual(keys(["law", "plan"], ["w:plan"]), ["w:law", "w:other"]);
  assert.deepEqual(keys(["law", "plan"], ["w:law"]), ["w:other"]);
});

test("the count is of those that are not drawn, and of all that a server knows", () => {
  const here = new Set(["doc", "law", "other"]);
  assert.equal(beyond(collection, "law", here), 1);
  assert.equal(beyond(collection, "other", here), 0);
  const served = new Collection({ ...data, root: "/", focus: "doc", works: works.map((each) => ({ ...each, cited_by: 7 })) });
  assert.equal(beyond(served, "law", here), 7 - 2);
});

test("what a server adds is put beside what is here, nothing twice", () => {
  const page = pageData([work("doc"), work("law")], { links: [[0, 1, "based_on", 2]] });
  const more = pageData([work("law"), work("new"), work("doc")], { links: [[1, 0, "implements", 1], [2, 0, "based_on", 2]] });
  const both = merge(page, more);
  assert.deepEqual(both.works.map((each) => each.id), ["doc", "law", "new"]);
  assert.deepEqual(both.links, [[0, 1, "based_on", 2], [2, 1, "implements", 1]]);
});
