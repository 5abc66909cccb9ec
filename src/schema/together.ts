const READ = new WeakMap<object, Map<unknown, unknown>>();

/**
 * What is read for all items of a list together, when the first of them asks: once for each list and place.
 * For lists that are no batch of rows.
 */
export function readTogether<T>(list: object, place: unknown, read: () => T): T {
  let byPlace = READ.get(list);
  if (!byPlace) {
    byPlace = new Map();
    READ.set(list, byPlace);
  }
  if (!byPlace.has(place)) byPlace.set(place, read());
  return byPlace.get(place) as T;
}
