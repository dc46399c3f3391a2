import { yearOf } from "../dates";
import type { Item, Scene } from "./items";

/** A scene without the groups, lanes, kinds and boxes that are hidden and the years outside the period. */
export function filterScene(scene: Scene, hidden: readonly string[], years: readonly [number, number] | null): Scene {
  const seen = (item: Item): boolean => {
    const year = yearOf(item.date);
    const out = [item.group, item.lane, item.key, `kind:${item.kind}`].some((each) => hidden.includes(each));
    return !out && (!years || year === null || (years[0] <= year && year <= years[1]));
  };
  return { cited: scene.cited.filter(seen), citing: scene.citing.filter(seen), charged: scene.charged.filter(seen), ties: scene.ties };
}
