import {
  type DaySpan,
  readChangeDays,
  readChangedClaims,
  readCurrentClaims,
} from '../../db/read/claim/claim-change-reader.ts';
import { readClaimFacts } from '../../db/read/claim/claim-fact.ts';
import type { LookedAt } from '../../db/read/claim/claims-of-node.ts';
import { readOwnFields } from '../../db/read/claim/own-field-reader.ts';
import type { Session } from '../../db/read/row/session.ts';
import { readTenderState } from '../../db/read/tender/tender-state.ts';
import type { AttributeChange } from '../../db/write/document/attribute-change.ts';
import { formatMoney } from '../../domain/money.ts';
import type { OwnFields } from '../../model/sentence/spoken-claim.ts';
import type { StopReason } from '../search-budget.ts';

/** A claim that was current on both days and says something else on the later one. */
export interface ClaimChange {
  readonly claim: number;
  readonly changes: readonly AttributeChange[];
}

/** What is known of a node on one day and was not on another. Claims stand in order of recording. */
export interface Difference {
  readonly added: readonly number[];
  readonly withdrawn: readonly number[];
  readonly changed: readonly ClaimChange[];
  /** Of the node itself, where it is a tender. */
  readonly attributes: readonly AttributeChange[];
  readonly stopped: StopReason | undefined;
}

/** Claims with a change that one comparison looks at. */
const MAX_CLAIMS = 10_000;

/**
 * Compares what was known of a node on two days. A claim that was said and taken back between them is in no list. Claims of which more
 * than `MAX_CLAIMS` changed are compared up to there, and `stopped` says so.
 */
export function findDifference(session: Session, node: LookedAt, span: DaySpan): Difference {
  const found = readChangedClaims(session, node, span, MAX_CLAIMS + 1);
  const ids = found.slice(0, MAX_CLAIMS);
  const [before, after] = [span.from, span.to].map((knownOn) =>
    session.at({ knownOn }, () => readClaimStates(session, ids)),
  ) as [ClaimStates, ClaimStates];
  const [old, now] = [span.from, span.to].map((knownOn) =>
    session.at({ knownOn }, () => (node.type === 'TENDER' ? readTenderState(session, node.id) : NO_STATE)),
  ) as [State, State];
  return {
    added: ids.filter((id) => !before.has(id) && after.has(id)),
    withdrawn: ids.filter((id) => before.has(id) && !after.has(id)),
    changed: ids.flatMap((claim) => {
      const changes = compare(before.get(claim) ?? NO_STATE, after.get(claim) ?? NO_STATE);
      return before.has(claim) && after.has(claim) && changes.length > 0 ? [{ claim, changes }] : [];
    }),
    attributes: compare(old, now),
    stopped: found.length > MAX_CLAIMS ? 'EDGE_BUDGET' : undefined,
  };
}

/** Days on which something of a node changed, latest first. */
export interface ChangeDays {
  readonly days: readonly string[];
  readonly stopped: StopReason | undefined;
}

/** @param most days at most, the latest */
export function findChangeDays(session: Session, node: LookedAt, most: number): ChangeDays {
  const days = readChangeDays(session, node, most + 1);
  return { days: days.slice(0, most), stopped: days.length > most ? 'ENOUGH_FOUND' : undefined };
}

/** Values as text, by the name of the attribute. */
type State = ReadonlyMap<string, string | null>;
type ClaimStates = ReadonlyMap<number, State>;
const NO_STATE: State = new Map();

/** What the claims that are current on the day asked said then of what may change. */
function readClaimStates(session: Session, ids: readonly number[]): ClaimStates {
  const current = readCurrentClaims(session, ids);
  const facts = readClaimFacts(session, current);
  const bids = [...facts.values()].filter(({ kind }) => kind === 'BID').map(({ id }) => id);
  const fields = bids.length === 0 ? new Map<number, OwnFields>() : readOwnFields(session, 'BID', bids);
  return new Map(
    [...facts.values()].map(({ id, standing }) => [
      id,
      new Map([['standing', standing as string | null], ...bidState(fields.get(id))]),
    ]),
  );
}

function bidState(fields: OwnFields | undefined): [string, string | null][] {
  if (!fields) return [];
  const { status, rank, grouping, valueMinor, valueCurrency } = fields;
  const value =
    typeof valueMinor === 'number' && typeof valueCurrency === 'string'
      ? formatMoney({ amountMinor: valueMinor, currency: valueCurrency })
      : null;
  const text = (said: OwnFields[string]) => (said == null ? null : String(said));
  return [
    ['status', text(status)],
    ['value', value],
    ['rank', text(rank)],
    ['grouping', text(grouping)],
  ];
}

function compare(before: State, after: State): AttributeChange[] {
  return [...after].flatMap(([attribute, now]) => {
    const old = before.get(attribute) ?? null;
    return old === now ? [] : [{ attribute, before: old, after: now }];
  });
}
