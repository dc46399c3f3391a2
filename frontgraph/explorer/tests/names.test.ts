import assert from "node:assert/strict";
import { test } from "node:test";

import { Collection } from "../src/collection";
import { namesOf } from "../src/names";
import { detail, pageData, work } from "./sample";

const place = { rule: null, confidence: null };

test("all that a document does with a body stands under the body, wherever it is printed", () => {
  const collection = new Collection(pageData([work("w")], {
    bodies: [{ id: "vn-05/ubnd", name: "Ủy ban nhân dân tỉnh", name_en: null, lane: "state-province" }],
    documents: [detail("w", "", {
      bodies: [{ at: [0, 4], body: "vn-05/ubnd" }],
      recipients: [{ ...place, at: [9, 12], name: "UBND tỉnh", purpose: null, group: false, body: "vn-05/ubnd" }],
      tasks: [{ ...place, at: [5, 8], section: null, deadline: "2024-06-30", targets: [], assignees: [{ ...place, at: [5, 6], name: "UBND", role: "chủ trì", body: "vn-05/ubnd" }] }],
      signatories: [{ ...place, at: [20, 29], name: "Vi Đức Thọ", post: "Chủ tịch", on_behalf_of: null }],
      people: [{ ...place, at: [13, 19], name: "VI ĐỨC THỌ", posts: [] }],
    })],
  }));
  const names = namesOf(collection);
  const parts = (id: string): string[] => names.get(id)?.occurrences.map((each) => each.part) ?? [];
  assert.deepEqual(parts("b:vn-05/ubnd"), ["charged", "recipient", "named"]);
  assert.deepEqual(parts("p:vi duc tho"), ["signed", "named"]);
  assert.equal(names.get("b:vn-05/ubnd")?.occurrences[0]?.deadline, "2024-06-30");
});
