/**
 * The first `count` of some items in the order of a comparison, without sorting the others: of many items few are ever moved.
 * The comparison must tell any two items apart.
 */
export function topOf<T>(items: Iterable<T>, count: number, compare: (a: T, b: T) => number): T[] {
  const top: T[] = [];
  for (const item of items) {
    const last = top[count - 1];
    if (last !== undefined && compare(last, item) <= 0) continue;
    const place = top.findLastIndex((other) => compare(other, item) <= 0) + 1;
    top.splice(place, 0, item);
    if (top.length > count) top.pop();
  }
  return top;
}
