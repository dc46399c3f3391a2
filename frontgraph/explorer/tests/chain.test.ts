import assert from "node:assert/strict";
import { test } from "node:test";

import { branchesOf, pathBetween } from "../src/chain";
import { Collection } from "../src/collection";
import { pageData, work } from "./sample";

const collection = new Collection(pageData(["central", "plan", "resolution", "law", "lonely"].map((id) => work(id)), {
  links: [[1, 0, "implements", 1], [2, 1, "implements", 1], [2, 0, "implements", 1], [2, 3, "cites", 1], [0, 2, "implements", 1]],
}));

test("the chain goes up step by step along every way, circles end", () => {
  const up = branchesOf(collection, "resolution", "up");
  assert.deepEqual(up.map((branch) => [branch.work.id, branch.branches.map((inner) => inner.work.id)]), [["plan", ["central"]], ["central", []]]);
  assert.deepEqual(branchesOf(collection, "central", "down").map((branch) => branch.work.id), ["plan", "resolution"]);
});

test("the shortest way runs along citations in either direction", () => {
  assert.deepEqual(pathBetween(collection, "law", "central")?.map((step) => step.work.id), ["law", "resolution", "central"]);
  assert.deepEqual(pathBetween(collection, "law", "law")?.map((step) => step.work.id), ["law"]);
  assert.equal(pathBetween(collection, "law", "lonely"), null);
});
