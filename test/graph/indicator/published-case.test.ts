import { expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { openGraph } from '../../graph.ts';
import { type Json, party, reference } from '../../ingest/ocds/ocds-graph.ts';
import { withImport } from '../../ingest/with-import.ts';
import { saysOf } from './small-market.ts';

const bidders = ['Alder', 'Birch', 'Cedar'].map((name, number) => party(number, name, ['tenderer']));

interface Bid {
  readonly amount: number;
  readonly status?: string;
  readonly date?: string;
}

/** An open procedure that the first bidder has won, each bid by another one. */
function procedure(name: string, offers: readonly Bid[], tender: Json = {}): Json {
  const details = offers.map(({ amount, status = 'valid', date = '2024-02-01T00:00:00Z' }, position) => ({
    id: `b${position}`,
    status,
    date,
    tenderers: [reference(bidders[position])],
    value: { amount, currency: 'EUR' },
  }));
  return {
    ocid: `ocds-a1b2c3-${name}`,
    id: name,
    date: '2024-06-01T00:00:00Z',
    tag: ['compiled'],
    parties: bidders,
    tender: {
      title: name,
      status: 'complete',
      procurementMethod: 'open',
      tenderPeriod: { startDate: '2024-01-01T00:00:00Z', endDate: '2024-03-01T00:00:00Z' },
      ...tender,
    },
    bids: { details },
    awards: [{ id: 'a', status: 'active', date: '2024-04-01T00:00:00Z', suppliers: [reference(bidders[0])] }],
  };
}

it('judges what is published as the definitions say, also where Cardinal does otherwise', () =>
  withImport(ocdsSource, async ({ database, importContent }) => {
    const releases = [
      procedure('fewer-counted', [{ amount: 10 }, { amount: 12 }], { numberOfTenderers: 1 }),
      procedure('one-counted', [{ amount: 10 }], { numberOfTenderers: 1 }),
      procedure('pending', [
        { amount: 10 },
        { amount: 9, status: 'disqualified' },
        { amount: 12, status: 'pending' },
      ]),
      procedure('alone-left', [{ amount: 10 }, { amount: 9, status: 'disqualified' }]),
      procedure('before-by-offset', [{ amount: 10, date: '2024-03-01T01:00:00+02:00' }]),
      procedure('late', [{ amount: 10, date: '2024-03-01T01:00:00Z' }]),
      procedure('zero', [{ amount: 0 }, { amount: 0 }]),
      procedure('alike', [{ amount: 7 }, { amount: 7 }]),
    ];
    await importContent('releases.json', { releases });
    const { graph, close } = openGraph(database);
    // A number that more named bidders contradict is not counted.
    expect(await saysOf(graph, 'R018')).toMatchObject({
      'fewer-counted': 'CLEAR 0',
      'one-counted': 'FLAGGED 1',
    });
    // A pending bid was not disqualified.
    expect(await saysOf(graph, 'R035')).toMatchObject({
      pending: 'SEVERAL_VALID_BIDDERS',
      'alone-left': 'FLAGGED 1',
    });
    // 01:00 at +02:00 is an hour before midnight in UTC.
    expect(await saysOf(graph, 'R030')).toMatchObject({ 'before-by-offset': 'CLEAR 0', late: 'FLAGGED 1' });
    // A price of zero is none.
    expect(await saysOf(graph, 'R028')).toMatchObject({ zero: 'NO_PRICES', alike: 'FLAGGED 1' });
    close();
  }));
