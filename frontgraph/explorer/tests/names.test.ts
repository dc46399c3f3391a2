import assert from "node:assert/strict";
import { test } from "node:test";

import { Collection } from "../src/collection";
import { findName, occurrencesOf } from "../src/names";
import { detail, documents, pageData, work } from "./sample";

const place = { rule: null, confidence: null };

test("all that a document does with a body stands under the body, wherever it is printed", () => {
  const collection = new Collection(pageData([work("w")], {
    bodies: [{ id: "vn-05/ubnd", name: "Ủy ban nhân dân tỉnh", name_en: null, lane: "state-province" }],
    documents: documents(detail("w", "", {
      bodies: [{ at: [0, 4], body: "vn-05/ubnd" }],
      recipients: [{ ...place, at: [9, 12], name: "UBND tỉnh", purpose: null, group: false, body: "vn-05/ubnd", members: [] }],
      tasks: [{ ...place, at: [5, 8], section: null, deadline: "2024-06-30", targets: [], assignees: [{ ...place, at: [5, 6], name: "UBND", role: "chủ trì", body: "vn-05/ubnd" }] }],
      signatories: [{ ...place, at: [20, 29], name: "Vi Đức Thọ", post: "Chủ tịch", on_behalf_of: null }],
      people: [{ ...place, at: [13, 19], name: "VI ĐỨC THỌ", posts: [] }],
    })),
    names: [
      { id: "b:vn-05/ubnd", name: null, about: null, times: 3, documents: [0] },
      { id: "p:vi duc tho", name: "Vi Đức Thọ", about: "Chủ tịch", times: 2, documents: [0] },
    ],
  }));
  const places = (id: string) => occurrencesOf(collection, findName(collection, id)!);
  const parts = (id: string): string[] => places(id).map((each) => each.part);
  assert.deepEqual(parts("b:vn-05/ubnd"), ["charged", "recipient", "named"]);
  assert.deepEqual(parts("p:vi duc tho"), ["signed", "named"]);
  assert.equal(findName(collection, "b:vn-05/ubnd")?.name, "Ủy ban nhân dân tỉnh");
  assert.equal(places("b:vn-05/ubnd")[0]?.deadline, "2024-06-30");
});
