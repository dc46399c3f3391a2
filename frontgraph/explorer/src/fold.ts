/** One spelling for search, as `frontgraph.text.fold` does it: lower-case ASCII letters and digits, all else a space. */
export function fold(text: string): string {
  return text
    .replace(/[đĐÐð]/g, "d")
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
