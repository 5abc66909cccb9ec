import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { LotRecord, TenderRecord } from '../../../model/record.ts';
import { publishedCpv } from '../../published-value.ts';
import type { XmlElement } from '../../xml-element.ts';
import { meaningOf, OTHER_PROCEDURES, PROCEDURES } from './code-list.ts';
import { countryCode, countryOfNuts, isNuts } from './country.ts';
import type { Notice } from './notice.ts';
import { lotOf, noticeResultOf } from './notice-result.ts';
import type { Organisations } from './organisation.ts';
import { withheldIn } from './privacy.ts';
import { readEnd } from './stated-value.ts';
import { type Statement, TENDER } from './statement.ts';
import { receivedTenders } from './submission-count.ts';
import { codeOf, textsOf } from './text.ts';

/** A lot, or a part of a planned procurement: groups of lots are none. */
export interface Lot {
  /** BT-137: `LOT-0001`; `LOT-0000` where a procedure is not divided. */
  readonly number: string;
  readonly element: XmlElement;
}

/** The lots that the notice defines, each once. */
export function lotsOf({ root }: Notice): Lot[] {
  const lots = new Map<string, Lot>();
  for (const element of root.all('ProcurementProjectLot')) {
    const id = element.child('ID');
    const number = codeOf(id);
    if (number === undefined || id?.attributes.schemeName === 'LotsGroup' || lots.has(number)) continue;
    lots.set(number, { number, element });
  }
  return [...lots.values()];
}

/**
 * The lot that is the whole tender: the only one of a notice. A notice of results names just the lots it has results of, so there
 * its number must not tell of others before it: `LOT-0002` alone is a part.
 */
export function onlyLotOf({ type }: Notice, lots: readonly Lot[]): Lot | undefined {
  const [lot] = lots;
  if (lot === undefined || lots.length > 1) return undefined;
  const tellsAll = type.stage === 'PLANNING' || type.stage === 'COMPETITION';
  return tellsAll || !SECOND_OR_LATER.test(lot.number) ? lot : undefined;
}

/** The one lot of a procedure that is not divided. */
export const UNDIVIDED = 'LOT-0000';

/** Software that does not count its lots gives them large numbers. */
const SECOND_OR_LATER = /^LOT-0(?!00[01])\d{3}$/;

/**
 * States the tender that the notice is about: the procedure (BT-04), or without one the plan that this notice publishes.
 *
 * @returns false when it is about none: a notice that plans are on a buyer's profile
 */
export function stateTender(
  statement: Statement,
  organisations: Organisations,
  lots: readonly Lot[],
): boolean {
  const { notice } = statement;
  const project = notice.root.child('ProcurementProject');
  if (notice.procedureId === undefined && project === undefined && lots.length === 0) return false;
  const projects = [project, ...lots.map(({ element }) => element.child('ProcurementProject'))].filter(
    (each) => each !== undefined,
  );
  const names = firstTexts(projects, 'Name', notice);
  const name = names?.text ?? `Procedure ${notice.procedureId ?? notice.id}`;
  const description = project && textsOf(project.all('Description'), notice.language)?.text;
  const flags: QualityFlagRecord[] = [
    ...textFlags(name, 'name'),
    ...textFlags(description ?? '', 'description'),
  ];
  const procedure = readProcedure(statement, flags);
  const places = readPlaces(projects, flags);
  const counts = receivedTenders(statement);
  const deadline = readDeadline(lots, flags);
  const only = onlyLotOf(notice, lots);
  const isCall = notice.type.stage === 'COMPETITION' && notice.changes === undefined;
  statement.addNode({
    type: 'TENDER',
    ref: TENDER,
    keys: [
      notice.procedureId === undefined
        ? `eforms:plan:${notice.id.slice(0, notice.id.lastIndexOf('-'))}`
        : `eforms:procedure:${notice.procedureId}`,
    ],
    name,
    ...withoutUndefined({
      nameIsMakeshift: names === undefined ? (true as const) : undefined,
      aliases: nonEmpty(names?.others),
      description,
      ...procedure,
      // The day of its dispatch stands for that of a publication it does not tell of.
      calledOn: isCall ? notice.statedOn : undefined,
      deadline,
      country: countryOf(places, statement, organisations),
      publishedBidCount: only && counts.get(only.number),
      cpvs: readCpvs(projects, flags),
      places: nonEmpty(places),
      lots: nonEmpty(describeLots(statement, lots, counts)),
      flags: nonEmpty(flags),
    }),
    statedOn: notice.statedOn,
  });
  return true;
}

function firstTexts(projects: readonly XmlElement[], name: string, notice: Notice) {
  for (const project of projects) {
    const texts = textsOf(project.all(name), notice.language);
    if (texts !== undefined) return texts;
  }
  return undefined;
}

