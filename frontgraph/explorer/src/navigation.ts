import { fromHash, toHash, type Lang, type State } from "./state";

/** Where the page keeps what is looked at: the address bar, or memory inside a notebook. */
export interface Navigation {
  read(): State;
  write(state: State, replace: boolean): void;
  /** Calls back on every change; returns how to stop. */
  watch(listener: (state: State) => void): () => void;
  address(state: State): string;
  /** Follows a click on a link of this page without leaving it. */
  follow(event: MouseEvent): void;
  open(address: string): void;
  /** Tells browser and screen reader what is looked at. */
  announce(title: string, lang: Lang): void;
  copyLink(): Promise<boolean>;
  switchTheme(): void;
}

/** The address bar: a link shows the same again and the back button goes back. */
export function addressBar(focus: string | null, lang: Lang, pageTitle: string): Navigation {
  const read = (): State => fromHash(location.hash, focus, lang);
  const listeners = new Set<(state: State) => void>();
  const tell = (): void => listeners.forEach((listener) => listener(read()));
  const show = (hash: string, replace: boolean): void => {
    if (hash === location.hash) return;
    history[replace ? "replaceState" : "pushState"](null, "", hash);
    tell();
  };
  return {
    read,
    write: (state, replace) => show(toHash(state), replace),
    watch(listener) {
      listeners.add(listener);
      window.addEventListener("popstate", tell);
      window.addEventListener("hashchange", tell);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("popstate", tell);
        window.removeEventListener("hashchange", tell);
      };
    },
    address: toHash,
    follow(event) {
      const hash = plainClick(event);
      if (hash === null) return;
      event.preventDefault();
      show(hash, false);
    },
    open: (address) => (address.startsWith("#") ? show(address, false) : location.assign(address)),
    announce(title, current) {
      document.title = title ? `${title} – ${pageTitle}` : pageTitle;
      document.documentElement.lang = current;
    },
    copyLink: () => copy(location.href),
    switchTheme: () => switchTheme(document.documentElement),
  };
}

/** Memory: a page inside another page must leave that page's address alone. */
export function memory(focus: string | null, lang: Lang, root: HTMLElement): Navigation {
  const past: State[] = [fromHash("", focus, lang)];
  const listeners = new Set<(state: State) => void>();
  const read = (): State => past[past.length - 1] as State;
  const write = (state: State, replace: boolean): void => {
    if (replace) past.pop();
    past.push(state);
    listeners.forEach((listener) => listener(state));
  };
  const open = (address: string): void => (address.startsWith("#") ? write(fromHash(address, focus, lang), false) : void window.open(address, "_blank", "noopener"));
  return {
    read, write, open, address: toHash,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    follow(event) {
      const hash = plainClick(event);
      if (hash === null) return;
      event.preventDefault();
      open(hash);
    },
    announce: () => undefined,
    copyLink: () => copy(toHash(read())),
    switchTheme: () => switchTheme(root),
  };
}

/** The `#/…` address of a link that was clicked without any modifier key, else null. */
function plainClick(event: MouseEvent): string | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const hash = link?.getAttribute("href") ?? "";
  return hash.startsWith("#/") ? hash : null;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text);
  }
}

/** Where the clipboard is closed to scripts (pages opened from a file in some browsers). */
function copyByHand(text: string): boolean {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

function switchTheme(element: HTMLElement): void {
  const dark = element.dataset.theme ? element.dataset.theme === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  element.dataset.theme = dark ? "light" : "dark";
}
