import { basename, extname } from 'node:path';
import { packNodes } from '../../../db/write/document/edited-text.ts';
import type { DocumentRecord } from '../../../model/document.ts';
import type { GraphRecords } from '../../../model/record.ts';
import { hashOf } from '../../document-builder.ts';
import { REFERENCE_PREFIX } from './value-schema.ts';

/** Raised whenever the same dossier would state something else than before. */
const READING = '2';

/** A dossier has one text that counts, whenever it was written. Behind all instants of a day. */
const MOMENT = 'edited';

/** Before all days, of a dossier that states nothing of any. */
const NO_DAY = '0001-01-01';

/** What a dossier is as a document. */
export function dossierDocument(key: string, records: GraphRecords): DocumentRecord {
  return {
    key,
    moment: MOMENT,
    day: earliestDay(records),
    takesBack: 'NOTHING',
    isEdited: true,
    hash: hashOf(records),
    reading: READING,
    raw: packNodes(records.nodes),
  };
}

/** The first day of what it states; each of its statements is known since the day of the article that it names. */
function earliestDay({ nodes, claims }: GraphRecords): string {
  const days = [
    ...nodes.flatMap(({ isReference, statedOn }) => (isReference ? [] : [statedOn])),
    ...claims.flatMap(({ evidence }) => evidence.flatMap(({ knownFrom }) => knownFrom ?? [])),
  ];
  return days.sort()[0] ?? NO_DAY;
}

/**
 * What makes two texts the same dossier: its id; else its default article and the name of its file, since several dossiers may tell what
 * one article says.
 */
export function dossierKey(dossier: {
  readonly id: string | undefined;
  readonly defaultArticle: string | undefined;
  readonly file: string;
}): string {
  const { id, defaultArticle = '', file } = dossier;
  if (id !== undefined) return `dossier:${id}`;
  const prefixed = Object.keys(REFERENCE_PREFIX).find((prefix) => defaultArticle.startsWith(`${prefix}:`));
  const article = prefixed === undefined ? defaultArticle : defaultArticle.slice(prefixed.length + 1);
  return `dossier:${article}/${basename(file, extname(file))}`;
}
