import { CLAIM_TABLES } from '../../db/claim-kind.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../domain/claim.ts';
import { flagOf } from './node.ts';
import { dateOf, eachOf, iriOf, type Members, moneyOf } from './value.ts';

const KINDS: ReadonlyMap<string, ClaimKind> = new Map(
  CLAIM_KINDS.map((kind) => [kind.toLowerCase().replaceAll('_', '-'), kind]),
);

/** Members of copied claims that say nothing of what is claimed, and those that are written in another form. */
const OTHERWISE: ReadonlySet<string> = new Set([
  ...['record', 'id', 'key', 'stamps', 'created', 'updated', 'revision', 'statedParties'],
  ...['evidence', 'flags', 'parties', 'amounts', 'lotId', 'date', 'validFrom', 'validUntil'],
  ...['valueMinor', 'valueCurrency', 'knownUntil', 'broken', 'withdrawn'],
]);

/**
 * A current claim of the graph as an object of the context, with what is open of its evidence; undefined for other records. It stands as a thing of its own, with how sure
 * it is and who says so: a plain statement between its ends would make a fact of what may be unconfirmed, expected or denied.
 */
export function claimOf(record: Members): object | undefined {
  const kind = KINDS.get(String(record.record));
  if (kind === undefined) return undefined;
  const { id, parties, amounts, lotId, date, validFrom, validUntil, flags } = record;
  const evidence = (record.evidence as Members[]).filter(({ knownUntil }) => knownUntil === undefined);
  if (evidence.length === 0) return undefined;
  return {
    id: iriOf(id),
    type: ['Claim', wordOf(kind)],
    ...plainMembers(record, kind),
    lot: lotId === undefined ? undefined : iriOf(`lot:${lotId}`),
    date: dateOf(date),
    validFrom: dateOf(validFrom),
    validUntil: dateOf(validUntil),
    value: moneyOf(record.valueMinor, record.valueCurrency),
    parties: eachOf(parties, ({ organisation, role }) => ({
      type: 'BidParty',
      organisation: iriOf(organisation),
      role,
    })),
    amounts: eachOf(amounts, ({ label, qualifier, valueMinor, valueCurrency }) => ({
      type: 'AssessedAmount',
      label,
      qualifier,
      value: moneyOf(valueMinor, valueCurrency),
    })),
    wasDerivedFrom: sourcesOf(evidence),
    evidence: eachOf(evidence, evidenceOf),
    flags: eachOf(flags, flagOf),
  };
}

/** The word for a kind: `TENDER_EVENT` is TenderEvent. */
function wordOf(kind: ClaimKind): string {
  return kind.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Members that are written as they are copied, but for what names a node or claim. */
function plainMembers(record: Members, kind: ClaimKind): Members {
  const ends = new Set([...CLAIM_TABLES[kind].ends.map(({ name }) => name), 'bid']);
  return Object.fromEntries(
    Object.entries(record)
      .filter(([member]) => !OTHERWISE.has(member))
      .map(([member, value]) => [member, ends.has(member) ? iriOf(value) : value]),
  );
}

/** The documents that support the claim; what denies it is among the evidence alone. */
function sourcesOf(evidence: unknown): string[] | undefined {
  const pieces = eachOf(evidence, ({ stance, article }) =>
    stance === 'SUPPORTS' ? iriOf(article) : undefined,
  );
  const sources = [...new Set(pieces)].filter((source) => source !== undefined);
  return sources.length > 0 ? sources : undefined;
}

function evidenceOf(piece: Members): object {
  const { id, article, attributedTo, stance, standing, locator, quote, note, knownFrom } = piece;
  return {
    id: iriOf(`evidence:${id}`),
    type: 'Evidence',
    article: iriOf(article),
    stance,
    standing,
    locator,
    quote,
    note,
    attributedTo: iriOf(attributedTo),
    knownFrom,
  };
}
