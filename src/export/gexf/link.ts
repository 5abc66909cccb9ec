import { EDGE_KINDS } from '../../db/edge.ts';
import { type ClaimFact, readClaimFacts } from '../../db/read/claim/claim-fact.ts';
import { EdgeReader, type Hop } from '../../db/read/claim/edge-reader.ts';
import { readWonBids } from '../../db/read/export/graph-node.ts';
import { type Modality, STANDINGS, type Standing } from '../../domain/claim.ts';
import type { ClaimKind } from '../../model/model.ts';
import type { Selection } from '../selection.ts';
import { ToldClaims } from '../told.ts';

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
  /** What they say in words, each once with how many say so. Empty where nobody asked for it. */
  readonly labels: Map<string, number>;
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
const HOPS_PER_STATEMENT = 50;

/**
 * The links that start at some nodes (`forward`), or those that end there; node by node. Each piece is a chance to give way, with the
 * links that are complete by then.
 */
export function* readLinks(
  selection: Selection,
  nodes: readonly number[],
  { forward, labelled }: { readonly forward: boolean; readonly labelled: boolean },
): Generator<readonly Link[]> {
  const { session } = selection;
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
    const told = labelled ? new ToldClaims(selection, facts.keys()) : undefined;
    yield hops.flatMap((hop) => {
      const fact = facts.get(hop.claim);
      if (!fact) return [];
      const label = told?.label(hop.claim, hop.forward ? hop.near : hop.far, fact.standing);
      return merger.add(hop, fact, { won: won.has(hop.claim), label });
    });
  }
  yield merger.finish();
}

/** Makes links of hops that come in order of their ends and kind, so that no more than one pair is held at a time. */
class LinkMerger {
  #pair = '';
  #links = new Map<Modality, Link>();

  /** Takes one hop in, and gives the links of the pair before when this one starts another. */
  add({ near, far, kind, forward }: Hop, fact: ClaimFact, said: Said): Link[] {
    const [from, to] = forward ? [near, far] : [far, near];
    const pair = `${from} ${kind} ${to}`;
    const finished = pair === this.#pair ? [] : this.finish();
    this.#pair = pair;
    const link = this.#links.get(fact.modality);
    if (link) merge(link, fact, said);
    else this.#links.set(fact.modality, { ...linkOf(fact, said), from, to, kind });
    return finished;
  }

  finish(): Link[] {
    const links = [...this.#links.values()];
    this.#links.clear();
    return links;
  }
}

/** What a claim says beside its facts. */
interface Said {
  readonly won: boolean;
  readonly label: string | undefined;
}

function linkOf(fact: ClaimFact, { won, label }: Said): Omit<Link, 'from' | 'to'> {
  const { kind, modality, standing, knownFrom, validFrom, validUntil } = fact;
  return {
    kind,
    modality,
    standing,
    knownFrom,
    validFrom,
    validUntil,
    claims: 1,
    labels: new Map(label === undefined ? [] : [[label, 1]]),
    won: kind === 'BID' ? Number(won) : null,
  };
}

function merge(link: Link, fact: ClaimFact, { won, label }: Said): void {
  const { standing, knownFrom, validFrom, validUntil } = fact;
  link.claims += 1;
  if (label !== undefined) link.labels.set(label, (link.labels.get(label) ?? 0) + 1);
  if (link.won !== null) link.won += Number(won);
  if (STANDINGS.indexOf(standing) < STANDINGS.indexOf(link.standing)) link.standing = standing;
  if (knownFrom < link.knownFrom) link.knownFrom = knownFrom;
  if (validFrom !== null && (link.validFrom === null || validFrom < link.validFrom))
    link.validFrom = validFrom;
  if (link.validUntil === null) return;
  if (validUntil === null || validUntil > link.validUntil) link.validUntil = validUntil;
}
