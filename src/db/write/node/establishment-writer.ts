import type { Database } from 'better-sqlite3';
import { type Identifier, normaliseIdentifier } from '../../../domain/identifier.ts';
import type { OrganisationRecord } from '../../../model/record.ts';
import { bare } from '../../statement/alias.ts';
import { claimEstablishments, establishments } from '../../tables/establishment.ts';
import { nodes } from '../../tables/node.ts';
import type { Batch } from '../batch/batch.ts';
import type { KnownEstablishment } from '../pending/made.ts';
import type { Pending } from '../pending/pending.ts';

/** Keeps which establishments a company has, and which of them documents name in claims. */
export interface EstablishmentWriter {
  /**
   * Adds the establishments whose checked numbers a record has to its company, described as the latest document does. Their ids, and
   * whether any is new or other than before.
   */
  write(
    batch: Batch,
    organisationId: number,
    record: OrganisationRecord,
    given: readonly Identifier[],
  ): { readonly ids: readonly number[]; readonly isChanged: boolean };
  /**
   * Takes out what describes establishments by this record, which its author wrote before and writes no more as it was. True when it
   * described any.
   */
  unstate(batch: Batch, before: OrganisationRecord): boolean;
}

/** Schemes whose numbers are those of establishments. */
export const ESTABLISHMENT_SCHEMES: ReadonlySet<string> = new Set(['SIRET']);

type Described = readonly [
  name: string | null,
  locality: string | null,
  region: string | null,
  nuts: string | null,
  country: string | null,
  statedOn: string,
];

/** Where the day stands in a description. */
const DAY = 5;

const UNDESCRIBED: Described = [null, null, null, null, null, ''];

const e = bare(establishments);
const n = bare(nodes);
const DESCRIPTION = [e.name, e.locality, e.region, e.nuts, e.country, e.statedOn];

export function createEstablishmentWriter(sqlite: Database, pending: Pending): EstablishmentWriter {
  const { id, organisationId, scheme, value, name, locality, region, nuts, country, statedOn } =
    establishments;
  const described = [name, locality, region, nuts, country, statedOn];
  const rows = pending.rowsOf([id, organisationId, scheme, value, ...described]);
  const find = sqlite.prepare<[string, string], KnownEstablishment>(
    `SELECT ${e.id}, ${e.organisationId} AS organisationId, ${e.statedOn} AS statedOn, json_array(${DESCRIPTION.join(', ')}) AS said FROM ${e} WHERE ${e.scheme} = +? AND ${e.value} = +?`,
  );
  const survivor = sqlite
    .prepare<[number], number>(`SELECT coalesce(${n.mergedInto}, ${n.id}) FROM ${n} WHERE ${n.id} = +?`)
    .pluck();
  const describe = sqlite.prepare<[...Described, number]>(
    `UPDATE ${e} SET ${DESCRIPTION.map((column) => `${column} = ?`).join(', ')} WHERE ${e.id} = +?`,
  );

  return {
    write({ made, hasMerges }, organisation, record, given) {
      const ids: number[] = [];
      let isChanged = false;
      for (const identifier of given) {
        if (!identifier.checked || !ESTABLISHMENT_SCHEMES.has(identifier.scheme)) continue;
        const number = `${identifier.scheme} ${identifier.value}`;
        const described = descriptionIn(record);
        // Where nodes are merged, establishments come and go with their group.
        if (hasMerges) pending.flush();
        const known =
          (hasMerges ? undefined : made.establishments.get(number)) ??
          find.get(identifier.scheme, identifier.value);
        // The number of another organisation's: that one keeps it.
        if (known !== undefined && known.organisationId !== organisation) {
          if (!hasMerges || survivor.get(known.organisationId) !== survivor.get(organisation)) continue;
        }
        const place = known?.id ?? made.idOf('establishment');
        ids.push(place);
        if (known === undefined) {
          rows.add(place, organisation, identifier.scheme, identifier.value, ...described);
          pending.touchNode(organisation);
        } else if (outweighs(described, known)) {
          pending.flushNode(organisation);
          describe.run(...described, place);
        } else {
          made.establishments.set(number, known);
          continue;
        }
        const said = JSON.stringify(described);
        made.establishments.set(number, {
          id: place,
          organisationId: organisation,
          statedOn: described[DAY],
          said,
        });
        isChanged = true;
      }
      return { ids, isChanged };
    },
    unstate({ made }, before) {
      const said = JSON.stringify(descriptionIn(before));
      let isChanged = false;
      for (const { scheme, value } of before.identifiers ?? []) {
        const identifier = normaliseIdentifier(scheme, value);
        const known = find.get(identifier.scheme, identifier.value);
        if (known === undefined || known.said !== said) continue;
        describe.run(...UNDESCRIBED, known.id);
        made.establishments.delete(`${identifier.scheme} ${identifier.value}`);
        isChanged = true;
      }
      return isChanged;
    },
  };
}

/** Adds which establishments a claim names. */
export function createEstablishmentLinks(pending: Pending) {
  const links = pending.rowsOf([claimEstablishments.claimId, claimEstablishments.establishmentId], true);
  return (claimId: number, ids: readonly number[]): void => {
    for (const id of ids) links.add(claimId, id);
  };
}

/** What a record says of the establishment; of one that is only named, nothing. */
function descriptionIn(record: OrganisationRecord): Described {
  if (record.isReference || record.nameIsMakeshift) return UNDESCRIBED;
  const { name, addressLocality, addressRegion, addressNuts, country, addressCountry, statedOn } = record;
  return [
    name,
    addressLocality ?? null,
    addressRegion ?? null,
    addressNuts ?? null,
    country ?? addressCountry ?? null,
    statedOn,
  ];
}

/** The latest description holds, of two of one day the greater: in any order of documents. */
function outweighs(described: Described, { statedOn, said }: KnownEstablishment): boolean {
  const day = described[DAY];
  return day > statedOn || (day === statedOn && JSON.stringify(described) > said);
}
