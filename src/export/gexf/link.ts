import { EDGE_KINDS } from '../../db/edge.ts';
import { type ClaimFact, readClaimFacts } from '../../db/read/claim/claim-fact.ts';
import { EdgeReader, type Hop } from '../../db/read/claim/edge-reader.ts';
import { readWonBids } from '../../db/read/export/graph-node.ts';
import type { Session } from '../../db/read/row/session.ts';
import { type Modality, STANDINGS, type Standing } from '../../domain/claim.ts';
import type { ClaimKind } from '../../model/model.ts';

/** All claims of one kind and modality that link two nodes in one direction: one line in a drawing. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly kind: ClaimKind;
  readonly modality: Modality;
  /** How many claims there are. */
  claims: number;
  /** How many of them are bids that won; null for other kinds. */
  won: number | null;
  /** The best of theirs: how sure it is that the two are linked at all. */
  standing: Standing;
  /** The day since which the first of them is known. */
  knownFrom: string;
  /** The earliest date stated from which one of them holds. */
  validFrom: string | null;
  /** The latest date stated until which one holds; null when one has no end. */
  validUntil: string | null;
}

const KINDS: ReadonlySet<ClaimKind> = new Set(EDGE_KINDS);
/** Documents are not drawn: whatever two things stand in one would be linked by it. */
const NO_ARTICLES: ReadonlySet<number> = new Set();
const HOPS_PER_STATEMENT = 200;

/**
 * The links that start at some nodes (`forward`), or those that end there; node by node. Each piece is a chance to give way, with the
 * links that are complete by then.
 */
export function* readLinks(
  session: Session,
  nodes: readonly number[],
  forward: boolean,
): Generator<readonly Link[]> {
  const reader = new EdgeReader(session, { kinds: KINDS, articles: NO_ARTICLES, forward }, nodes);
  const merger = new LinkMerger();
  while (!reader.isDone) {
    const { hops } = reader.read(HOPS_PER_STATEMENT);
    const facts = readClaimFacts(
      session,
      hops.map(({ claim }) => claim),
    );
    const bids = hops.filter(({ kind }) => kind === 'BID').map(({ claim }) => claim);
    const won = bids.length > 0 ? readWonBids(session, bids) : new Set<number>();
    yield hops.flatMap((hop) => {
      const fact = facts.get(hop.claim);
      return fact ? merger.add(hop, fact, won.has(hop.claim)) : [];
    });
  }
  yield merger.finish();
}

/** Makes links of hops that come in order of their ends and kind, so that no more than one pair is held at a time. */
class LinkMerger {
  #pair = '';
  #links = new Map<Modality, Link>();

  /** Takes one hop in, and gives the links of the pair before when this one starts another. */
  add({ near, far, kind, forward }: Hop, fact: ClaimFact, won: boolean): Link[] {
    const [from, to] = forward ? [near, far] : [far, near];
    const pair = `${from} ${kind} ${to}`;
    const finished = pair === this.#pair ? [] : this.finish();
    this.#pair = pair;
    const link = this.#links.get(fact.modality);
    if (link) merge(link, fact, won);
    else this.#links.set(fact.modality, { ...linkOf(fact, won), from, to, kind });
    return finished;
  }

  finish(): Link[] {
    const links = [...this.#links.values()];
    this.#links.clear();
    return links;
  }
}

function linkOf(fact: ClaimFact, won: boolean): Omit<Link, 'from' | 'to'> {
  const { kind, modality, standing, knownFrom, validFrom, validUntil } = fact;
  return {
    kind,
    modality,
    standing,
    knownFrom,
    validFrom,
    validUntil,
    claims: 1,
    won: kind === 'BID' ? Number(won) : null,
  };
}

function merge(link: Link, fact: ClaimFact, won: boolean): void {
  const { standing, knownFrom, validFrom, validUntil } = fact;
  link.claims += 1;
  if (link.won !== null) link.won += Number(won);
  if (STANDINGS.indexOf(standing) < STANDINGS.indexOf(link.standing)) link.standing = standing;
  if (knownFrom < link.knownFrom) link.knownFrom = knownFrom;
  if (validFrom !== null && (link.validFrom === null || validFrom < link.validFrom))
    link.validFrom = validFrom;
  if (link.validUntil === null) return;
  if (validUntil === null || validUntil > link.validUntil) link.validUntil = validUntil;
}
