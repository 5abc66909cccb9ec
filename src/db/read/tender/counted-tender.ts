import type { TenderStatus } from '../../../domain/node.ts';
import type { ProcedureKind } from '../../../model/words/node.ts';
import { distinctTextList, textList, thenJoin, truth } from '../../dialect/expression.ts';
import { jsonIntegerAt, jsonTextAt } from '../../dialect/json-value.ts';
import { eachElement, eachText, eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import { claimEstablishments, establishments } from '../../tables/establishment.ts';
import { procurementRoles } from '../../tables/procurement-role.ts';
import { tenderCpvs, tenders } from '../../tables/tender.ts';
import { tenderRegions } from '../../tables/tender-region.ts';
import { Scope } from '../row/scope.ts';
import type { Session } from '../row/session.ts';
import {
  tenderAsKnown,
  tenderCalledAsKnown,
  tenderDateAsKnown,
  tenderIsDuplicate,
  tenderValueAsKnown,
} from '../time/as-known.ts';
import { tenderListOn, tenderStated } from '../time/stated-as-known.ts';
import { valueIsFlagged, valueIsUnusual } from './flagged-value.ts';

const k = eachValue('k');
const t = as(tenders, 't');
const cpv = as(tenderCpvs, 'v');
const code = eachText('code');
const r = as(tenderRegions, 'r');
const role = as(procurementRoles, 'role');
const named = as(claimEstablishments, 'named');
const place = as(establishments, 'place');

/** What statistics count a tender by, on the day asked. What was not asked for is missing. */
export interface CountedTender {
  readonly id: number;
  /** 1 when it is published under longer numbers, too: nothing of it counts. */
  readonly isDuplicate: 0 | 1;
  readonly status?: TenderStatus | null;
  readonly procedure?: ProcedureKind | null;
  /** Partial dates. */
  readonly published?: string | null;
  readonly awarded?: string | null;
  /** The one that it goes by. */
  readonly date?: string | null;
  /** The CPV divisions of its codes, two digits each, separated by commas. */
  readonly divisions?: string | null;
  /** Codes of the NUTS regions that it is of, as known now, separated by commas. */
  readonly regions?: string | null;
  readonly buyer?: number | null;
  /** The establishment by which documents name the buyer: of several the one recorded first. */
  readonly buyerPlace?: number | null;
  readonly publishedBidCount?: number | null;
  readonly valueMinor?: number | null;
  readonly valueCurrency?: string | null;
  /** Of how many parts the value is the sum; null when it is none. */
  readonly valueParts?: number | null;
  /** 1 when its value is a budget or an estimate, not that of an award or a contract. */
  readonly isEstimate?: 0 | 1 | null;
  /** 1 when its value leaves something out, such as an award without an amount. */
  readonly isPartial?: 0 | 1 | null;
  /** 1 when its value, or an amount that is summed, is the most that may be spent. */
  readonly isCeiling?: 0 | 1 | null;
  /** 1 when its amount stays out of sums. */
  readonly isFlagged?: 0 | 1;
  /** 1 when its amount, or one that is summed, is far above others of its kind. */
  readonly isUnusual?: 0 | 1;
}

/** What can be asked of a tender; `value` is all that there is about its amount. */
export type TenderAspect =
  | 'status'
  | 'procedure'
  | 'published'
  | 'awarded'
  | 'date'
  | 'divisions'
  | 'regions'
  | 'buyer'
  | 'buyerPlace'
  | 'publishedBidCount'
  | 'value';

type Columns = Readonly<Record<string, string>>;

/** Tenders that one statement may be given, so that it ends within a few milliseconds when every value is derived as of a day. */
export const COUNTED_TENDERS_PER_STATEMENT = 100;

/** Some aspects of tenders, of no more than `COUNTED_TENDERS_PER_STATEMENT`. */
export function readCountedTenders(
  session: Session,
  ids: readonly number[],
  aspects: ReadonlySet<TenderAspect>,
): CountedTender[] {
  const scope = new Scope(session.catalogue.byType('TENDER'), t.alias, session.asOf);
  const columns = Object.entries(
    Object.assign({}, ...Array.from(aspects, (aspect) => ASPECTS[aspect](scope))),
  );
  const read = columns.map(([name, column]) => `, ${column} AS ${name}`).join('');
  const flagged = aspects.has('value')
    ? fragment`, ${truth(valueIsFlagged(session.asOf))} AS isFlagged, ${truth(valueIsUnusual(session.asOf))} AS isUnusual`
    : raw('');
  const ofJson = aspects.has('value') && session.asOf.knownOn !== undefined ? VALUE_OF_JSON : raw('');
  // What is derived as of a day is derived once: not for each part of a value, and not again where the flag is looked for.
  return session.rows(
    fragment`WITH d AS MATERIALIZED (SELECT ${t.id} AS id, ${tenderIsDuplicate(t, session.asOf)} AS isDuplicate${raw(read)} FROM ${k.of(ids)} ${thenJoin} ${t} ON ${t.id} = ${k.value}), t AS MATERIALIZED (SELECT *${ofJson} FROM d) SELECT *${flagged} FROM t ORDER BY id`,
  ) as unknown as CountedTender[];
}

const VALUE = {
  valueMinor: `${t.valueMinor}`,
  valueCurrency: `${t.valueCurrency}`,
  valueParts: `${t.valueParts}`,
  isEstimate: `${truth(`${t.valueKind} IN ('BUDGET', 'ESTIMATE')`)}`,
  isPartial: `${t.valueIsPartial}`,
  isCeiling: `${t.valueIsCeiling}`,
};

/** The same of a value that was derived as JSON. */
const VALUE_OF_JSON = raw(
  Object.entries({
    valueMinor: jsonIntegerAt('value', 'minor'),
    valueCurrency: jsonTextAt('value', 'currency'),
    valueParts: jsonIntegerAt('value', 'parts'),
    isEstimate: truth(`${jsonTextAt('value', 'kind')} IN ('BUDGET', 'ESTIMATE')`),
    isPartial: `CASE WHEN ${jsonTextAt('value', 'minor')} IS NOT NULL THEN ${truth(`${jsonTextAt('value', 'gaps')} IS NOT NULL`)} END`,
    isCeiling: jsonIntegerAt('value', 'isCeiling'),
  })
    .map(([name, column]) => `, ${column} AS ${name}`)
    .join(''),
);

const ASPECTS: Readonly<Record<TenderAspect, (scope: Scope) => Columns>> = {
  status: (scope) => ({ status: scope.value(tenders.status, tenderAsKnown('status')) }),
  procedure: (scope) => ({ procedure: scope.value(tenders.procedure, tenderStated('procedure')) }),
  published: (scope) => ({ published: scope.value(tenders.called, tenderCalledAsKnown) }),
  date: (scope) => ({ date: scope.value(tenders.date, tenderDateAsKnown) }),
  awarded: (scope) => ({ awarded: scope.value(tenders.awarded, tenderAsKnown('awarded')) }),
  divisions: (scope) => ({
    divisions:
      scope.asOf.knownOn === undefined
        ? `(SELECT ${distinctTextList(`substr(${cpv.code}, 1, 2)`)} FROM ${cpv} WHERE ${cpv.tenderId} = ${scope.key})`
        : `(SELECT ${distinctTextList(`substr(${code.value}, 1, 2)`)} FROM ${eachElement(tenderListOn('cpvs', scope.key), 'code')})`,
  }),
  regions: (scope) => ({
    regions: `(SELECT ${textList(r.nuts, "','", r.nuts)} FROM ${r} WHERE ${r.tenderId} = ${scope.key})`,
  }),
  buyer: (scope) => ({ buyer: scope.value(tenders.buyerId, tenderAsKnown('buyerId')) }),
  buyerPlace: (scope) => {
    const buyer = scope.value(tenders.buyerId, tenderAsKnown('buyerId'));
    return {
      buyer,
      buyerPlace: `(SELECT min(${place.id}) FROM ${role} JOIN ${named} ON ${named.claimId} = ${role.id} JOIN ${place} ON ${place.id} = ${named.establishmentId} WHERE ${role.tenderId} = ${scope.key} AND ${role.role} = 'BUYER' AND ${role.withdrawn} = 0 AND ${role.organisationId} = ${buyer} AND ${place.organisationId} = ${role.organisationId})`,
    };
  },
  publishedBidCount: (scope) => ({
    publishedBidCount: scope.value(tenders.publishedBidCount, tenderStated('publishedBidCount')),
  }),
  value: (scope) => {
    const { knownOn } = scope.asOf;
    return knownOn === undefined ? VALUE : { value: tenderValueAsKnown(scope.alias) };
  },
};
