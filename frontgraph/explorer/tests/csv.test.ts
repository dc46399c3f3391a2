import assert from "node:assert/strict";
import { test } from "node:test";

import { toCsv } from "../src/csv";

test("quotes, commas and line breaks are kept; formulas are made harmless", () => {
  assert.equal(toCsv([["a", 'b "c"', "d,e", "x\ny"]]), '\ufeffa,"b ""c""","d,e","x\ny"\r\n');
  assert.equal(toCsv([["=1+1", "@x", "-2", "- Sở Tài chính"]]), "\ufeff'=1+1,'@x,'-2,- Sở Tài chính\r\n");
});
