import { yearOf } from "../dates";
import type { Item, Scene } from "./items";

/** A scene without the groups, lanes, kinds and boxes that are hidden and the years outside the period; with a box goes what hangs on it alone. */
export function filterScene(scene: Scene, hidden: readonly string[], years: readonly [number, number] | null): Scene {
  const seen = (item: Item): boolean => {
    const year = yearOf(item.date);
    const out = [item.group, item.lane, item.key, `kind:${item.kind}`].some((each) => hidden.includes(each));
    return !out && (!years || year === null || (years[0] <= year && year <= years[1]));
  };
  const [cited, citing] = [scene.cited.filter(seen), scene.citing.filter(seen)];
  const left = new Set([...cited, ...citing].map((item) => item.key));
  const reached = scene.reached.filter((item) => {
    const stays = seen(item) && item.from.some((key) => left.has(key));
    if (stays) left.add(item.key);
    return stays;
  });
  return { cited, citing, charged: scene.charged.filter(seen), reached, ties: scene.ties };
}
