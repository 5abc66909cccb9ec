import type { Day, PartialDate } from '../../../domain/partial-date.ts';
import type { ClaimRecord, EvidenceRecord, GraphRecords, NodeRecord } from '../../../model/record.ts';
import { isJsonObject, type JsonObject, kindOfJson } from '../../json-value.ts';

/** A part of a tender that can't be understood. */
export interface Part {
  /** JSON pointer from the tender. */
  readonly pointer: string;
  readonly reason: string;
  readonly content: unknown;
}

/** The one document that a version of a tender is, while its parts are being stated. */
export interface Statement {
  /** ProZorro's id of the tender, which all keys of its parts begin with. */
  readonly tenderId: string;
  readonly day: Day;
  readonly published: PartialDate;
  /** Identifiers of the procuring entity, as `scheme:value`: a bidder that carries one was given it by mistake. */
  readonly buyers: Set<string>;
  readonly nodes: Map<string, NodeRecord>;
  readonly claims: ClaimRecord[];
  readonly rejected: Part[];
}

export const ARTICLE = 'article';
export const TENDER = 'tender';

export function newStatement(tenderId: string, day: Day, published: PartialDate): Statement {
  return { tenderId, day, published, buyers: new Set(), nodes: new Map(), claims: [], rejected: [] };
}

/** Evidence in this document. @param pointer JSON pointer from the tender */
export function evidenceAt(pointer: string): EvidenceRecord[] {
  return [{ article: ARTICLE, standing: 'OFFICIAL', locator: pointer }];
}

/** The key of a part of the tender, the same in every version of it. */
export function keyOf(statement: Statement, ...part: readonly string[]): string {
  return ['prozorro', statement.tenderId, ...part].join(':');
}

/** The objects of a list with their pointers. What is no object is rejected; a missing list is an empty one. */
export function partsOf(
  statement: Statement,
  owner: JsonObject,
  list: string,
  pointer = '',
): { value: JsonObject; pointer: string }[] {
  const elements = owner[list];
  if (elements === undefined || elements === null) return [];
  if (!Array.isArray(elements)) {
    reject(statement, `${pointer}/${list}`, `${kindOfJson(elements)} instead of a list`, elements);
    return [];
  }
  return elements.flatMap((value: unknown, position) => {
    const at = `${pointer}/${list}/${position}`;
    if (isJsonObject(value)) return [{ value, pointer: at }];
    reject(statement, at, `${kindOfJson(value)} instead of an object`, value);
    return [];
  });
}

/** Several readers look at some lists: what they can't understand is rejected once. */
export function reject(statement: Statement, pointer: string, reason: string, content: unknown): void {
  if (statement.rejected.some((part) => part.pointer === pointer)) return;
  statement.rejected.push({ pointer, reason, content });
}

export function recordsOf(statement: Statement): GraphRecords {
  return { nodes: [...statement.nodes.values()], claims: statement.claims, mentions: [] };
}
