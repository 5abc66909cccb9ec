import type { GraphQLResolveInfo } from 'graphql';

/** What is made once at each place of an operation for all items that are shown together. */
export class ByPlace<T> {
  readonly #made = new Map<unknown, T>();

  at(info: GraphQLResolveInfo, make: () => T): T {
    let made = this.#made.get(info.fieldNodes);
    if (made === undefined) {
      made = make();
      this.#made.set(info.fieldNodes, made);
    }
    return made;
  }
}
