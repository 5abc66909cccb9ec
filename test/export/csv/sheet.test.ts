import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { csvFormat } from '../../../src/export/csv/format.ts';
import type { GraphRecords, OrganisationRecord } from '../../../src/model/record.ts';
import { withDatabase } from '../../db/memory-graph.ts';
import { hubRecords } from '../../graph/analysis.ts';
import { exported } from '../exported.ts';

type Row = Readonly<Record<string, string>>;

function rowsOf(database: GreffeDatabase, filter?: object): Row[] {
  const { text } = exported(database, csvFormat, filter);
  return parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
}

const statedOn = '2026-02-06';

function organisation(ref: string, name: string, more: Partial<OrganisationRecord> = {}): OrganisationRecord {
  return { type: 'ORGANISATION', ref, slug: ref, name, statedOn, ...more };
}

/** A tender with a bid of two, a bid below nothing, and an earlier tender without bids. */
function records(title: string, note = title): GraphRecords {
  const evidence = [{ article: 'notice', standing: 'OFFICIAL' as const }];
  return {
    nodes: [
      {
        type: 'ARTICLE',
        ref: 'notice',
        slug: 'notice',
        kind: 'NOTICE',
        name: note,
        url: 'https://example.org/1',
        published: statedOn,
        statedOn,
      },
      { type: 'TENDER', ref: 'quiet', slug: 'quiet', name: 'Nobody bid', statedOn },
      {
        type: 'TENDER',
        ref: 'tender',
        slug: 'tender',
        name: title,
        statedOn,
        published: '2026-01',
        identifiers: [{ scheme: 'OCID', value: 'ocds-213czf-1' }],
        cpvs: ['72000000', '48000000'],
        lots: [{ number: 'A' }],
      },
      organisation('buyer', 'Buyer', { identifiers: [{ scheme: 'SIREN', value: '552081317' }] }),
      organisation('lead', title, { country: 'FR' }),
      organisation('member', 'Member'),
    ],
    claims: [
      { kind: 'PROCUREMENT_ROLE', organisation: 'buyer', tender: 'tender', role: 'BUYER', evidence },
      {
        kind: 'BID',
        ref: 'joint',
        tender: 'tender',
        lot: 'A',
        parties: [
          { organisation: 'lead', role: 'LEAD' },
          { organisation: 'member', role: 'MEMBER' },
        ],
        value: { status: 'KNOWN', amountMinor: 123_456, currency: 'EUR' },
        rank: 1,
        evidence,
      },
      { kind: 'TENDER_EVENT', tender: 'tender', bid: 'joint', event: 'WON', evidence },
      {
        kind: 'BID',
        tender: 'tender',
        parties: [{ organisation: 'member', role: 'SOLE' }],
        value: { status: 'KNOWN', amountMinor: -500, currency: 'JPY' },
        flags: [{ flag: 'NEGATIVE_AMOUNT', field: 'value' }],
        evidence,
      },
    ],
    mentions: [],
  };
}

