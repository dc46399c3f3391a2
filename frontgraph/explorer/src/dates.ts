/** ISO dates of day, month or year precision, as people of either language write them. */
export function showDate(iso: string | null): string {
  if (!iso || iso === "nd") return "";
  const [year, month, day] = iso.split("-");
  if (day) return `${Number(day)}/${Number(month)}/${year}`;
  return month ? `${Number(month)}/${year}` : (year ?? "");
}

/** The same, no finer than the month. */
export function showMonth(iso: string | null): string {
  return showDate(iso ? iso.split("-").slice(0, 2).join("-") : null);
}

/** The year of an ISO date, null where none is known. */
export function yearOf(iso: string | null): number | null {
  const year = iso ? Number(iso.slice(0, 4)) : NaN;
  return Number.isInteger(year) ? year : null;
}
