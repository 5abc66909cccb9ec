import { expect } from 'vitest';
import type { Modality } from '../../../src/domain/claim.ts';
import type { TenderStatus } from '../../../src/domain/node.ts';
import type { ClaimRecord, NodeRecord, TenderRecord } from '../../../src/model/record.ts';
import type { BidStatus, ValuationKind } from '../../../src/model/words/claim.ts';
import type { ProcedureKind } from '../../../src/model/words/node.ts';
import { type Answer, type TestGraph, withGraph } from '../../graph.ts';
import { DAY, known, node } from '../analysis.ts';

/** A bid of a small market: who bids together, for how many euros, with which outcome. */
export interface SmallBid {
  readonly by: string;
  readonly price?: number;
  readonly currency?: string;
  readonly status?: BidStatus;
  readonly lot?: string;
  readonly submitted?: string;
}

/** A tender of a small market, in few words. */
export interface SmallTender {
  readonly procedure?: ProcedureKind;
  readonly details?: string;
  readonly published?: string;
  readonly launched?: string;
  readonly bidsFrom?: string;
  readonly deadline?: string;
  readonly count?: number;
  readonly lots?: Readonly<Record<string, number | null>>;
  readonly cpvs?: readonly string[];
  readonly status?: TenderStatus;
  readonly buyers?: readonly string[];
  readonly bids?: readonly SmallBid[];
  readonly amounts?: readonly {
    readonly kind: ValuationKind;
    readonly amount: number;
    readonly modality?: Modality;
    readonly currency?: string;
    readonly since?: string;
  }[];
}

/** Writes tenders by slug, with everybody they name. */
export function writeMarket(graph: TestGraph, market: Readonly<Record<string, SmallTender>>): void {
  const names = new Set<string>();
  const tenders: NodeRecord[] = [];
  const claims: ClaimRecord[] = [];
  for (const [slug, tender] of Object.entries(market)) {
    tenders.push(tenderOf(slug, tender));
    for (const buyer of tender.buyers ?? []) {
      names.add(buyer);
      claims.push({ kind: 'PROCUREMENT_ROLE', organisation: buyer, tender: slug, role: 'BUYER', ...known() });
    }
    claims.push(...eventsOf(slug, tender), ...amountsOf(slug, tender));
    for (const [index, bid] of (tender.bids ?? []).entries()) {
      for (const name of bid.by.split('+')) names.add(name);
      claims.push(...bidOf(slug, `${slug}:${index}`, bid));
    }
  }
  const organisations = [...names].map((name) => node('ORGANISATION', name));
  graph.write({ nodes: [...organisations, ...tenders], claims });
}

function tenderOf(slug: string, tender: SmallTender): TenderRecord {
  const { procedure, details, published, bidsFrom, deadline, count, lots, cpvs } = tender;
  return {
    ...(node('TENDER', slug) as TenderRecord),
    ...(procedure && { procedure }),
    ...(details && { procedureDetails: details }),
    ...(published && { published }),
    ...(bidsFrom && { bidsFrom }),
    ...(deadline && { deadline }),
    ...(count !== undefined && { publishedBidCount: count }),
    ...(cpvs && { cpvs }),
    ...(lots && {
      lots: Object.entries(lots).map(([number, bids]) => ({
        number,
        ...(bids !== null && { publishedBidCount: bids }),
      })),
    }),
  };
}

function eventsOf(tender: string, { launched, status }: SmallTender): ClaimRecord[] {
  const events: ClaimRecord[] = [];
  if (launched) events.push({ kind: 'TENDER_EVENT', tender, event: 'LAUNCHED', date: launched, ...known() });
  if (status) events.push({ kind: 'TENDER_EVENT', tender, event: status, date: '2025-12-01', ...known() });
  return events;
}

function amountsOf(tender: string, { amounts = [] }: SmallTender): ClaimRecord[] {
  return amounts.map(({ kind, amount, modality = 'ACTUAL', currency = 'EUR', since = DAY }) => ({
    kind: 'VALUATION',
    tender,
    valuation: kind,
    modality,
    value: { status: 'KNOWN', amountMinor: amount * 100, currency },
    ...known(since),
  }));
}

function bidOf(tender: string, key: string, bid: SmallBid): ClaimRecord[] {
  const { by, price, currency = 'EUR', status, lot, submitted } = bid;
  const parties = by.split('+');
  const role = parties.length === 1 ? ('SOLE' as const) : ('MEMBER' as const);
  const claims: ClaimRecord[] = [
    {
      kind: 'BID',
      ref: key,
      key,
      tender,
      ...(lot && { lot }),
      parties: parties.map((organisation) => ({ organisation, role })),
      ...(price !== undefined && { value: { status: 'KNOWN', amountMinor: price * 100, currency } }),
      ...(price !== undefined && price <= 0 && { flags: [{ flag: 'ZERO_AMOUNT', field: 'value' }] }),
      ...known(),
    },
  ];
  if (submitted) {
    claims.push({ kind: 'TENDER_EVENT', tender, bid: key, event: 'SUBMITTED', date: submitted, ...known() });
  }
  if (status)
    claims.push({ kind: 'TENDER_EVENT', tender, bid: key, event: status, date: '2025-01-01', ...known() });
  return claims;
}

/** What one indicator says of every tender and organisation: "FLAGGED 1", "CLEAR 0", or the reason why it does not apply. */
export async function saysOf(
  graph: TestGraph,
  id: string,
  settings: Record<string, unknown> = {},
): Promise<Record<string, string>> {
  const { indicators } = await graph.query(
    `query($ids: [IndicatorId!], $settings: IndicatorSettings) {
      indicators(ids: $ids, settings: $settings, outcome: [FLAGGED, CLEAR, NOT_APPLICABLE], first: 100) {
        nodes {
          group outcome reason value tender { slug } organisation { slug }
          indicator { groups exclusions { reason } }
        }
      }
    }`,
    { ids: [id], settings },
  );
  for (const { group, reason, indicator } of indicators.nodes) {
    expect(indicator.groups).toContain(group);
    if (reason) expect(indicator.exclusions).toContainEqual({ reason });
  }
  return Object.fromEntries(
    indicators.nodes.map(({ group, outcome, reason, value, tender, organisation }: Answer) => [
      tender ? tender.slug : `${group} ${organisation.slug}`,
      reason ?? `${outcome} ${value}`,
    ]),
  );
}

/** What one indicator says of a market. */
export async function judged(
  id: string,
  market: Readonly<Record<string, SmallTender>>,
  settings: Record<string, unknown> = {},
): Promise<Record<string, string>> {
  let says: Record<string, string> = {};
  await withGraph(async (graph) => {
    writeMarket(graph, market);
    says = await saysOf(graph, id, settings);
  });
  return says;
}
