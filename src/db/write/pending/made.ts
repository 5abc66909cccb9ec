import type { NodeType } from '../../../domain/node.ts';

/** What the writer needs to know of a document that is there. */
export interface KnownDocument {
  readonly id: number;
  readonly hash: string;
  readonly reading: string;
  readonly edition: string | null;
  readonly seriesId: number | null;
}

/** What the writer needs to know of an establishment. */
export interface KnownEstablishment {
  readonly id: number;
  readonly organisationId: number;
  readonly statedOn: string;
  /** JSON of all that describes it. */
  readonly said: string;
}

/** The greatest ids that tables have. */
export interface LastIds {
  readonly node: number;
  readonly claim: number;
  readonly lot: number;
  readonly document: number;
  readonly series: number;
  readonly mention: number;
  readonly establishment: number;
}

/** Those of a batch that makes nothing. */
export const NO_IDS: LastIds = {
  node: 0,
  claim: 0,
  lot: 0,
  document: 0,
  series: 0,
  mention: 0,
  establishment: 0,
};

/** What one batch has made, so that nobody has to read it back: whether it is written yet makes no difference here. */
export class Made {
  /** Nodes by checked identifier (`nameOfIdentifier`) and by key. */
  readonly nodes = new Map<string, { readonly id: number; readonly type: NodeType }>();
  /** Names of nodes that were tried for a node: they are its own by now, or another node's. */
  readonly settled = new Set<string>();
  /** By type and slug. */
  readonly slugs = new Set<string>();
  /** Claims by what makes their key. */
  readonly claims = new Map<string, number>();
  /** By tender and number. */
  readonly lots = new Map<string, number>();
  /** By key and moment. */
  readonly documents = new Map<string, KnownDocument>();
  readonly series = new Map<string, number>();
  /** By scheme and number, those that the batch made or met. */
  readonly establishments = new Map<string, KnownEstablishment>();
  /** How many documents a series has, of those to which the batch added one. */
  readonly seriesSizes = new Map<number, number>();
  /** What the last document of a series in the batch leaves a tender as, by tender and series. */
  readonly tenderTexts = new Map<string, { readonly moment: string; readonly text: string }>();
  private readonly last: LastIds;
  private readonly next: Record<keyof LastIds, number>;

  constructor(last: LastIds) {
    this.last = last;
    this.next = { ...last };
  }

  idOf(kind: keyof LastIds): number {
    this.next[kind]++;
    return this.next[kind];
  }

  isNewNode(id: number): boolean {
    return id > this.last.node;
  }

  isNewSeries(id: number): boolean {
    return id > this.last.series;
  }
}

/** What stands for a checked identifier among the names of nodes. */
export function nameOfIdentifier(type: NodeType, scheme: string, value: string): string {
  return `${type} ${scheme} ${value}`;
}
