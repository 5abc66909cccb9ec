import { quoted } from '../../../domain/error.ts';
import { endsBefore, isPartialDate, type PartialDate } from '../../../domain/partial-date.ts';
import { assessment } from '../../../model/claims/assessment.ts';
import { ownership } from '../../../model/claims/ownership.ts';
import { tenderEvent } from '../../../model/claims/tender-event.ts';
import { CLAIMS, type ClaimKind } from '../../../model/model.ts';
import type { AssessmentRecord } from '../../../model/record.ts';
import { CLAIM_TABLES } from '../../claim-kind.ts';
import { jsonArray, jsonRows } from '../../dialect/json-value.ts';
import { as } from '../../statement/alias.ts';
import { assessmentAmounts, assessments } from '../../tables/assessment.ts';
import { claims } from '../../tables/claim.ts';
import { ownerships } from '../../tables/ownership.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { Refusal } from '../batch/refusal.ts';
import { type Attribute, amount, oneOf, pair, text, word } from './attribute.ts';
import { fieldAttributes } from './field-attribute.ts';

const modality = word('modality', claims.modality);

/** What claims of all kinds state; in the base row, which stands as `c`. */
export const BASE_ATTRIBUTES: readonly Attribute[] = base([
  // Nothing said means that it is so.
  {
    ...modality,
    read: (record) => modality.read({ modality: record.modality ?? 'ACTUAL' }),
  },
  pair('validity', ['validFrom', 'validUntil'], [claims.validFrom, claims.validUntil], periodProblem),
  text('note', claims.note),
]);

function base(attributes: readonly Attribute[]): Attribute[] {
  return attributes.map((attribute) => ({
    ...attribute,
    selects: attribute.columns.map((column) => `c.${column}`),
  }));
}

const { event: _, ...datedFields } = tenderEvent.fields;
const { shareMin: _min, shareMax: _max, ...ownershipFields } = ownership.fields;

/** Kinds that state something else than their fields in the model, one by one. */
const STATED_BESIDE: Partial<Record<ClaimKind, readonly Attribute[]>> = {
  TENDER_EVENT: [text('event', tenderEvents.event), ...fieldAttributes(datedFields, tenderEvents)],
  OWNERSHIP: [
    pair('share', ['shareMin', 'shareMax'], [ownerships.shareMin, ownerships.shareMax], shareProblem),
    ...fieldAttributes(ownershipFields, ownerships),
  ],
  ASSESSMENT: [...fieldAttributes(assessment.fields, assessments), amounts()],
};

/** What claims of each kind state by themselves, besides the nodes at their ends, the lot and the bid. */
export const OWN_ATTRIBUTES = Object.fromEntries(
  CLAIMS.map(({ kind, fields }) => [
    kind,
    STATED_BESIDE[kind] ?? fieldAttributes(fields, CLAIM_TABLES[kind].table),
  ]),
) as Record<ClaimKind, readonly Attribute[]>;

/** Fields that kinds got after claims of them were stored: they must not make another claim of one that is there. */
const LATER_FIELDS: Partial<Record<ClaimKind, readonly string[]>> = {};

/**
 * What may become known later of a claim that its source gives no key: its note and `LATER_FIELDS`; of a bid, which is the same one
 * when its tender, lot, parties and modality are, also the rest. All else makes it another claim.
 */
export function isMutableWithoutKey(kind: ClaimKind, { name }: Attribute): boolean {
  if (kind === 'BID') return !['modality', 'parties'].includes(name);
  return name === 'note' || LATER_FIELDS[kind]?.includes(name) === true;
}

/**
 * Fields that kinds got after claims of them were stored, and that make another claim where they are stated: without one a claim is the
 * same as before.
 */
const LATER_IDENTIFYING: Partial<Record<ClaimKind, readonly string[]>> = { VALUATION: ['part'] };

/** Whether the attribute makes another claim only where it is stated. */
export function identifiesWhenStated(kind: ClaimKind, { name }: Attribute): boolean {
  return LATER_IDENTIFYING[kind]?.includes(name) === true;
}

/** What makes a claim of a kind without a source's key another one, besides its ends, lot, bid and parties; `selects` reads it of the rows `c` and `t`. */
export function identifyingAttributes(kind: ClaimKind): readonly Attribute[] {
  return [...BASE_ATTRIBUTES, ...OWN_ATTRIBUTES[kind]].filter(
    (attribute) => !isMutableWithoutKey(kind, attribute),
  );
}

/** The amounts of an assessment in its order, as the text of a JSON array of `[label, qualifier, minor, currency]`. */
function amounts(): Attribute {
  const x = as(assessmentAmounts, 'x');
  const amountRow = jsonArray(x.label, x.qualifier, x.valueMinor, x.valueCurrency);
  const rows = `SELECT ${jsonRows(amountRow, x.position)} FROM ${x} WHERE ${x.assessmentId} = ${as(assessments, 't').id}`;
  return {
    name: 'amounts',
    selects: [`(${rows})`],
    columns: [],
    unstated: ['[]'],
    read(record) {
      const list = (record as Partial<AssessmentRecord>).amounts;
      if (list === undefined || list.length === 0) return undefined;
      const spelt = list.map(({ label, qualifier, value }, position) => [
        label,
        oneOf(assessmentAmounts.qualifier, qualifier, `/amounts/${position}/qualifier`),
        ...amount(value.amountMinor, value.currency, `/amounts/${position}/value`),
      ]);
      return [JSON.stringify(spelt)];
    },
    spell: ([stored]) => [JSON.stringify(JSON.parse(stored as string))],
  };
}

function periodProblem(from: unknown, until: unknown): string | undefined {
  for (const value of [from, until]) {
    if (value !== undefined && !isPartialDate(value)) return `${quoted(value)} is not a date as in ISO 8601`;
  }
  return from !== undefined && until !== undefined && endsBefore(until as PartialDate, from as PartialDate)
    ? `it ends (${until}) before it starts (${from})`
    : undefined;
}

const WHOLE = 100_000;

function shareProblem(min: unknown, max: unknown): string | undefined {
  for (const share of [min, max]) {
    if (
      share !== undefined &&
      !(Number.isSafeInteger(share) && Number(share) >= 0 && Number(share) <= WHOLE)
    ) {
      return `${quoted(share)} is not a share in thousandths of a percent, 0 to ${WHOLE}`;
    }
  }
  return min !== undefined && max !== undefined && Number(min) > Number(max)
    ? `at least ${min} and at most ${max} is no range`
    : undefined;
}

/** The event's word depends on what it speaks of: a tender's status, or a bid's. @throws Refusal */
export function requireEventWord(event: unknown, words: readonly string[]): void {
  if (!words.includes(event as string)) {
    throw new Refusal('/event', `${quoted(event)} is not one of ${words.join(', ')}`);
  }
}
