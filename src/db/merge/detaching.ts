import type { Database } from 'better-sqlite3';
import { BadUserInput, quoted } from '../../domain/error.ts';
import { type Identifier, normaliseIdentifier } from '../../domain/identifier.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import type { OrganisationRecord } from '../../model/record.ts';
import type { GreffeDatabase } from '../connection/client.ts';
import { asDatabaseUnusable } from '../connection/database-error.ts';
import { as, bare } from '../statement/alias.ts';
import { type DetachmentAction, detachedNodes, detachments } from '../tables/detachment.ts';
import { establishments } from '../tables/establishment.ts';
import { identifiers, nodes } from '../tables/node.ts';
import { organisations } from '../tables/organisation.ts';
import { type Batch, newBatch } from '../write/batch/batch.ts';
import { MAKESHIFT, OF_ESTABLISHMENTS } from '../write/batch/stamps.ts';
import { NO_IDS } from '../write/pending/made.ts';
import { prepareChangeTools } from './change-tools.ts';
import { createFolding } from './folding.ts';
import type { MergeOptions } from './merge.ts';

export interface DetachResult {
  readonly identifier: Identifier;
  /** Id of the organisation that the establishment is, or was. */
  readonly nodeId: number;
  /** Id of its company. */
  readonly companyId: number;
  /** How many claims stand on another node than before. */
  readonly claims: number;
}

/** An establishment, and the organisation whose own number it has. */
interface Place {
  readonly id: number;
  readonly ownerId: number;
  /** The company from which it is detached; null when it is not. */
  readonly companyId: number | null;
  readonly name: string | null;
  readonly locality: string | null;
  readonly region: string | null;
  readonly nuts: string | null;
  readonly country: string | null;
  readonly statedOn: string;
  /** Day since which the owner is known. */
  readonly knownFrom: string | null;
}

/**
 * Makes an organisation of an establishment: claims that name it as a party stand on that from now on, also those that are imported later.
 * A bid of several establishments has both, in the leading role the company. Mentions, and claims that name no establishment, stay with
 * the company, and so do the names that it has had. `attachEstablishment` undoes it.
 *
 * @throws BadUserInput when the number is no SIRET, of no establishment, or of one that is detached already
 */
export function detachEstablishment(
  database: GreffeDatabase,
  number: string,
  options: MergeOptions = {},
): DetachResult {
  return inOneTransaction(database, 'DETACHED', number, options, (tools, batch, { identifier, place }) => {
    const { ownerId: companyId } = place;
    if (place.companyId !== null) {
      throw new BadUserInput(`SIRET ${identifier.value} is organisation:${companyId} already.`, 'siret');
    }
    const { regrouping, nodeWriter, pending, move } = tools;
    regrouping.open(batch, 'ORGANISATION', companyId);
    const nodeId = nodeWriter.make(
      batch,
      recordOf(identifier, place),
      [identifier],
      place.name === null ? MAKESHIFT : OF_ESTABLISHMENTS,
    );
    pending.flush();
    move.identifier.run(nodeId, companyId, identifier.scheme, identifier.value);
    move.establishment.run(nodeId, place.id);
    move.detach.run(nodeId, companyId);
    settleCompany(tools, batch, companyId);
    regrouping.settleClaims(batch, regrouping.detached.claimsOf(nodeId));
    regrouping.close(batch);
    return { nodeId, companyId };
  });
}

/**
 * Undoes `detachEstablishment`: its claims stand on its company again, which gets what was stated of it in between. The organisation that
 * it was is there no more; its id is given to no other.
 *
 * @throws BadUserInput when the number is no SIRET, of no establishment that is detached, or its organisation is one with another by a merge
 */
export function attachEstablishment(
  database: GreffeDatabase,
  number: string,
  options: MergeOptions = {},
): DetachResult {
  return inOneTransaction(database, 'ATTACHED', number, options, (tools, batch, { identifier, place }) => {
    const { ownerId: nodeId, companyId } = place;
    const { regrouping, fold } = tools;
    if (companyId === null) {
      throw new BadUserInput(
        `SIRET ${identifier.value} is a part of organisation:${nodeId}: only what was detached can be attached.`,
        'siret',
      );
    }
    const into = regrouping.canonical.of(nodeId);
    const merged = into === nodeId ? regrouping.canonical.membersOf(nodeId)[0] : nodeId;
    if (merged !== undefined) {
      throw new BadUserInput(
        `organisation:${merged} is merged into organisation:${into}: unmerge it first.`,
        'siret',
      );
    }
    regrouping.open(batch, 'ORGANISATION', companyId);
    const claims = regrouping.detached.claimsOf(nodeId);
    fold(nodeId, companyId);
    regrouping.settleClaims(batch, claims);
    fold.remove(nodeId);
    settleCompany(tools, batch, companyId);
    regrouping.close(batch);
    return { nodeId, companyId };
  });
}

function settleCompany({ nodeWriter }: Tools, batch: Batch, companyId: number): void {
  batch.staleNames.add(companyId);
  nodeWriter.nameUnits(batch);
  nodeWriter.revise(batch, 'ORGANISATION', companyId);
  batch.unsearchable.add(companyId);
}

