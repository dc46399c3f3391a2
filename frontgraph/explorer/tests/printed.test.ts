import assert from "node:assert/strict";
import { test } from "node:test";

import { printedPlace } from "../src/printed";

const PAGES = [{ number: 1, start: 0, lines: [0, 40, 80] }, { number: 2, start: 120, lines: [120, 160] }, { number: 3, start: 200, lines: [] }];

test("a place is told by its page and the printed line on it", () => {
  assert.deepEqual(printedPlace(PAGES, 0), { page: 1, line: 1 });
  assert.deepEqual(printedPlace(PAGES, 79), { page: 1, line: 2 });
  assert.deepEqual(printedPlace(PAGES, 119), { page: 1, line: 3 });
  assert.deepEqual(printedPlace(PAGES, 160), { page: 2, line: 2 });
  assert.deepEqual(printedPlace(PAGES, 210), { page: 3, line: 1 });
});

test("running text has no pages", () => {
  assert.equal(printedPlace([], 5), null);
});
