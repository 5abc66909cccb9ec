import type { GraphNode } from '../../db/read/export/graph-node.ts';
import { decimalAmount } from '../decimal-amount.ts';
import type { Link } from './link.ts';
import { attributesText } from './xml-text.ts';

/** A column of Gephi's data table. Texts that may be partial dates are strings: the format's own dates are whole days. */
interface Column<T> {
  readonly id: string;
  readonly type: 'string' | 'integer' | 'double';
  readonly of: (thing: T) => string | number | null;
}

export const NODE_COLUMNS = [
  { id: 'globalId', type: 'string', of: ({ type, id }) => `${type.toLowerCase()}:${id}` },
  { id: 'type', type: 'string', of: ({ type }) => type },
  { id: 'slug', type: 'string', of: ({ slug }) => slug },
  { id: 'kind', type: 'string', of: ({ kind }) => kind },
  { id: 'country', type: 'string', of: ({ country }) => country },
  { id: 'status', type: 'string', of: ({ status }) => status },
  { id: 'published', type: 'string', of: ({ published }) => published },
  { id: 'awarded', type: 'string', of: ({ awarded }) => awarded },
  { id: 'value', type: 'double', of: decimalAmount },
  { id: 'currency', type: 'string', of: ({ valueCurrency }) => valueCurrency },
  { id: 'knownFrom', type: 'string', of: ({ knownFrom }) => knownFrom },
] as const satisfies readonly Column<GraphNode>[];

export const EDGE_COLUMNS = [
  { id: 'kind', type: 'string', of: ({ kind }) => kind },
  { id: 'modality', type: 'string', of: ({ modality }) => modality },
  { id: 'standing', type: 'string', of: ({ standing }) => standing },
  { id: 'claims', type: 'integer', of: ({ claims }) => claims },
  { id: 'won', type: 'integer', of: ({ won }) => won },
  { id: 'knownFrom', type: 'string', of: ({ knownFrom }) => knownFrom },
  { id: 'validFrom', type: 'string', of: ({ validFrom }) => validFrom },
  { id: 'validUntil', type: 'string', of: ({ validUntil }) => validUntil },
] as const satisfies readonly Column<Link>[];

/** The declaration of a table's columns. */
export function columnsText<T>(of: 'node' | 'edge', columns: readonly Column<T>[]): string {
  const declared = columns.map(({ id, type }) => `<attribute${attributesText({ id, title: id, type })}/>`);
  return `<attributes class="${of}" mode="static">${declared.join('')}</attributes>\n`;
}

/** The values of a node or edge in its columns; what it does not have is left out. */
export function valuesText<T>(thing: T, columns: readonly Column<T>[]): string {
  const values = columns.map((column) => {
    const value = column.of(thing);
    return value === null ? '' : `<attvalue${attributesText({ for: column.id, value })}/>`;
  });
  return `<attvalues>${values.join('')}</attvalues>`;
}
