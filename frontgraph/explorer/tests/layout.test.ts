import assert from "node:assert/strict";
import { test } from "node:test";

import type { Lane } from "../src/data";
import type { Item, Scene } from "../src/picture/items";
import { layOut, MEASURES, type Box } from "../src/picture/layout";
import { linesOf } from "../src/picture/lines";

function item(key: string, lane: Lane, date: string | null, group: Item["group"] = "implement"): Item {
  return { key, group, lane, kind: null, date, label: key, sub: "", held: false, uncertain: false, mentions: 1, from: [] };
}

function scene(cited: Item[], charged: Item[] = [], citing: Item[] = []): Scene {
  return { cited, charged, citing, reached: [], ties: [] };
}

const many = Array.from({ length: 60 }, (_, n) => item(`w:${n}`, n % 3 ? "state-central" : "party-central", `${2010 + (n % 14)}-0${1 + (n % 9)}-01`));
const focus = { lane: "front-province" as const, date: "2024-01-04" };

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

for (const width of [320, 700, 860, 1200, 2400]) {
  test(`at ${width} pixels no boxes overlap and none runs out of the picture`, () => {
    const layout = layOut(scene(many, [item("b:x", "front-province", null, "charge")]), focus, width, [], []);
    for (const [n, a] of layout.boxes.entries()) {
      assert.ok(a.x >= 0 && a.x + a.width <= width + 0.5 && a.y >= 0 && a.y + a.height <= layout.height);
      for (const b of layout.boxes.slice(n + 1)) assert.ok(!overlap(a, b), `${a.item.key} and ${b.item.key}`);
    }
    const hidden = layout.mores.reduce((sum, more) => sum + more.count, 0);
    assert.equal(layout.boxes.length + hidden, 61);
  });
}

test("lanes stand in the order of the chain of command, years in theirs", () => {
  const layout = layOut(scene([item("w:1", "party-province", "2022-01-01"), item("w:2", "party-central", "2018-01-01")]), focus, 1200, [], []);
  assert.deepEqual(layout.lanes.map((band) => band.lane), ["party-central", "party-province", "front-province"]);
  const x = (key: string): number => layout.boxes.find((box) => box.item.key === key)?.x ?? NaN;
  assert.ok(x("w:2") < x("w:1") && x("w:1") < layout.focus.x);
});

test("what comes later stands behind the document, and whom it charges last", () => {
  const layout = layOut(scene([], [item("b:1", "state-province", null, "charge")], [item("w:9", "state-local", "2025-02-01", "citing")]), focus, 1200, [], []);
  const x = (key: string): number => layout.boxes.find((box) => box.item.key === key)?.x ?? NaN;
  assert.ok(layout.focus.x < x("w:9") && x("w:9") < x("b:1"));
});

test("a full cell shows few and says how many more; opened it shows all", () => {
  const crowd = scene(Array.from({ length: 20 }, (_, n) => item(`w:${n}`, "party-central", "2023-05-01")));
  const closed = layOut(crowd, focus, 420, [], []);
  assert.equal(closed.mores.length, 1);
  const cell = closed.mores[0]?.cell ?? "";
  const open = layOut(crowd, focus, 420, [cell], []);
  assert.equal(open.boxes.length, 20);
  assert.equal(open.mores[0]?.opened, true);
});

test("every box has its line, and none passes behind another box", () => {
  const layout = layOut(scene(many), focus, 1200, [], []);
  const lines = linesOf(layout, []);
  assert.equal(lines.length, layout.boxes.length);
  for (const box of layout.boxes) {
    const line = lines.find((each) => each.keys[0] === box.item.key);
    const between = layout.boxes.filter((other) => other.level === box.level && other.x > box.x);
    const end = /,([\d.]+)H[\d.]+$/.exec(line?.path ?? "")?.[1];
    if (between.length) assert.ok(Number(end) > box.y + box.height && Number(end) < box.y + box.height + MEASURES.gap);
  }
});

test("a pinned box is shown before all others of its cell", () => {
  const crowd = scene(Array.from({ length: 20 }, (_, n) => item(`w:${n}`, "party-central", "2023-05-01")));
  const layout = layOut(crowd, focus, 420, [], ["w:17"]);
  assert.ok(layout.boxes.some((box) => box.item.key === "w:17"));
});
