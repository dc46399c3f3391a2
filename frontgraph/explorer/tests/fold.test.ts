import assert from "node:assert/strict";
import { test } from "node:test";

import { fold } from "../src/fold";

test("numbers and names fold alike whatever their marks, case, dashes and normal form", () => {
  assert.equal(fold("Kết luận số 721-KL/TU"), "ket luan so 721 kl tu");
  assert.equal(fold("ĐOÀN  CHỦ TỊCH"), "doan chu tich");
  assert.equal(fold("Ủy ban".normalize("NFD")), fold("Ủy ban".normalize("NFC")));
  assert.equal(fold("43 - NQ/TW"), fold("43-NQ/TW"));
});
