import assert from "node:assert/strict";
import { test } from "node:test";

import { CodePoints } from "../src/offsets";
import { lineBreaks, linesOfText } from "../src/runs";
import { citation, detail } from "./sample";

test("offsets count code points, also behind letters of two units", () => {
  const text = new CodePoints("a𝐁c đ");
  assert.equal(text.length, 5);
  assert.equal(text.cut(1, 3), "𝐁c");
  assert.equal(text.cut(4, 5), "đ");
});

test("runs cover every line exactly, with the innermost marks on them", () => {
  const text = "𝐀 Căn cứ Luật X\n\nvà Chỉ thị\n22";
  const points = new CodePoints(text);
  const document = detail("w", text, { citations: [citation([9, 15]), citation([20, 30])] });
  const lines = linesOfText(document, points.length, lineBreaks(text));
  assert.deepEqual(lines.map((line) => points.range(line.at)), ["𝐀 Căn cứ Luật X", "và Chỉ thị", "22"]);
  for (const line of lines) assert.equal(line.runs.map((run) => points.range(run.at)).join(""), points.range(line.at));
  const marked = lines.flatMap((line) => line.runs).filter((run) => run.citation !== null);
  assert.deepEqual(marked.map((run) => [points.range(run.at), run.citation, run.first]), [["Luật X", 0, true], ["Chỉ thị", 1, true], ["22", 1, false]]);
});
