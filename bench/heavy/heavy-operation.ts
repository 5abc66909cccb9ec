/** Something that is allowed, and as much work as can be asked for in its way. */
export interface HeavyOperation {
  readonly name: string;
  readonly what: string;
  /** One statement, which nothing can interrupt, the same in a thread of its own, or work that gives way to other requests. */
  readonly reads: 'at once' | 'aside' | 'in turns';
  /** A GraphQL operation, or an address below the server's. */
  readonly request: { readonly query: (asked: AskedNodes) => string } | { readonly path: string };
}

/** Slugs of the organisations that operations ask about. */
export interface AskedNodes {
  /** The one with the most bids. */
  readonly hub: string;
  /** Two that are many hops apart. */
  readonly from: string;
  readonly to: string;
}
