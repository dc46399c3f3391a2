import assert from "node:assert/strict";
import { test } from "node:test";

import { pagesByLine, printedPlace, readBadly } from "../src/printed";

const PAGES = [{ number: 1, start: 0, lines: [0, 40, 80], confidence: null }, { number: 2, start: 120, lines: [120, 160], confidence: 0.74 }, { number: 3, start: 200, lines: [], confidence: 0.8 }];

test("a place is told by its page and the printed line on it", () => {
  assert.deepEqual(printedPlace(PAGES, 0), { page: 1, line: 1, confidence: null });
  assert.deepEqual(printedPlace(PAGES, 79), { page: 1, line: 2, confidence: null });
  assert.deepEqual(printedPlace(PAGES, 119), { page: 1, line: 3, confidence: null });
  assert.deepEqual(printedPlace(PAGES, 160), { page: 2, line: 2, confidence: 0.74 });
  assert.deepEqual(printedPlace(PAGES, 210), { page: 3, line: 1, confidence: 0.8 });
});

test("running text has no pages", () => {
  assert.equal(printedPlace([], 5), null);
});

test("a page is marked at the first line that stands on it", () => {
  const marked = pagesByLine(PAGES, [[0, 39], [40, 79], [130, 159], [160, 199]]);
  assert.deepEqual([...marked].map(([line, page]) => [line, page.number]), [[0, 1], [130, 2]]);
});

test("below 0.8 a scanned page is to be compared with its picture", () => {
  assert.deepEqual(PAGES.map((page) => readBadly(page.confidence)), [false, true, false]);
});
