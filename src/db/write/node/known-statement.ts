import type { Identifier } from '../../../domain/identifier.ts';
import type { NodeRecord } from '../../../model/record.ts';
import type { Batch } from '../batch/batch.ts';
import { noteNode } from '../batch/fate.ts';
import { OF_ESTABLISHMENTS } from '../batch/stamps.ts';
import {
  allOutlive,
  type FlaggedStatement,
  type FlagWriter,
  flagsRaisedBy,
} from '../evidence/flag-writer.ts';
import type { Attribute } from '../field/attribute.ts';
import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { compareValues, merge, type Stated } from '../field/reconcile.ts';
import { nameOfIdentifier } from '../pending/made.ts';
import type { Pending } from '../pending/pending.ts';
import type { AliasWriter } from './alias-writer.ts';
import { type KnownOrganisation, nameOfFlag } from './known-organisation.ts';

/**
 * Writes a statement on an organisation whose rows are known, where it changes none of its values: perhaps stamps, the first day, names
 * or flags. False when it may change anything else: then nothing was done.
 *
 * @throws Refusal
 */
export type StateKnown = (
  batch: Batch,
  record: NodeRecord,
  stated: Stated,
  given: readonly Identifier[],
  known: KnownOrganisation,
  nameDay: string,
) => boolean;

interface Writers {
  readonly aliases: AliasWriter;
  readonly flags: FlagWriter;
  readonly revise: (batch: Batch, id: number) => void;
  /** Writes stamps and first day. */
  readonly move: (known: KnownOrganisation) => void;
}

const ATTRIBUTES = NODE_ATTRIBUTES.ORGANISATION;

export function createKnownStatement(
  pending: Pending,
  { aliases, flags, revise, move }: Writers,
): StateKnown {
  function moveLater(known: KnownOrganisation): void {
    pending.touchNode(known.id);
    if (known.isMoved) return;
    known.isMoved = true;
    pending.after(() => {
      known.isMoved = false;
      move(known);
    });
  }

  /** True when any name is new. */
  function addNames(known: KnownOrganisation, names: readonly string[]): boolean {
    const name = String(known.values[0]?.[0]);
    const fresh = names.filter((each) => each !== name && !known.names.has(each));
    if (fresh.length === 0) return false;
    aliases.add(known.id, names, name);
    for (const each of fresh) known.names.add(each);
    pending.touchNode(known.id);
    return true;
  }

  /** True when any flag is new, or of a later day. */
  function raise(known: KnownOrganisation, statement: FlaggedStatement): boolean {
    const fresh = flagsRaisedBy(statement).filter((flag) => {
      const held = known.flags.get(nameOfFlag(flag));
      return held === undefined || flag.day > held.day;
    });
    if (fresh.length === 0) return false;
    for (const flag of fresh) known.flags.set(nameOfFlag(flag), flag);
    pending.touchNode(known.id);
    pending.after(() => flags.raise(known.id, fresh));
    return true;
  }

  return (batch, record, stated, given, known, nameDay) => {
    if (record.slug !== undefined || !hasIdentities(known, record, given)) return false;
    const { id, values } = known;
    const { statedOn: day } = record;
    if (record.isReference) {
      noteNode(batch, 'ORGANISATION', id);
      return true;
    }
    if (record.nameIsMakeshift) return false;
    const stamps = stampsAfter(ATTRIBUTES, known, stated, day, nameDay);
    if (stamps === undefined) return false;
    const statement = { flags: record.flags, day, attributes: ATTRIBUTES, stated, values, stamps };
    if (stamps !== known.stamps && !allOutlive(known.flags.values(), statement)) return false;

    noteNode(batch, 'ORGANISATION', id);
    const isEarlier = day < known.knownFrom;
    if (isEarlier || stamps !== known.stamps) {
      if (isEarlier) known.knownFrom = day;
      known.stamps = stamps;
      moveLater(known);
    }
    const hasNewNames = addNames(known, [...(record.aliases ?? []), record.name]);
    if (hasNewNames) batch.unsearchable.add(id);
    const hasNewFlags = record.flags !== undefined && raise(known, statement);
    if (isEarlier || hasNewNames || hasNewFlags) revise(batch, id);
    return true;
  };
}

function hasIdentities(
  { identities }: KnownOrganisation,
  { keys = [] }: NodeRecord,
  given: readonly Identifier[],
): boolean {
  return (
    keys.every((key) => identities.has(key)) &&
    given.every(({ scheme, value }) => identities.has(nameOfIdentifier('ORGANISATION', scheme, value)))
  );
}

/** The stamps after a statement that changes none of the values; undefined when it might change one. */
function stampsAfter(
  attributes: readonly Attribute[],
  { stamps, values }: KnownOrganisation,
  stated: Stated,
  day: string,
  nameDay: string,
): string | undefined {
  const sign = /[*+]$/.exec(stamps)?.[0] ?? '';
  const isOfEstablishments = nameDay === OF_ESTABLISHMENTS;
  // What the company itself is called outweighs the names of its establishments.
  if (sign !== '' && !isOfEstablishments) return undefined;
  const keepsName = sign !== '' || (isOfEstablishments && DAY.test(stamps));
  const lastDay = sign === '' ? stamps : stamps.slice(0, -1);
  const isOneDay = DAY.test(lastDay);
  let saysAll = true;
  for (let position = 0; position < attributes.length; position++) {
    const attribute = attributes[position] as Attribute;
    const old = values[position] ?? attribute.unstated;
    const said = stated[position];
    if (position === NAME_POSITION && keepsName) {
      saysAll &&= sign !== '';
      if (sign === '+' && said !== undefined && compareValues(said, old) === 0) return undefined;
    } else if (said === undefined) {
      saysAll &&= compareValues(old, attribute.unstated) === 0;
    } else if (compareValues(said, old) !== 0) {
      const isOutweighed = isOneDay && day < lastDay && compareValues(old, attribute.unstated) !== 0;
      if (!isOutweighed) return undefined;
    }
  }
  if (isOneDay && day <= lastDay) return stamps;
  if (isOneDay && saysAll) return day + sign;
  const merged = merge(attributes, values, stamps, stated, day, nameDay);
  return merged.changed.length === 0 ? merged.stamps : undefined;
}

const NAME_POSITION = 0;
const DAY = /^\d{4}-\d\d-\d\d$/;
