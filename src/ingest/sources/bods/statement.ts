import { isPartialDate, type PartialDate } from '../../../domain/partial-date.ts';
import { isPlausibleDate } from '../../../domain/quality.ts';
import { isJsonObject, type JsonObject, kindOfJson } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';

/** Nobody is referred to, and why: `unspecified` in 0.2, an object in place of the record's id in 0.4. */
export interface Unspecified {
  readonly reason: string;
}

/** A statement as both shapes of the standard have it: up to 0.3 flat, since 0.4 around `recordDetails`. */
export interface BodsStatement {
  readonly type: 'ENTITY' | 'PERSON' | 'RELATIONSHIP';
  readonly id: string;
  /** What other statements of the file refer to it by: its own id; since 0.4 its record's, within the publisher's. */
  readonly ref: string;
  /** Key of what all statements on the same record share, where the statement says so itself. */
  readonly record: string | undefined;
  /** Ids of the statements that it says it replaces (up to 0.3). */
  readonly replaces: readonly string[];
  /** Since 0.4: nothing further will be stated of the record. */
  readonly isClosed: boolean;
  /** When it was published, or taken from its source, or declared: the first of these that it states. */
  readonly date: PartialDate | undefined;
  readonly statementDate: PartialDate | undefined;
  /** Of relationships: the `ref` of who is owned, and of who owns. */
  readonly subject: string | Unspecified | undefined;
  readonly interestedParty: string | Unspecified | undefined;
  /** What it states, and the JSON pointer there from the statement. */
  readonly details: JsonObject;
  readonly pointer: string;
  /** As it stands in the file. */
  readonly published: JsonObject;
}

const FLAT_TYPES: ReadonlyMap<unknown, BodsStatement['type']> = new Map([
  ['entityStatement', 'ENTITY'],
  ['personStatement', 'PERSON'],
  ['ownershipOrControlStatement', 'RELATIONSHIP'],
]);

const RECORD_TYPES: ReadonlyMap<unknown, BodsStatement['type']> = new Map([
  ['entity', 'ENTITY'],
  ['person', 'PERSON'],
  ['relationship', 'RELATIONSHIP'],
]);

/** The statement that a JSON value is, or why it is none. */
export function readStatement(value: unknown): BodsStatement | { reason: string } {
  if (!isJsonObject(value)) return { reason: `${kindOfJson(value)} instead of a statement` };
  const id = publishedText(value.statementId) ?? publishedText(value.statementID);
  if (id === undefined) return { reason: 'it is no BODS statement: there is no statementId' };
  if ('recordType' in value) return readRecordStatement(value, id);
  const type = FLAT_TYPES.get(value.statementType);
  if (type === undefined) {
    return { reason: `statementType ${kindOfJson(value.statementType)} is not one of BODS` };
  }
  const replaces = Array.isArray(value.replacesStatements) ? value.replacesStatements : [];
  return {
    type,
    id,
    ref: id,
    record: undefined,
    replaces: replaces.map(publishedText).filter((old) => old !== undefined && old !== id) as string[],
    isClosed: false,
    subject: flatReference(value.subject),
    interestedParty: flatReference(value.interestedParty),
    details: value,
    pointer: '',
    published: value,
    ...datesOf(value),
  };
}

function readRecordStatement(value: JsonObject, id: string): BodsStatement | { reason: string } {
  const type = RECORD_TYPES.get(value.recordType);
  const { recordDetails: details } = value;
  if (type === undefined) return { reason: `recordType ${kindOfJson(value.recordType)} is not one of BODS` };
  if (!isJsonObject(details))
    return { reason: `recordDetails is ${kindOfJson(details)} instead of an object` };
  const recordId = publishedText(value.recordId);
  if (recordId === undefined) return { reason: 'the statement has no recordId' };
  const publisher = publisherOf(value);
  const refOf = (reference: unknown) => {
    const text = publishedText(reference);
    return text === undefined ? unspecified(reference) : `${publisher}:record:${text}`;
  };
  return {
    type,
    id,
    ref: `${publisher}:record:${recordId}`,
    record: `${publisher}:record:${recordId}`,
    replaces: [],
    isClosed: value.recordStatus === 'closed',
    subject: refOf(details.subject),
    interestedParty: refOf(details.interestedParty),
    details,
    pointer: '/recordDetails',
    published: value,
    ...datesOf(value),
  };
}

/** Records are numbered by each publisher by itself. */
function publisherOf(statement: JsonObject): string {
  const { publisher } = objectIn(statement.publicationDetails);
  const { name, url } = objectIn(publisher);
  return publishedText(url) ?? publishedText(name) ?? '';
}

function flatReference(value: unknown): string | Unspecified | undefined {
  const { describedByEntityStatement, describedByPersonStatement, unspecified: nobody } = objectIn(value);
  return (
    publishedText(describedByEntityStatement) ??
    publishedText(describedByPersonStatement) ??
    unspecified(nobody)
  );
}

function unspecified(value: unknown): Unspecified | undefined {
  if (!isJsonObject(value)) return undefined;
  return { reason: [value.reason, value.description].map(publishedText).filter(Boolean).join(': ') };
}

function datesOf(statement: JsonObject): Pick<BodsStatement, 'date' | 'statementDate'> {
  const published = dateIn(objectIn(statement.publicationDetails).publicationDate);
  const retrieved = dateIn(objectIn(statement.source).retrievedAt);
  const statementDate = dateIn(statement.statementDate);
  return { date: published ?? retrieved ?? statementDate, statementDate };
}

function dateIn(value: unknown): PartialDate | undefined {
  return isPartialDate(value) && isPlausibleDate(value) ? value : undefined;
}

/** The object, or an empty one where there is none. */
export function objectIn(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** How many replacing statements of one file are remembered. */
const MAX_REPLACING = 100_000;

/**
 * The key of the series of statements on one record that a statement belongs to: the record's, where it names that; else the first
 * statement of the chain of replacements, as far as the file shows it.
 */
export function seriesOf(): (statement: BodsStatement) => string {
  const firsts = new Map<string, string>();
  return ({ id, record, replaces }) => {
    if (record !== undefined) return record;
    const old = replaces.toSorted()[0];
    if (old === undefined) return `statement:${id}`;
    const first = firsts.get(old) ?? old;
    firsts.set(id, first);
    if (firsts.size > MAX_REPLACING) firsts.delete(firsts.keys().next().value as string);
    return `statement:${first}`;
  };
}