describe('the sheet', () => {
  it('has a row for each party of a bid, and one for a tender without bids', () =>
    withDatabase((database) => {
      const rows = rowsOf(database);
      expect(rows.map((row) => [row.tender_slug, row.bid_id, row.party_name, row.party_role])).toEqual([
        ['quiet', '', '', ''],
        ['tender', 'bid:1', 'Plain', 'LEAD'],
        ['tender', 'bid:1', 'Member', 'MEMBER'],
        ['tender', 'bid:2', 'Member', 'SOLE'],
      ]);
      expect(exported(database, csvFormat).counts).toEqual({ rows: 4, tenders: 2, bids: 2 });
    }, records('Plain')));

  it('says what a value is made of, and what it leaves out', () => {
    const evidence = [{ article: 'notice', standing: 'OFFICIAL' as const }];
    const contract = { kind: 'VALUATION', tender: 'tender', valuation: 'CONTRACT', evidence } as const;
    const { claims, ...others } = records('Plain');
    const valued: GraphRecords = {
      ...others,
      claims: [
        ...claims,
        { ...contract, part: '1', value: { status: 'KNOWN', amountMinor: 1_000, currency: 'EUR' } },
        { ...contract, part: '2', value: { status: 'WITHHELD' } },
      ],
    };
    return withDatabase((database) => {
      expect(rowsOf(database)[1]).toMatchObject({
        tender_value: '10.00',
        tender_value_basis: 'ONE_AWARD',
        tender_value_is_partial: 'true',
        tender_value_gaps: 'AWARD_WITHOUT_AMOUNT; LOT_WITHOUT_AWARD',
        tender_value_is_ceiling: 'false',
      });
    }, valued);
  });

  it('says of tender, bid, party and document what the graph does', () =>
    withDatabase((database) => {
      expect(rowsOf(database)[1]).toEqual({
        tender_id: 'tender:3',
        tender_slug: 'tender',
        tender_identifiers: 'OCID ocds-213czf-1',
        tender_title: 'Plain',
        tender_status: '',
        tender_published: '2026-01',
        tender_deadline: '',
        tender_awarded: '',
        tender_value: '',
        tender_currency: '',
        tender_value_status: 'UNKNOWN',
        tender_cpv: '48000000; 72000000',
        tender_flags: '',
        buyer_id: 'organisation:4',
        buyer_name: 'Buyer',
        buyer_identifier: 'SIREN 552081317',
        lot: 'A',
        bid_id: 'bid:1',
        bid_status: 'WON',
        bid_value: '1234.56',
        bid_currency: 'EUR',
        bid_value_status: 'KNOWN',
        bid_rank: '1',
        bid_standing: 'OFFICIAL',
        bid_modality: 'ACTUAL',
        bid_known_from: '2026-02-06',
        bid_flags: '',
        party_id: 'organisation:5',
        party_name: 'Plain',
        party_role: 'LEAD',
        party_identifier: '',
        party_country: 'FR',
        document_title: 'Plain',
        document_url: 'https://example.org/1',
        document_file: '',
        document_sha256: '',
        document_locator: '',
        citation: 'Plain, published 6 February 2026; https://example.org/1.',
        bid_sentence: 'Plain, leading a group of 2, won Plain (lot A) for 1,234.56\u00a0EUR.',
        tender_value_basis: '',
        tender_value_is_partial: '',
        tender_value_gaps: '',
        tender_value_is_ceiling: '',
      });
    }, records('Plain')));

  it('keeps an amount below nothing a number, in the decimals of its currency', () =>
    withDatabase((database) => {
      const last = rowsOf(database).at(-1);
      expect([last?.bid_value, last?.bid_currency, last?.bid_flags]).toEqual([
        '-500',
        'JPY',
        'value:NEGATIVE_AMOUNT',
      ]);
    }, records('Plain')));

  it('starts with the mark of UTF-8 and ends each line with CR LF', () =>
    withDatabase((database) => {
      const { text } = exported(database, csvFormat);
      expect(text.startsWith('\uFEFFtender_id,')).toBe(true);
      expect(text.endsWith('\r\n')).toBe(true);
      expect(
        text.split('\n').every((line, index, all) => line.endsWith('\r') || index === all.length - 1),
      ).toBe(true);
    }, records('Plain')));

  it.each(['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])(
    'lets no spreadsheet read %j as a formula',
    (title) =>
      withDatabase((database) => {
        const row = rowsOf(database)[1];
        for (const column of ['tender_title', 'party_name', 'document_title']) {
          expect(row?.[column]).toBe(`'${title}`);
        }
      }, records(title)),
  );

  it.each(['a "quoted" one', 'a, b; c', 'two\nlines', 'two\r\nlines', 'a lone\rreturn', 'Œuvre 🏛', '\u0001'])(
    'brings %j back as it is',
    (title) =>
      withDatabase((database) => expect(rowsOf(database)[1]?.tender_title).toBe(title), records(title)),
  );

  it('puts tenders in order of their ids however many bids they have', () =>
    withDatabase((database) => {
      const rows = rowsOf(database);
      expect(rows).toHaveLength(1_203);
      const ids = rows.map((row) => Number(row.tender_id?.slice('tender:'.length)));
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      expect(new Set(rows.map((row) => row.bid_id)).size).toBe(1_203);
    }, manyBids(1_200)));

  it('holds only tenders of the filter', () =>
    withDatabase((database) => {
      expect(rowsOf(database, { cpv: '72' }).map((row) => row.tender_slug)).toEqual(Array(3).fill('tender'));
      expect(rowsOf(database, { cpv: '99' })).toEqual([]);
    }, records('Plain')));
});

/** Three tenders: one without bids, one with very many, one with a few. */
function manyBids(count: number): GraphRecords {
  const { nodes, claims } = hubRecords(3, 1);
  const bids = Array.from({ length: count }, (_, index) => organisation(`b${index}`, `Bidder ${index}`));
  const bid = claims.find((claim) => claim.kind === 'BID');
  if (bid?.kind !== 'BID') throw new Error('There is no bid to take after.');
  return {
    nodes: [...nodes, ...bids],
    claims: [
      ...claims.filter((claim) => claim.kind !== 'BID' || claim.tender !== 't0'),
      ...bids.map(({ ref }) => ({
        ...bid,
        tender: 't1',
        parties: [{ organisation: ref, role: 'SOLE' as const }],
      })),
    ],
    mentions: [],
  };
}
