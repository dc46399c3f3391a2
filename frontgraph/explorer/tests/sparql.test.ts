import assert from "node:assert/strict";
import { test } from "node:test";

import { linked, network, settle } from "../src/sparql/picture";
import { vietnamese } from "../src/sparql/vietnamese";

const iri = (value: string): { type: string; value: string } => ({ type: "uri", value: `https://example.org/${value}` });
const words = (value: string): { type: string; value: string } => ({ type: "literal", value });

test("the rows of a table are drawn: the first thing of a row is linked with the others, named by their labels", () => {
  const rows = [
    { citing: iri("a"), citing_label: words("Kế hoạch A"), cited: iri("b"), cited_label: words("Chỉ thị B"), relation: iri("relation/implements") },
    { citing: iri("a"), citing_label: words("Kế hoạch A"), cited: iri("b"), cited_label: words("Chỉ thị B"), relation: iri("relation/implements") },
    { citing: iri("a"), citing_label: words("Kế hoạch A"), cited: iri("c"), relation: iri("relation/cites") },
    { citing: words("không có địa chỉ") },
  ];
  const { dots, lines } = network(linked(["citing", "citing_label", "cited", "cited_label", "relation"], rows));
  assert.deepEqual(dots.map(({ label }) => label), ["Kế hoạch A", "Chỉ thị B", "c"]);
  assert.deepEqual(lines.map(({ source, target, label }) => [source.label, target.label, label]), [
    ["Kế hoạch A", "Chỉ thị B", "implements"],
    ["Kế hoạch A", "c", "cites"],
  ]);
});

test("a table that names nothing gives no picture", () => {
  assert.deepEqual(linked(["n"], [{ n: words("3") }]), []);
});

test("the editor's words are Vietnamese, what is not its own stays", () => {
  assert.equal(vietnamese("Run query"), "Chạy");
  assert.equal(vietnamese("Shows Table view"), "Xem dạng Bảng");
  assert.equal(vietnamese("Showing 1 to 50 of 1,204 entries"), "Dòng 1 đến 50 trong 1,204");
  assert.equal(vietnamese("2 results in 0.056 seconds"), "2 dòng sau 0.056 giây");
  assert.equal(vietnamese("Chỉ thị 22-CT/TW"), "Chỉ thị 22-CT/TW");
});

test("things that are not linked stay near enough for their names to be read, and apart", () => {
  const rows = Array.from({ length: 30 }, (_, n) => ({ a: iri(`a${n}`), b: iri(`b${n}`) }));
  const { dots, lines } = network(linked(["a", "b"], rows));
  settle(dots, lines);
  const [xs, ys] = [dots.map((dot) => dot.x ?? 0), dots.map((dot) => dot.y ?? 0)];
  const spread = (of: readonly number[]): number => Math.max(...of) - Math.min(...of);
  assert.ok(spread(xs) < 1500 && spread(ys) < 1000, `${spread(xs)} × ${spread(ys)}`);
  const nearest = Math.min(...dots.flatMap((one, at) => dots.slice(at + 1).map((two) => Math.hypot((one.x ?? 0) - (two.x ?? 0), (one.y ?? 0) - (two.y ?? 0)))));
  assert.ok(nearest > 40, `${nearest}`);
});
