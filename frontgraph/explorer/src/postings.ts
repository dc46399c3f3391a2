/** Which entries hold a word, and which hold a word that begins so; built once, each look-up a binary search. */
export class Postings {
  readonly #entries = new Map<string, number[]>();
  #words: readonly string[] = [];

  /** Takes in an entry's folded words; entries come in the order of their numbers. */
  add(entry: number, text: string): void {
    for (const word of text.split(" ")) {
      if (!word) continue;
      const known = this.#entries.get(word);
      if (!known) this.#entries.set(word, [entry]);
      else if (known[known.length - 1] !== entry) known.push(entry);
    }
  }

  /** To be called when all entries are in. */
  close(): void {
    this.#words = [...this.#entries.keys()].sort();
  }

  /** Calls back for each entry that holds the word (`whole`), or, unless `exact`, one that begins with it; an entry may come more than once. */
  each(word: string, exact: boolean, found: (entry: number, whole: boolean) => void): void {
    for (let at = this.#first(word); at < this.#words.length; at++) {
      const known = this.#words[at] as string;
      const whole = known === word;
      if (!whole && (exact || !known.startsWith(word))) break;
      for (const entry of this.#entries.get(known) ?? []) found(entry, whole);
    }
  }

  #first(word: string): number {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] as string) < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
