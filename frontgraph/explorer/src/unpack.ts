import { gunzipSync } from "fflate";

import type { DocumentDetail, Documents, PageData } from "./data";

/** A file's data: pieces of JSON, compressed and in base64 (`pieces.py`); the documents' are opened when they are looked at. */
interface Pieces { readonly index: string; readonly documents: Readonly<Record<string, string>> }

/** Equal values of one kind, as they stand in the page: field names once, then a row for each; repeated words numbered. */
interface Packed extends Common { readonly rows: readonly Row[] }
interface Common {
  readonly fields: readonly string[];
  readonly words?: Readonly<Record<number, readonly string[]>>;
  /** Columns whose cells are rows themselves. */
  readonly inner?: Readonly<Record<number, Common>>;
}
type Row = readonly unknown[];

/** The data of a page: in pieces as a file and a notebook carry it, or plain as a server answers. */
export function readPageData(json: string): PageData {
  const found = JSON.parse(json) as object;
  if (isPieces(found)) return { ...(unpack(readPiece(found.index)) as PageData), documents: inPieces(found.documents) };
  const { documents, ...index } = unpack(found) as Omit<PageData, "documents"> & { documents: readonly DocumentDetail[] };
  return { ...index, documents: new Map(documents.map((each) => [each.id, each])) };
}

/** Documents that are opened when they are first looked at, and then stay open. */
function inPieces(pieces: Pieces["documents"]): Documents {
  const closed = new Map(Object.entries(pieces));
  const open = new Map<string, DocumentDetail>();
  return {
    has: (id) => closed.has(id),
    keys: () => closed.keys(),
    get(id) {
      const piece = closed.get(id);
      if (piece !== undefined && !open.has(id)) open.set(id, unpack(readPiece(piece)) as DocumentDetail);
      return open.get(id);
    },
  };
}

function readPiece(piece: string): unknown {
  const letters = atob(piece);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return JSON.parse(new TextDecoder().decode(gunzipSync(bytes)));
}

function isPieces(value: object): value is Pieces {
  return "index" in value;
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return typeof value[0] === "object" ? value.map(unpack) : value;
  if (typeof value !== "object" || value === null) return value;
  if (isPacked(value)) return unpackRows(value, value.rows);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unpack(each)]));
}

function unpackRows({ fields, words = {}, inner = {} }: Common, rows: readonly Row[]): unknown[] {
  return rows.map((row) => {
    const value: Record<string, unknown> = {};
    fields.forEach((field, index) => {
      const cell = row[index];
      if (inner[index]) value[field] = unpackRows(inner[index], cell as readonly Row[]);
      else value[field] = words[index] && typeof cell === "number" ? words[index][cell] : unpack(cell);
    });
    return value;
  });
}

function isPacked(value: object): value is Packed {
  return "fields" in value && "rows" in value;
}
