import assert from "node:assert/strict";
import { test } from "node:test";

import { fromHash, START, toHash, type State } from "../src/state";

test("every state comes back from its address", () => {
  const states: State[] = [
    START,
    { ...START, place: "document", id: "vn/tw/chi-thi/2023/22-ct-tw", view: "tasks", selected: "c:3", lang: "en" },
    { ...START, place: "document", id: "vn/quoc-hoi/luat/nd/luật & #?%", hidden: ["mention", "state-central"], years: [2018, 2023], opened: ["abroad:charge-after"], pinned: ["w:vn/tw/a"] },
    { ...START, place: "document", id: "vn/tw/a", grown: ["vn/tw/b", "vn-05/c"] },
    { ...START, place: "name", id: "b:vn-05/so-tai-chinh" },
    { ...START, arranged: "group", selected: "g:2" },
    { ...START, place: "path", id: "a/b", other: "c/d" },
    { ...START, place: "compare", id: "a/b", other: null, query: "đại hội" },
  ];
  for (const state of states) assert.deepEqual(fromHash(toHash(state), null), state, toHash(state));
});

test("an address that says nothing opens the page's own document, a broken one harms nothing", () => {
  assert.equal(fromHash("", "a/b").id, "a/b");
  assert.equal(fromHash("#/", "a/b").place, "overview");
  assert.equal(fromHash("#/d/%E0%A4%A?view=nonsense&years=x", null).view, "picture");
});
