import { yearOf } from "../dates";
import type { Item, Scene } from "./items";

/** A scene without the groups and lanes that are hidden and the years outside the period. */
export function filterScene(scene: Scene, hidden: readonly string[], years: readonly [number, number] | null): Scene {
  const seen = (item: Item): boolean => {
    const year = yearOf(item.date);
    return !hidden.includes(item.group) && !hidden.includes(item.lane) && (!years || year === null || (years[0] <= year && year <= years[1]));
  };
  return { cited: scene.cited.filter(seen), citing: scene.citing.filter(seen), charged: scene.charged.filter(seen), ties: scene.ties };
}
