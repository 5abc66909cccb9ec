import { describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { ocdsFormat } from '../../../src/export/ocds/format.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { OCID, party, reference, release } from '../../ingest/ocds/ocds-graph.ts';
import { publishedData, type TestImport, withImport } from '../../ingest/with-import.ts';
import { exported } from '../exported.ts';

const STATEMENTS = {
  // The day of a call is written as the instant at which it begins, as OCDS asks for one.
  tenders: `SELECT t.name || ' ' || coalesce(t.status, '-') || ' ' || coalesce(t.value_minor, '-') || ' ' || coalesce(o.name, '-')
      || ' ' || coalesce(substr(t.published, 1, 10), '-') || ' ' || coalesce(t.deadline, '-') || ' ' || coalesce(t.published_bid_count, '-')
      || ' ' || (SELECT group_concat(scheme || ':' || value ORDER BY value) FROM identifiers i WHERE i.node_id = t.id)
      || ' ' || coalesce((SELECT group_concat(code ORDER BY code) FROM tender_cpvs c WHERE c.tender_id = t.id), '-')
    FROM tenders t LEFT JOIN organisations o ON o.id = t.buyer_id ORDER BY 1`,
  bids: `SELECT t.name || ' ' || coalesce(l.number || ': ', '') || group_concat(o.name, ' + ' ORDER BY o.name) || ' ' || b.status
      || ' ' || coalesce(b.value_minor || ' ' || b.value_currency, '-')
    FROM bids b JOIN tenders t ON t.id = b.tender_id JOIN bid_parties p ON p.bid_id = b.id
    JOIN organisations o ON o.id = p.organisation_id LEFT JOIN lots l ON l.id = b.lot_id GROUP BY b.id ORDER BY 1`,
  valuations: `SELECT t.name || ' ' || coalesce(l.number || ': ', '') || v.valuation || ' ' || v.value_minor || ' ' || v.value_currency
    FROM valuations v JOIN tenders t ON t.id = v.tender_id LEFT JOIN lots l ON l.id = v.lot_id ORDER BY 1`,
  parties: `SELECT o.name || ' ' || (SELECT group_concat(scheme || ':' || value ORDER BY scheme, value) FROM identifiers i WHERE i.node_id = o.id)
    FROM organisations o WHERE o.id IN (SELECT organisation_id FROM bid_parties UNION SELECT organisation_id FROM procurement_roles) ORDER BY 1`,
};

/** What a graph says of procurement, in words. */
function saidIn({ values }: Pick<TestImport, 'values'>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(STATEMENTS).map(([what, sql]) => [what, values(sql)]));
}

/** What an empty database says after the export of another one was imported. */
async function saidAgain(database: GreffeDatabase): Promise<Record<string, readonly string[]>> {
  const { text } = exported(database, ocdsFormat);
  let said: Record<string, readonly string[]> = {};
  await withImport(ocdsSource, async (copy) => {
    const { rejected } = await copy.importContent('exported.json', text);
    expect(rejected).toBe(0);
    expect(copy.problems()).toEqual([]);
    said = saidIn(copy);
  });
  return said;
}

describe('what was imported from OCDS, exported and imported again', () => {
  const armenia = publishedData('ocds-sample-data/armenia');

  it.skipIf(armenia === undefined)('says the same of 100 Armenian tenders and their 37 bids', async () => {
    await withImport(ocdsSource, async (original) => {
      await original.importPaths([armenia as string]);
      const said = saidIn(original);
      expect(said.tenders).toHaveLength(100);
      expect(said.bids).toHaveLength(37);
      expect(said.bids?.filter((bid) => bid.includes(' WON '))).toHaveLength(21);
      expect(await saidAgain(original.database)).toEqual(said);
    });
  });

  it('says the same of bids on lots, by several together, with winners', async () => {
    const parties = [
      party(1, 'City', ['buyer']),
      ...[2, 3, 4].map((number) => party(number, `Bidder ${number}`, ['tenderer'])),
    ];
    const [, second, third, fourth] = parties.map(reference);
    const published = release({
      ocid: OCID,
      tag: ['compiled'],
      parties,
      buyer: reference(parties[0]),
      tender: {
        id: '1',
        title: 'Roads',
        datePublished: '2024-03-01T00:00:00Z',
        tenderPeriod: { startDate: '2024-03-01T00:00:00Z', endDate: '2024-04-01T12:00:00+02:00' },
        value: { amount: 100.5, currency: 'EUR' },
        items: [{ id: '1', classification: { scheme: 'CPV', id: '45233000' } }],
        lots: [
          { id: 'A', title: 'North' },
          { id: 'B', title: 'South' },
        ],
      },
      bids: {
        statistics: [{ id: '1', measure: 'bids', value: 3 }],
        details: [
          {
            id: 'x',
            status: 'valid',
            tenderers: [second, third],
            value: { amount: 40, currency: 'EUR' },
            relatedLots: ['A'],
          },
          { id: 'y', status: 'disqualified', tenderers: [fourth], relatedLots: ['A'] },
          { id: 'z', tenderers: [fourth], value: { amount: 7, currency: 'JPY' }, relatedLots: ['B'] },
        ],
      },
      awards: [
        {
          id: '1',
          status: 'active',
          date: '2024-05-01T00:00:00Z',
          suppliers: [second, third],
          relatedBids: ['x'],
          relatedLots: ['A'],
          value: { amount: 39, currency: 'EUR' },
        },
      ],
      contracts: [
        { id: '1', awardID: '1', value: { amount: 38, currency: 'EUR' }, dateSigned: '2024-05-02T00:00:00Z' },
      ],
    });
    await withImport(ocdsSource, async (original) => {
      await original.importContent('published.json', { releases: [published] });
      const said = saidIn(original);
      expect(said.bids).toEqual([
        'Roads A: Bidder 2 + Bidder 3 WON 4000 EUR',
        'Roads A: Bidder 4 DISQUALIFIED -',
        'Roads B: Bidder 4 SUBMITTED 7 JPY',
      ]);
      expect(await saidAgain(original.database)).toEqual(said);
    });
  });
});
