import assert from "node:assert/strict";
import { test } from "node:test";

import { Collection } from "../src/collection";
import { Search, TextSearch } from "../src/search";
import { detail, pageData, work } from "./sample";

const search = new Search(new Collection(pageData([
  work("a", { symbol: "22-CT/TW", kind: "chi-thi", issuer: "Ban Bí thư Trung ương Đảng", date: "2023-05-25" }),
  work("b", { symbol: "220-CT/TW", kind: "chi-thi", issuer: "Ban Bí thư Trung ương Đảng" }),
  work("c", { symbol: "22-NQ/TW", kind: "nghi-quyet", cited_by: 9 }),
  work("d", { symbol: "22/2024/NQ-HĐND", kind: "nghi-quyet", issuer: "Hội đồng nhân dân tỉnh Sơn La" }),
  work("e", { title: "Hội nghị về tổ chức Đại hội Mặt trận Tổ quốc Việt Nam các cấp", kind: "nghi-quyet", held: true }),
])));
const phrases = new Search(new Collection(pageData([
  work("apart", { title: "Bầu cử đại biểu Hội đồng nhân dân sau Đại hội của Mặt trận Tổ quốc", held: true, cited_by: 9 }),
  work("together", { title: "về lãnh đạo Đại hội Mặt trận Tổ quốc Việt Nam các cấp" }),
])));
const named = new Search(new Collection(pageData([work("w", { symbol: "15/KH-UBND", title: "Về Sở Tài chính" })], {
  bodies: [{ id: "vn-05/so-tai-chinh", name: "Sở Tài chính", name_en: "Department of Finance", lane: "state-province" }],
  names: [
    { id: "b:vn-05/so-tai-chinh", name: null, about: null, times: 1, documents: [0] },
    { id: "p:vi duc tho", name: "Vi Đức Thọ", about: "Chủ tịch", times: 1, documents: [0] },
    { id: "l:son la", name: "Sơn La", about: "tỉnh", times: 1, documents: [0] },
  ],
})));
const ids = (query: string): (string | undefined)[] => search.find(query).map((hit) => hit.work?.id ?? hit.name?.id);

test("a number is found in every spelling, the exact one first", () => {
  for (const query of ["22-CT/TW", "22 ct tw", "22-ct/tw", "Chỉ thị số 22-CT/TW", "chi thi 22", "CHỈ THỊ 22"]) {
    assert.equal(ids(query)[0], "a", query);
  }
});

test("a number does not stand for a longer one", () => {
  assert.ok(!ids("chi thi 22").includes("b"));
});

test("words that stand together, the long name for its letters, come before the same words apart", () => {
  assert.deepEqual(phrases.find("dai hoi mttq").map((hit) => hit.work?.id), ["together", "apart"]);
});

test("words are found without their marks, abbreviations stand for long names", () => {
  assert.deepEqual(ids("dai hoi"), ["e"]);
  assert.deepEqual(ids("dai hoi mttq"), ["e"]);
  assert.deepEqual(ids("hdnd son la"), ["d"]);
});

test("bodies, people and places are found by name, without marks and in either language", () => {
  const first = (query: string): string | undefined => named.find(query)[0]?.name?.id;
  assert.equal(first("so tai chinh"), "b:vn-05/so-tai-chinh");
  assert.deepEqual(named.find("so noi vu"), []);
  assert.equal(first("department of finance"), "b:vn-05/so-tai-chinh");
  assert.equal(first("vi duc tho"), "p:vi duc tho");
  assert.equal(first("son la"), "l:son la");
  assert.deepEqual(named.find("so tai chinh", 12, "works").map((hit) => hit.work?.id), ["w"]);
});

test("every word may be cut short, and all of them must be there", () => {
  assert.deepEqual(ids("da ho ma"), ["e"]);
  assert.deepEqual(ids("dai hoi luat"), []);
  assert.deepEqual(ids("22 tw 23"), []);
});

test("words that are nowhere and an empty query find nothing", () => {
  assert.deepEqual(ids("xyzzy"), []);
  assert.deepEqual(ids("  "), []);
});

test("words are found in the text of a document without their marks, phrases first", () => {
  const found = new TextSearch(detail("w", "Hội nghị đại biểu\n\nTổ chức Đại hội Mặt trận\nkhác")).find("dai hoi");
  assert.deepEqual(found.map((passage) => passage.words), ["Tổ chức Đại hội Mặt trận", "Hội nghị đại biểu"]);
  assert.deepEqual(found[0]?.at, [19, 43]);
});
