import type { TenderFile } from '../../db/read/export/tender-file.ts';
import { isFact } from '../../domain/claim.ts';
import type { TenderStatus } from '../../domain/node.ts';
import { nonEmpty } from '../../domain/without-undefined.ts';
import type { ProcedureKind } from '../../model/words/node.ts';
import type { Course } from './course.ts';
import { endOf, startOf } from './date.ts';
import { relatedLots } from './member.ts';
import type { Parties } from './party.ts';
import type { Worths } from './worth.ts';

/** Codes of `tenderStatus`. A tender that was awarded is as complete as one whose time is over. */
const STATUSES: Readonly<Record<TenderStatus, string>> = {
  PLANNED: 'planned',
  LAUNCHED: 'active',
  CLOSED: 'complete',
  AWARDED: 'complete',
  CANCELLED: 'cancelled',
  UNSUCCESSFUL: 'unsuccessful',
};

/** Codes of `method`, which has four; the kind itself stands in the details where several share a code. OTHER has none. */
const METHODS: Readonly<Partial<Record<ProcedureKind, string>>> = {
  OPEN: 'open',
  SELECTIVE: 'selective',
  RESTRICTED: 'selective',
  NEGOTIATED_WITH_CALL: 'selective',
  COMPETITIVE_DIALOGUE: 'selective',
  INNOVATION_PARTNERSHIP: 'selective',
  LIMITED: 'limited',
  NEGOTIATED_WITHOUT_CALL: 'limited',
  DIRECT: 'direct',
};

/** Events whose day no other member tells. */
const MILESTONES: Readonly<Partial<Record<TenderStatus, string>>> = {
  PLANNED: 'Planned',
  CLOSED: 'Closed',
  CANCELLED: 'Cancelled',
  UNSUCCESSFUL: 'Unsuccessful',
};

/** The section `tender`. */
export function tenderOf(file: TenderFile, parties: Parties, course: Course, worths: Worths): object {
  const { tender } = file;
  const procuring = file.roles.find((role) => role.role === 'PROCURING_ENTITY' && isFact(role));
  const started = course.on(null).findLast(({ event, date }) => event === 'LAUNCHED' && date !== null);
  const period = {
    startDate: startOf(tender.bidsFrom ?? started?.date ?? null),
    endDate: endOf(tender.deadline),
  };
  return {
    id: `tender:${tender.id}`,
    title: tender.name,
    description: tender.description ?? undefined,
    ...statusOf(course, null),
    procurementMethod: tender.procedure === null ? undefined : METHODS[tender.procedure],
    procurementMethodDetails: tender.procedureDetails ?? kindOf(tender.procedure),
    datePublished: startOf(tender.published),
    value: worths.state(worths.latest('ESTIMATE', null)),
    tenderPeriod: period.startDate || period.endDate ? period : undefined,
    procuringEntity: procuring && parties.reference(procuring.organisation),
    items: itemsOf(file),
    lots: nonEmpty(
      file.lots.map(({ number, title, description }) => ({
        id: number,
        title: title ?? undefined,
        description: description ?? undefined,
        ...statusOf(course, number),
        value: worths.state(worths.latest('ESTIMATE', number)),
      })),
    ),
    milestones: nonEmpty(course.scopes.flatMap((lot) => milestonesOn(course, lot))),
  };
}

function statusOf(course: Course, lot: string | null): { status?: string; statusDetails?: string } {
  const last = course.last(lot);
  if (last === undefined) return {};
  const status = STATUSES[last.event as TenderStatus];
  return last.reason === null ? { status } : { status, statusDetails: last.reason };
}

function kindOf(procedure: ProcedureKind | null): string | undefined {
  if (procedure === null) return undefined;
  return METHODS[procedure]?.toUpperCase() === procedure ? undefined : procedure;
}

/** One item for what the tender is about and where, as neither is known of single goods. */
function itemsOf({ cpvs, places, tender }: TenderFile): object[] | undefined {
  const [classification, ...others] = cpvs.map((id) => ({ scheme: 'CPV', id }));
  const countries = new Set(places.filter((place) => COUNTRY.test(place)));
  if (tender.country !== null) countries.add(tender.country);
  const regions = places.filter((place) => !COUNTRY.test(place));
  if (classification === undefined && countries.size === 0 && regions.length === 0) return undefined;
  return [
    {
      id: '1',
      classification,
      additionalClassifications: nonEmpty(others),
      deliveryAddresses: nonEmpty([...countries].map((countryName) => ({ countryName }))),
      deliveryLocations: nonEmpty(
        regions.map((region) => ({ gazetteer: { scheme: 'NUTS', identifiers: [region] } })),
      ),
    },
  ];
}

const COUNTRY = /^[A-Z]{2}$/;

function milestonesOn(course: Course, lot: string | null): object[] {
  return course.on(lot).flatMap(({ key, event, date, reason }) => {
    const title = MILESTONES[event as TenderStatus];
    const dateMet = startOf(date);
    if (title === undefined || dateMet === undefined) return [];
    return [
      {
        id: `tender-event:${key}`,
        title,
        code: event,
        description: reason ?? undefined,
        dateMet,
        status: 'met',
        relatedLots: relatedLots(lot),
      },
    ];
  });
}
