import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type {
  ClaimRecord,
  EvidenceRecord,
  GraphRecords,
  NodeRecord,
  NodeRef,
} from '../../../model/record.ts';
import { rejection } from '../../rejection.ts';
import type { RejectedDocument, SourceFile } from '../../source.ts';
import type { XmlElement } from '../../xml-element.ts';
import type { Notice } from './notice.ts';

export const ARTICLE: NodeRef = 'notice';
export const TENDER: NodeRef = 'tender';

/** What one notice states, while it is being read: its parts add to it. */
export interface Statement {
  readonly notice: Notice;
  readonly nodes: NodeRecord[];
  readonly claims: ClaimRecord[];
  /** Parts that can't be understood. */
  readonly rejected: RejectedDocument[];
  /** Flags of values that have no record to stand on. */
  readonly flags: QualityFlagRecord[];
  /** Where in the notice a claim is stated: evidence from this notice. */
  evidence(element: XmlElement, note?: string): EvidenceRecord[];
  reject(element: XmlElement, reason: string): void;
}

export function newStatement(file: Pick<SourceFile, 'name'>, notice: Notice): Statement {
  const rejected: RejectedDocument[] = [];
  return {
    notice,
    nodes: [],
    claims: [],
    rejected,
    flags: [...notice.flags],
    evidence(element, note) {
      const piece = { article: ARTICLE, standing: 'OFFICIAL', locator: element.locator } as const;
      return [note === undefined ? piece : { ...piece, note }];
    },
    reject(element, reason) {
      rejected.push(rejection(file, element.locator, reason, String(element)));
    },
  };
}

export function recordsOf({ nodes, claims }: Statement): GraphRecords {
  return { nodes, claims, mentions: [] };
}
