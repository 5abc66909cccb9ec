import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { ClaimRecord, GraphRecords, NodeRecord } from '../../src/model/record.ts';
import { WRITTEN } from '../graph.ts';

const DAY = '2025-03-01';
const PAGE = 30;

export const SCRIPT = '<script>alert(1)</script>';
const QUOTE = 'Firm and Partner will mend the road';
const BODY = `The town decides.\n${QUOTE}, says the council, for Firm is near.\n`;

const evidence = [{ article: 'notice', standing: 'OFFICIAL', locator: 'paragraph 2', quote: QUOTE }] as const;
const plain = [{ article: 'notice', standing: 'OFFICIAL', locator: 'paragraph 1' }] as const;
const rumour = [
  { article: 'notice', standing: 'UNCONFIRMED', locator: 'paragraph 1', attributedTo: 'paper' },
] as const;

function node(type: NodeRecord['type'], slug: string, more: object = {}): NodeRecord {
  return { type, ref: slug, slug, name: slug, statedOn: DAY, ...more } as NodeRecord;
}

function bid(ref: string, tender: string, ...organisations: string[]): ClaimRecord {
  return {
    kind: 'BID',
    ref,
    tender,
    parties: organisations.map((organisation, index) => ({
      organisation,
      role: organisations.length === 1 ? 'SOLE' : index === 0 ? 'LEAD' : 'MEMBER',
    })),
    value: { status: 'KNOWN', amountMinor: 12_345_67, currency: 'EUR' },
    evidence,
  };
}

const won = (ref: string, tender: string): ClaimRecord =>
  ({
    kind: 'TENDER_EVENT',
    tender,
    bid: ref,
    event: 'WON',
    date: '2024-05-06',
    evidence: plain,
  }) as ClaimRecord;

/** A town that buys; a firm that won with a partner, lost to a rival, and often bids alone; owners, a law, and a document that says so. */
export function marketRecords(): GraphRecords {
  const many = Array.from({ length: PAGE + 1 }, (_, index) => `call-${index}`);
  return {
    nodes: [
      node('ARTICLE', 'notice', {
        kind: 'NEWS',
        name: 'The road',
        published: DAY,
        body: BODY,
        language: 'en',
      }),
      node('TENDER', 'road', { name: 'Contract 24-7 of Town', nameIsMakeshift: true }),
      node('TENDER', 'bridge', { publishedBidCount: 2 }),
      ...many.map((slug) => node('TENDER', slug)),
      node('ORGANISATION', 'town', { name: 'Town' }),
      node('ORGANISATION', 'firm', { name: 'Firm', identifiers: [{ scheme: 'GB-COH', value: '01234567' }] }),
      node('ORGANISATION', 'twin', { name: 'Town Ltd', country: 'GB' }),
      ...['partner', 'rival', 'owner', 'host', 'paper', 'idle'].map((slug) => node('ORGANISATION', slug)),
      node('ORGANISATION', 'hostile', { name: `Hostile ${SCRIPT}`, website: 'javascript:alert(1)' }),
      node('ORGANISATION', 'cyrillic', { name: 'Державне управління справами' }),
      node('ORGANISATION', 'arabic', { name: 'شركة الطرق والجسور' }),
      node('REGULATION', 'law', { kind: 'STATUTE' }),
      node('PERSON', 'ann'),
    ],
    claims: [
      { kind: 'PROCUREMENT_ROLE', organisation: 'town', tender: 'road', role: 'BUYER', evidence: plain },
      { kind: 'PROCUREMENT_ROLE', organisation: 'town', tender: 'bridge', role: 'BUYER', evidence: plain },
      bid('joint', 'road', 'firm', 'partner'),
      won('joint', 'road'),
      bid('alone', 'bridge', 'firm'),
      bid('theirs', 'bridge', 'rival'),
      won('theirs', 'bridge'),
      ...many.map((tender) => bid(tender, tender, 'idle')),
      bid('foreign', 'bridge', 'cyrillic', 'arabic', 'hostile'),
      { kind: 'OWNERSHIP', owner: 'owner', owned: 'firm', evidence: rumour } as ClaimRecord,
      { kind: 'SUBJECTION', organisation: 'owner', regulation: 'law', evidence: plain } as ClaimRecord,
      { kind: 'OFFICE', person: 'ann', organisation: 'town', title: 'Mayor', evidence: plain } as ClaimRecord,
    ],
    mentions: [
      { article: 'notice', node: 'firm', name: 'Firm', ...offsetsOf('Firm and') },
      { article: 'notice', node: 'firm', name: 'Firm', ...offsetsOf('Firm is') },
    ] as GraphRecords['mentions'],
  };
}

/** Where a name stands in the body that these words begin with. */
function offsetsOf(words: string) {
  const startOffset = BODY.indexOf(words);
  return { startOffset, endOffset: startOffset + 'Firm'.length };
}

export function fillWithMarket(database: GreffeDatabase): void {
  writeRecords(database, marketRecords(), { now: WRITTEN });
}

/** What readers see of markup, in one line. */
export function textOf(markup: string): string {
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(markup)?.[1] ?? markup;
  const text = main
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"');
  return text
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([.,])(?=\s|$)/g, '$1')
    .trim();
}
