import type { Citation, DocumentDetail, Documents, PageData, Range, Work } from "../src/data";

export function work(id: string, change: Partial<Work> = {}): Work {
  return {
    id, symbol: null, kind: null, title: null, date: null, date_of: null, issuer: null, lane: "other",
    held: false, cited_by: 0, cites: 0, ...change,
  };
}

export function citation(at: Range, change: Partial<Citation> = {}): Citation {
  return {
    at, rule: "citation", confidence: 1, quote: null, kind: null, number: null, name: null, date: null, issuer: null, title: null,
    pinpoints: [], relation: "cites", sentence: null, section: null, status: "resolved", work: null, step: null, reason: null, candidates: [], ...change,
  };
}

export function detail(id: string, text: string, change: Partial<DocumentDetail> = {}): DocumentDetail {
  return {
    id, file: "a.txt", sha256: "", text, whole: true, pages: [], sections: [], citations: [], bodies: [], tasks: [], recipients: [], signatories: [],
    people: [], meeting: null, campaigns: [], partners: [], places: [], terms: [], ...change,
  };
}

/** Documents as a page holds them. */
export function documents(...details: readonly DocumentDetail[]): Documents {
  return new Map(details.map((each) => [each.id, each]));
}

export function pageData(works: readonly Work[], change: Partial<PageData> = {}): PageData {
  return {
    version: 1, base: "https://example.org", focus: null, root: null, overview: null,
    kinds: { "chi-thi": { vi: "chỉ thị", en: "directive" }, "nghi-quyet": { vi: "nghị quyết", en: "resolution" } },
    works, links: [], bodies: [], documents: documents(), mentions: [], names: [], clusters: [], texts_out: 0, ...change,
  };
}
