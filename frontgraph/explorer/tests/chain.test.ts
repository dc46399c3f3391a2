import assert from "node:assert/strict";
import { test } from "node:test";

import { chainOf, pathBetween, tierOf } from "../src/chain";
import { Collection } from "../src/collection";
import { pageData, work } from "./sample";

const collection = new Collection(pageData(["central", "plan", "resolution", "law", "lonely"].map((id) => work(id)), {
  links: [[1, 0, "implements", 1], [2, 1, "implements", 1], [2, 0, "implements", 1], [2, 3, "cites", 1], [0, 2, "implements", 1]],
}));

test("the chain goes up and down step by step, each work once with what it rests on, circles end", () => {
  const chain = (id: string): unknown => Object.fromEntries(chainOf(collection, id).map((step) => [step.work.id, step.above.map(({ work: each }) => each.id)]));
  assert.deepEqual(chain("resolution"), { central: ["resolution"], plan: ["central"], resolution: ["plan", "central"] });
  assert.deepEqual(chain("lonely"), { lonely: [] });
});

test("a level is that of the issuer", () => {
  assert.deepEqual((["party-central", "front-province", "state-local", "abroad", "other"] as const).map(tierOf), ["central", "province", "local", "other", "other"]);
});

test("the shortest way runs along citations in either direction", () => {
  assert.deepEqual(pathBetween(collection, "law", "central")?.map((step) => step.work.id), ["law", "resolution", "central"]);
  assert.deepEqual(pathBetween(collection, "law", "law")?.map((step) => step.work.id), ["law"]);
  assert.equal(pathBetween(collection, "law", "lonely"), null);
});
