/** Rows as RFC 4180 CSV with the mark by which spreadsheets know UTF-8. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A cell that a spreadsheet would run as a formula is given a leading apostrophe. */
function cell(value: string): string {
  const safe = /^[=+@\t\r]|^-[^\s]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
