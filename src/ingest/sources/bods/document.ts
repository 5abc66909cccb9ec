import type { Day } from '../../../domain/partial-date.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ArticleRecord, EvidenceRecord } from '../../../model/record.ts';
import { DocumentBuilder, type DocumentText, hashOf } from '../../document-builder.ts';
import { isJsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { sortableTime } from '../../sortable-time.ts';
import type { SourceFile, StatedDocument } from '../../source.ts';
import type { DatedStatement } from './dating.ts';
import { type BodsStatement, objectIn } from './statement.ts';

const TITLES = {
  ENTITY: 'Entity statement',
  PERSON: 'Person statement',
  RELATIONSHIP: 'Ownership-or-control statement',
} as const;

/** A statement as a document of the graph, while what it states is being added. */
export class StatementDocument extends DocumentBuilder {
  readonly statement: BodsStatement;
  readonly day: Day;
  /** Key of all statements on the same record. */
  readonly series: string;

  constructor(file: Pick<SourceFile, 'name'>, { statement, locator, day }: DatedStatement, series: string) {
    super(file, locator, articleRef(statement.id));
    this.statement = statement;
    this.day = day;
    this.series = series;
  }

  stated(): StatedDocument {
    const article = {
      ...articleOf(this, this.statement.id),
      ...withoutUndefined({ published: this.statement.date }),
      flags: this.flags,
    };
    return this.build(article, documentTextOf(this));
  }
}

/**
 * A statement stands among those on its record, by its publication and its own date. Before 0.4 it is a series of its own, and continues
 * those that it replaces.
 *
 * A closing statement tells when what was stated before it ended, interest by interest. One that tells of none takes nothing back: it was
 * so in its time.
 */
function documentTextOf({ statement, day }: StatementDocument): DocumentText {
  const { record, id, date, statementDate, replaces, isClosed, details, published } = statement;
  const tellsInterests = Array.isArray(details.interests) && details.interests.length > 0;
  return {
    moment: [
      sortableTime(date ?? day),
      statementDate === undefined ? '' : sortableTime(statementDate),
      rankOf(statement),
    ].join(' '),
    hash: hashOf(published),
    series: {
      key: record === undefined ? statementKey(id) : `bods:${record}`,
      ...(replaces.length > 0 && { continues: replaces.map(statementKey) }),
    },
    ...(isClosed && !tellsInterests && { takesBack: 'NOTHING' as const }),
  };
}

function statementKey(id: string): string {
  return `bods:statement:${id}`;
}

/** Of statements of one day: the first, those that replace or update it, the last. */
function rankOf({ replaces, published, isClosed }: BodsStatement): number {
  if (isClosed) return 2;
  return Number(replaces.length > 0 || published.recordStatus === 'updated');
}

/** The document of a statement, with the articles of what it relies on or replaces. */
export function documentOf(
  file: Pick<SourceFile, 'name'>,
  dated: DatedStatement,
  series: string,
): StatementDocument {
  const document = new StatementDocument(file, dated, series);
  const { id, date, replaces } = dated.statement;
  if (date === undefined) document.flags.push({ flag: 'MISSING_DATE', field: 'published' });
  addSource(document);
  for (const [position, old] of replaces.entries()) {
    document.addNode(articleOf(document, old));
    document.addClaim({
      kind: 'CITATION',
      key: `bods:${id}:replaces:${old}`,
      citing: document.article,
      cited: articleRef(old),
      note: 'It replaces that statement.',
      evidence: evidenceIn(document, `/replacesStatements/${position}`),
    });
  }
  return document;
}

/** The article of this statement or of one that it replaces, which is of the same type; the name follows from the id alone. */
function articleOf({ statement, day }: StatementDocument, id: string): ArticleRecord {
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
export function evidenceIn(document: StatementDocument, pointer: string): readonly EvidenceRecord[] {
  const { published, pointer: base } = document.statement;
  const { assertedBy } = objectIn(published.source);
  const names = (Array.isArray(assertedBy) ? assertedBy : [])
    .map((agent) => publishedText(objectIn(agent).name))
    .filter((name) => name !== undefined);
  return document.evidence(base + pointer, {
    standing: standingOf(published.source),
    ...withoutUndefined({
      attributedTo: sourceRef(document),
      note: names.length > 0 ? `Asserted by ${names.join(', ')}.` : undefined,
    }),
  });
}

/** What neither a register nor the owner declared, but others found out, is reported only. */
function standingOf(source: unknown): EvidenceRecord['standing'] {
  const { type } = objectIn(source);
  const types = Array.isArray(type) ? type : [type];
  const isFoundOut = types.includes('thirdParty') || types.includes('primaryResearch');
  const isOfficial = ['officialRegister', 'selfDeclaration', 'verified'].some((word) => types.includes(word));
  return isFoundOut && !isOfficial ? 'REPORTED' : 'OFFICIAL';
}

function sourceRef({ statement }: StatementDocument): string | undefined {
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
  document.addNode({
    type: 'ARTICLE',
    ref,
    kind: 'OTHER',
    keys: [ref],
    name: description ?? url ?? ref,
    ...withoutUndefined({ url }),
    statedOn: document.day,
  });
}
