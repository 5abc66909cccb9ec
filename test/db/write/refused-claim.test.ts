import { describe, expect, it } from 'vitest';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import { RecordRejected } from '../../../src/domain/error.ts';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { count, NOW, withDatabase } from '../memory-graph.ts';
import {
  aboutTender,
  bid,
  bidEvent,
  buyer,
  EVIDENCE,
  euros,
  event,
  organisation,
} from '../sample-records.ts';

describe('refused, and nothing of the batch is written:', () => {
  const requirement = {
    kind: 'REQUIREMENT',
    tender: 'tender',
    regulation: 'atos',
    level: 'MANDATORY',
    evidence: EVIDENCE,
  } as ClaimRecord;
  const cases: [string, ClaimRecord, string, RegExp][] = [
    [
      'a ref that no record has',
      bid('nobody'),
      '/parties/0/organisation',
      /no node of the batch has the ref "nobody"/,
    ],
    [
      'an end of the wrong type',
      requirement,
      '/regulation',
      /"atos" is of type ORGANISATION, not REGULATION/,
    ],
    [
      'a missing end',
      { ...buyer('ovh'), tender: undefined } as unknown as ClaimRecord,
      '/tender',
      /it is missing/,
    ],
    ['a bid without a party', bid(), '/parties', /at least one party/],
    [
      'a claim without evidence',
      { ...buyer('ovh'), evidence: [] },
      '/evidence',
      /at least one piece of evidence/,
    ],
    [
      'evidence of an article that is not there',
      buyer('ovh', [{ article: 'x', standing: 'OFFICIAL' }]),
      '/evidence/0/article',
      /no node of the batch has the ref "x"/,
    ],
    [
      'evidence without article and note',
      buyer('ovh', [{ standing: 'REPORTED', knownFrom: '2026-01-01' }]),
      '/evidence/0',
      /needs a note/,
    ],
    [
      'evidence without article and day',
      buyer('ovh', [{ standing: 'REPORTED', note: 'n' }]),
      '/evidence/0/knownFrom',
      /not a day/,
    ],
    [
      'a lot that the tender does not have',
      { ...bid('atos'), lot: '7' },
      '/lot',
      /the tender has no lot "7"/,
    ],
    [
      'an event on a bid that is not there',
      bidEvent('x', 'WON'),
      '/bid',
      /no bid of the batch has the ref "x"/,
    ],
    ['a bid’s status as event of the tender', event('WON'), '/event', /"WON" is not one of PLANNED/],
    [
      'an end before the start',
      { ...buyer('ovh'), validFrom: '2026-05', validUntil: '2026-04' },
      '/validUntil',
      /ends \(2026-04\) before it starts/,
    ],
    [
      'an amount that is no whole number',
      { ...bid('atos'), value: euros(1.5) },
      '/value/amountMinor',
      /1\.5 is not a whole number/,
    ],
    [
      'a currency that is none',
      { ...bid('atos'), value: { ...euros(1), currency: 'FRANCS' } },
      '/value/currency',
      /no ISO 4217 code/,
    ],
    [
      'an organisation that owns itself',
      { kind: 'OWNERSHIP', owner: 'ovh', owned: 'ovh', evidence: EVIDENCE },
      '',
      /ownerships_distinct/,
    ],
    [
      'a kind that is none',
      { ...buyer('ovh'), kind: 'RUMOUR' } as unknown as ClaimRecord,
      '/kind',
      /"RUMOUR" is not one of BID/,
    ],
  ];

  it.each(cases)('%s', (_, claim, field, reason) => {
    withDatabase((database) => {
      let error: unknown;
      try {
        writeRecords(database, aboutTender([buyer('ovh'), claim], [organisation('third')]), {
          source: 'f.yaml',
          now: NOW,
        });
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(RecordRejected);
      expect(error).toMatchObject({
        source: 'f.yaml',
        locator: `/claims/1${field}`,
        reason: expect.stringMatching(reason),
      });
      expect([
        count(database, 'nodes'),
        count(database, 'claims'),
        count(database, 'names_organisation'),
      ]).toEqual([0, 0, 0]);
    });
  });
});
