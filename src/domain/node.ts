/** The five kinds of things in the graph, as they are stored and shown. */
export const NODE_TYPES = ['ARTICLE', 'ORGANISATION', 'PERSON', 'REGULATION', 'TENDER'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** How a tender or lot stands, in order of its stages; the last three are ends, in the order in which one outweighs another of its day. */
export const TENDER_STATUSES = [
  'PLANNED',
  'LAUNCHED',
  'CLOSED',
  'AWARDED',
  'CANCELLED',
  'UNSUCCESSFUL',
] as const;
export type TenderStatus = (typeof TENDER_STATUSES)[number];

/** Those after which nothing is to come, unless it is launched again. */
export const END_STATUSES = [
  'AWARDED',
  'CANCELLED',
  'UNSUCCESSFUL',
] as const satisfies readonly TenderStatus[];
