/** Hands the reader a file; nothing leaves the page. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** What a file about a work is called: the last part of its identity, and what else is in it. */
export function fileName({ id }: { readonly id: string }, ...more: readonly string[]): string {
  return [id.split("/").slice(-1)[0] || "frontgraph", ...more].join("-");
}
