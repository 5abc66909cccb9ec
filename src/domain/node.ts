/** The five kinds of things in the graph, as they are stored and shown. */
export const NODE_TYPES = ['ARTICLE', 'ORGANISATION', 'PERSON', 'REGULATION', 'TENDER'] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** What a tender's last visible event says of it. */
export const TENDER_STATUSES = [
  'PLANNED',
  'LAUNCHED',
  'CLOSED',
  'AWARDED',
  'CANCELLED',
  'UNSUCCESSFUL',
] as const;
export type TenderStatus = (typeof TENDER_STATUSES)[number];
