import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { ClaimRecord, EvidenceRecord, MentionRecord, NodeRecord } from '../../../model/record.ts';
import { isJsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import type { DatedStatement } from './dating.ts';
import { objectIn } from './statement.ts';

/** A statement as a document of the graph, while what it states is being added. */
export interface StatementDocument extends DatedStatement {
  /** Key of all statements on the same record. */
  readonly series: string;
  readonly nodes: NodeRecord[];
  readonly claims: ClaimRecord[];
  readonly mentions: MentionRecord[];
}

const TITLES = {
  ENTITY: 'Entity statement',
  PERSON: 'Person statement',
  RELATIONSHIP: 'Ownership-or-control statement',
} as const;

/** The document of a statement, with its article and those of what it relies on or replaces. */
export function documentOf(dated: DatedStatement, series: string): StatementDocument {
  const { statement } = dated;
  const document: StatementDocument = { ...dated, series, nodes: [], claims: [], mentions: [] };
  const flags: QualityFlagRecord[] = [];
  if (statement.date === undefined) flags.push({ flag: 'MISSING_DATE', field: 'published' });
  document.nodes.push({
    ...articleOf(document, statement.id),
    ...(statement.date !== undefined && { published: statement.date }),
    flags,
  });
  addSource(document);
  for (const [position, old] of statement.replaces.entries()) {
    document.nodes.push(articleOf(document, old));
    document.claims.push({
      kind: 'CITATION',
      key: `bods:${statement.id}:replaces:${old}`,
      citing: articleRef(statement.id),
      cited: articleRef(old),
      note: 'It replaces that statement.',
      evidence: evidenceIn(document, `/replacesStatements/${position}`),
    });
  }
  return document;
}

/** The article of this statement or of one that it replaces, which is of the same type; the name follows from the id alone. */
function articleOf({ statement, day }: DatedStatement, id: string): NodeRecord {
  const ref = articleRef(id);
  return {
    type: 'ARTICLE',
    ref,
    kind: 'NOTICE',
    keys: [ref],
    name: `${TITLES[statement.type]} ${id}`,
    statedOn: day,
  };
}

function articleRef(id: string): string {
  return `bods:document:${id}`;
}

/** Evidence in this document, attributed to the source that it names. @param pointer JSON pointer from the statement's details */
export function evidenceIn(document: StatementDocument, pointer: string): EvidenceRecord[] {
  const { statement } = document;
  const source = sourceRef(document);
  const { assertedBy } = objectIn(statement.published.source);
  const names = (Array.isArray(assertedBy) ? assertedBy : [])
    .map((agent) => publishedText(objectIn(agent).name))
    .filter((name) => name !== undefined);
  return [
    {
      article: articleRef(statement.id),
      standing: standingOf(statement.published.source),
      locator: statement.pointer + pointer,
      ...(source !== undefined && { attributedTo: source }),
      ...(names.length > 0 && { note: `Asserted by ${names.join(', ')}.` }),
    },
  ];
}

/** What neither a register nor the owner declared, but others found out, is reported only. */
function standingOf(source: unknown): EvidenceRecord['standing'] {
  const { type } = objectIn(source);
  const types = Array.isArray(type) ? type : [type];
  const isFoundOut = types.includes('thirdParty') || types.includes('primaryResearch');
  const isOfficial = ['officialRegister', 'selfDeclaration', 'verified'].some((word) => types.includes(word));
  return isFoundOut && !isOfficial ? 'REPORTED' : 'OFFICIAL';
}

function sourceRef({ statement }: DatedStatement): string | undefined {
  const { source } = statement.published;
  if (!isJsonObject(source)) return undefined;
  const [url, description] = [source.url, source.description].map(publishedText);
  return url === undefined && description === undefined
    ? undefined
    : `bods:source:${url ?? ''} ${description ?? ''}`;
}

function addSource(document: StatementDocument): void {
  const ref = sourceRef(document);
  if (ref === undefined) return;
  const { source } = document.statement.published;
  const [url, description] = [objectIn(source).url, objectIn(source).description].map(publishedText);
  document.nodes.push({
    type: 'ARTICLE',
    ref,
    kind: 'OTHER',
    keys: [ref],
    name: description ?? url ?? ref,
    ...(url !== undefined && { url }),
    statedOn: document.day,
  });
}
