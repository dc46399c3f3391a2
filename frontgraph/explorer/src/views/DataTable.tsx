import { useMemo, useState } from "preact/hooks";
import type { ComponentChildren, JSX } from "preact";

import { useReader } from "../context";
import { toCsv } from "../csv";
import { fold } from "../fold";
import { saveBlob } from "../save";

export interface ColumnOf<Row> {
  readonly name: string;
  /** What sorts, filters and goes into the CSV file. */
  readonly value: (row: Row) => string | number;
  readonly view?: (row: Row) => ComponentChildren;
  readonly wide?: boolean;
}

const PAGE = 200;
/** What a row is about is not broken over lines where it is no longer than a number with its kind. */
const SHORT = 24;

/** A table that sorts by any column, filters without regard to accents, and saves what it shows as CSV. */
export function DataTable<Row>(props: {
  name: string; file: string; rows: readonly Row[]; columns: readonly ColumnOf<Row>[]; empty: string;
}): JSX.Element {
  const { name, file, rows, columns, empty } = props;
  const { say } = useReader();
  const [filter, setFilter] = useState("");
  const [order, setOrder] = useState<{ column: number; down: boolean } | null>(null);
  const [limit, setLimit] = useState(PAGE);
  const shown = useMemo(() => sorted(filtered(rows, columns, filter), columns, order), [rows, columns, filter, order]);
  if (!rows.length) return <p class="empty">{empty}</p>;
  const save = (): void => {
    const cells = shown.map((row) => columns.map((column) => String(column.value(row))));
    saveBlob(`${file}.csv`, new Blob([toCsv([columns.map((column) => column.name), ...cells])], { type: "text/csv;charset=utf-8" }));
  };
  return (
    <div class="table-view">
      <div class="table-tools">
        <input type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} placeholder={say("filter")} aria-label={say("filter")} />
        <span role="status" class="quiet">{shown.length === rows.length ? say("rows", { n: rows.length }) : say("rowsOf", { n: shown.length, m: rows.length })}</span>
        <button type="button" onClick={save}>{say("csv")}</button>
      </div>
      {shown.length === 0 ? <p class="empty">{say("emptyFiltered")}</p> : (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={name}>
          <table>
            <caption class="sr">{name}</caption>
            <thead>
              <tr>{columns.map((column, index) => (
                <th key={column.name} scope="col" class={column.wide ? "wide" : ""} aria-sort={order?.column === index ? (order.down ? "descending" : "ascending") : "none"}>
                  <button type="button" title={say("sortBy", { c: column.name })}
                    onClick={() => setOrder({ column: index, down: order?.column === index && !order.down })}>
                    {column.name}<span aria-hidden="true" class="arrow">{order?.column === index ? (order.down ? " ↓" : " ↑") : ""}</span>
                  </button>
                </th>
              ))}</tr>
            </thead>
            <tbody>
              {shown.slice(0, limit).map((row, index) => (
                <tr key={index}>{columns.map((column, place) => <td key={column.name} data-name={column.name} class={!place && String(column.value(row)).length <= SHORT ? "short" : ""}>{column.view ? column.view(row) : column.value(row)}</td>)}</tr>
              ))}
            </tbody>
          </table>
          {shown.length > limit && <p><button type="button" onClick={() => setLimit(limit + PAGE)}>{say("more", { n: shown.length - limit })}</button></p>}
        </div>
      )}
    </div>
  );
}

function filtered<Row>(rows: readonly Row[], columns: readonly ColumnOf<Row>[], filter: string): readonly Row[] {
  const words = fold(filter).split(" ").filter(Boolean);
  if (!words.length) return rows;
  return rows.filter((row) => {
    const text = fold(columns.map((column) => column.value(row)).join(" "));
    return words.every((word) => text.includes(word));
  });
}

function sorted<Row>(rows: readonly Row[], columns: readonly ColumnOf<Row>[], order: { column: number; down: boolean } | null): readonly Row[] {
  const column = order ? columns[order.column] : undefined;
  if (!order || !column) return rows;
  const compare = new Intl.Collator("vi", { numeric: true }).compare;
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (typeof x === "number" && typeof y === "number") return sign * (x - y);
    if (x === "" || y === "") return Number(x === "") - Number(y === "");
    return sign * compare(String(x), String(y));
  });
}