function readProcedure({ notice }: Statement, flags: QualityFlagRecord[]): Partial<TenderRecord> {
  const process = notice.root.child('TenderingProcess');
  const withheld = (field: string) => withheldIn(process, field, notice.language)?.note;
  const code = codeOf(process?.child('ProcedureCode'));
  const features = withheld('pro-fea') ?? textsOf(process?.all('Description') ?? [], notice.language)?.text;
  const isWithheld = withheld('pro-typ') !== undefined;
  const kind = meaningOf(PROCEDURES, code);
  if (code !== undefined && kind === undefined && !isWithheld) {
    flags.push({ flag: 'INVALID_CODE', field: 'procedure', published: code });
  }
  const named = kind === 'OTHER' && !isWithheld ? meaningOf(OTHER_PROCEDURES, code) : undefined;
  const details = [withheld('pro-typ'), named, features].filter((text) => text !== undefined);
  return withoutUndefined({
    procedure: isWithheld ? undefined : kind,
    procedureDetails: details.length > 0 ? details.join('\n') : undefined,
  });
}

/** Until when something could be handed in for any of the lots: tenders (BT-131), else requests to take part (BT-1311), else interest (BT-630). */
function readDeadline(lots: readonly Lot[], flags: QualityFlagRecord[]): string | undefined {
  const ends = lots.flatMap(({ element }) => {
    const process = element.child('TenderingProcess');
    const period =
      process?.child('TenderSubmissionDeadlinePeriod') ??
      process?.child('ParticipationRequestReceptionPeriod') ??
      process?.at(
        'UBLExtensions',
        'UBLExtension',
        'ExtensionContent',
        'EformsExtension',
        'InterestExpressionReceptionPeriod',
      );
    return readEnd(period, 'deadline', flags) ?? [];
  });
  return ends.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
}

/** NUTS codes of the places of performance, and the countries of those that have none. */
function readPlaces(projects: readonly XmlElement[], flags: QualityFlagRecord[]): string[] {
  const places = new Set<string>();
  for (const address of projects.flatMap((project) => project.every('RealizedLocation', 'Address'))) {
    const nuts = codeOf(address.child('CountrySubentityCode'));
    const country = codeOf(address.at('Country', 'IdentificationCode'));
    const code = country === undefined ? undefined : countryCode(country);
    if (nuts !== undefined && isNuts(nuts)) places.add(nuts);
    else if (code !== undefined) places.add(code);
    for (const [isInvalid, published] of [
      [nuts !== undefined && !isNuts(nuts), nuts],
      [country !== undefined && code === undefined, country],
    ] as const) {
      if (isInvalid && published !== undefined)
        flags.push({ flag: 'INVALID_CODE', field: 'places', published });
    }
  }
  return [...places];
}

/** The one country of performance, else the first buyer's. */
function countryOf(
  places: readonly string[],
  { notice }: Statement,
  organisations: Organisations,
): string | undefined {
  const countries = new Set(places.map(countryOfNuts));
  if (countries.size === 1) return [...countries][0];
  const buyer = notice.root.at('ContractingParty', 'Party', 'PartyIdentification', 'ID');
  return organisations.find(codeOf(buyer))?.country;
}

function readCpvs(projects: readonly XmlElement[], flags: QualityFlagRecord[]): string[] | undefined {
  const cpvs = new Set<string>();
  for (const project of projects) {
    for (const code of [
      ...project.every('MainCommodityClassification', 'ItemClassificationCode'),
      ...project.every('AdditionalCommodityClassification', 'ItemClassificationCode'),
    ]) {
      const cpv = publishedCpv(codeOf(code), 'cpvs', flags);
      if (cpv !== undefined) cpvs.add(cpv);
    }
  }
  return cpvs.size > 0 ? [...cpvs] : undefined;
}

/** The lots that are defined, and those that results speak of without a definition. */
function describeLots(
  { notice, lots: records }: Statement,
  lots: readonly Lot[],
  counts: ReadonlyMap<string, number>,
): LotRecord[] {
  for (const { number, element } of lots) {
    const project = element.child('ProcurementProject');
    const text = (name: string) => project && textsOf(project.all(name), notice.language)?.text;
    const fields = {
      title: text('Name'),
      description: text('Description'),
      publishedBidCount: counts.get(number),
    };
    records.set(number, { number, ...withoutUndefined(fields) });
  }
  const results = noticeResultOf(notice);
  for (const part of [...(results?.lotResults ?? []), ...(results?.tenders ?? [])]) {
    const number = lotOf(part);
    if (number === undefined || records.has(number)) continue;
    records.set(number, { number, ...withoutUndefined({ publishedBidCount: counts.get(number) }) });
  }
  return [...records.values()];
}