type Tools = ReturnType<typeof prepareTools>;
type Change = (
  tools: Tools,
  batch: Batch,
  found: { readonly identifier: Identifier; readonly place: Place },
) => Pick<DetachResult, 'nodeId' | 'companyId'>;

function inOneTransaction(
  { sqlite, location }: GreffeDatabase,
  action: DetachmentAction,
  number: string,
  { by, note, now = new Date() }: MergeOptions,
  change: Change,
): DetachResult {
  const identifier = readSiret(number);
  const run = sqlite.transaction((): DetachResult => {
    const tools = prepareTools(sqlite);
    const place = tools.find.get(identifier.scheme, identifier.value);
    if (place === undefined) {
      throw new BadUserInput(
        `SIRET ${identifier.value} is of no establishment that documents name: those that are known stand in \`Organisation.establishments\`.`,
        'siret',
      );
    }
    sqlite.pragma('defer_foreign_keys = ON');
    const batch = newBatch(
      now.toISOString(),
      { ...NO_IDS, node: tools.lastNode.get() ?? 0 },
      true,
      tools.pending,
    );
    const { nodeId, companyId } = change(tools, batch, { identifier, place });
    tools.derive(batch);
    tools.log.run(
      action,
      identifier.scheme,
      identifier.value,
      nodeId,
      companyId,
      batch.now,
      by ?? null,
      note ?? null,
    );
    return { identifier, nodeId, companyId, claims: batch.claimFates.size };
  });
  try {
    return run.immediate();
  } catch (error) {
    throw asDatabaseUnusable(location, error);
  }
}

/** @throws BadUserInput */
function readSiret(text: string): Identifier {
  const identifier = normaliseIdentifier('SIRET', text);
  if (identifier.checked) return identifier;
  const siren = normaliseIdentifier('SIREN', text);
  const what = siren.checked
    ? 'is the SIREN of a company; name one of its establishments, by'
    : `is no SIRET, but ${identifier.problem}; an establishment is named by`;
  throw new BadUserInput(`siret: ${quoted(text)} ${what} the 14 digits of its SIRET.`, 'siret');
}

function recordOf({ scheme, value }: Identifier, place: Place): OrganisationRecord {
  const { name, locality, region, nuts, country, statedOn, knownFrom } = place;
  return {
    type: 'ORGANISATION',
    ref: 'establishment',
    name: name ?? `${scheme} ${value}`,
    statedOn: statedOn !== '' ? statedOn : (knownFrom ?? '0001-01-01'),
    ...withoutUndefined({
      addressLocality: locality ?? undefined,
      addressRegion: region ?? undefined,
      addressNuts: nuts ?? undefined,
      country: country ?? undefined,
    }),
  };
}

const e = as(establishments, 'e');
const i = as(identifiers, 'i');
const d = as(detachedNodes, 'd');
const o = as(organisations, 'o');
const [ownIdentifier, ownPlace, own, log, node] = [
  bare(identifiers),
  bare(establishments),
  bare(detachedNodes),
  bare(detachments),
  bare(nodes),
];

function prepareTools(sqlite: Database) {
  return {
    ...prepareChangeTools(sqlite),
    fold: createFolding(sqlite),
    find: sqlite.prepare<[string, string], Place>(
      `SELECT ${e.id}, ${i.nodeId} AS ownerId, ${d.statedId} AS companyId, ${e.name}, ${e.locality}, ${e.region}, ${e.nuts}, ${e.country}, ${e.statedOn} AS statedOn, ${o.knownFrom} AS knownFrom FROM ${e} JOIN ${i} ON ${i.scheme} = ${e.scheme} AND ${i.value} = ${e.value} AND ${i.nodeType} = 'ORGANISATION' AND ${i.borrowed} = 0 LEFT JOIN ${d} ON ${d.nodeId} = ${i.nodeId} LEFT JOIN ${o} ON ${o.id} = ${i.nodeId} WHERE ${e.scheme} = +? AND ${e.value} = +? ORDER BY ${i.checked} DESC, ${i.id} LIMIT 1`,
    ),
    lastNode: sqlite
      .prepare<[], number>(
        `SELECT max(coalesce((SELECT max(${node.id}) FROM ${node}), 0), coalesce((SELECT max(${log.nodeId}) FROM ${log}), 0))`,
      )
      .pluck(),
    move: {
      identifier: sqlite.prepare<[number, number, string, string]>(
        `UPDATE ${ownIdentifier} SET ${ownIdentifier.nodeId} = ? WHERE ${ownIdentifier.nodeId} = +? AND ${ownIdentifier.scheme} = +? AND ${ownIdentifier.value} = +?`,
      ),
      establishment: sqlite.prepare<[number, number]>(
        `UPDATE ${ownPlace} SET ${ownPlace.organisationId} = ? WHERE ${ownPlace.id} = +?`,
      ),
      detach: sqlite.prepare<[number, number]>(
        `INSERT INTO ${own} (${own.nodeId}, ${own.statedId}) VALUES (?, ?)`,
      ),
    },
    log: sqlite.prepare<[string, string, string, number, number, string, string | null, string | null]>(
      `INSERT INTO ${log} (${log.action}, ${log.scheme}, ${log.value}, ${log.nodeId}, ${log.organisationId}, ${log.at}, ${log.by}, ${log.note}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
