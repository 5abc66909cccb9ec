import { describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../src/db/client.ts';
import { writeRecords } from '../../src/db/write/writer.ts';
import { RecordRejected } from '../../src/domain/error.ts';
import type { ClaimRecord } from '../../src/domain/record.ts';
import { NOW, row, rows, withDatabase } from './memory-graph.ts';
import { aboutTender, bid, denial, EVIDENCE, notice, organisation } from './sample-records.ts';

const buyer = (ref: string, evidence: ClaimRecord['evidence'] = EVIDENCE) =>
  ({ kind: 'PROCUREMENT_ROLE', organisation: ref, tender: 'tender', role: 'BUYER', evidence }) as const;
const event = (word: string, more: object = {}) =>
  ({ kind: 'TENDER_EVENT', tender: 'tender', event: word, evidence: EVIDENCE, ...more }) as ClaimRecord;
const valuation = (kind: string, amountMinor: number, more: object = {}) =>
  ({
    kind: 'VALUATION',
    tender: 'tender',
    valuation: kind,
    value: { status: 'KNOWN', amountMinor, currency: 'EUR' },
    evidence: EVIDENCE,
    ...more,
  }) as ClaimRecord;
const euros = (amountMinor: number) => ({ status: 'KNOWN', amountMinor, currency: 'EUR' }) as const;
const count = (database: GreffeDatabase, table: string) =>
  row<{ n: number }>(database, `SELECT count(*) AS n FROM ${table}`).n;

describe('a claim', () => {
  it('that two documents make is one, with two pieces of evidence', () => {
    const other = { ...notice, ref: 'other', slug: 'other' };
    withDatabase(
      (database) => {
        expect([count(database, 'claims'), count(database, 'evidence'), count(database, 'edges')]).toEqual([
          1, 2, 1,
        ]);
      },
      aboutTender([buyer('ovh')]),
      aboutTender([buyer('ovh', [{ article: 'other', standing: 'REPORTED' }])], [other]),
    );
  });

  it('is as sure as its best evidence, known since its first, and disputed when anybody denies it', () => {
    const report = { ...notice, ref: 'report', slug: 'report', published: '2025-11' };
    const assessed = 'SELECT standing, known_from FROM claims';
    withDatabase(
      (database) => {
        expect(row(database, assessed)).toEqual({ standing: 'UNCONFIRMED', known_from: '2026-02-06' });
        const write = (evidence: ClaimRecord['evidence']) =>
          writeRecords(database, aboutTender([buyer('ovh', evidence)], [report, denial]));
        write([{ article: 'report', standing: 'REPORTED' }]);
        expect(row(database, assessed)).toEqual({ standing: 'REPORTED', known_from: '2025-11-30' });
        write([{ article: 'denial', standing: 'OFFICIAL', stance: 'DISPUTES' }]);
        expect(row(database, assessed)).toEqual({ standing: 'DISPUTED', known_from: '2025-11-30' });
      },
      aboutTender([buyer('ovh', [{ article: 'notice', standing: 'UNCONFIRMED' }])]),
    );
  });

  it('is known since another day when its document turns out to be of another day', () => {
    withDatabase(
      (database) => {
        expect(row(database, 'SELECT known_from FROM claims')).toEqual({ known_from: '2026-02-02' });
        expect(row(database, 'SELECT known_from FROM evidence')).toEqual({ known_from: '2026-02-02' });
      },
      aboutTender([buyer('ovh')]),
      { nodes: [{ ...notice, published: '2026-02-02', statedOn: '2026-02-09' }] },
    );
  });

  it('keeps its edges to the host only where the host is known', () => {
    withDatabase(
      (database) => expect(rows(database, 'SELECT kind FROM edges')).toEqual([{ kind: 'HOSTING' }]),
      aboutTender([
        { kind: 'HOSTING', hosted: 'ovh', evidence: EVIDENCE },
        { kind: 'HOSTING', host: 'atos', hosted: 'ovh', evidence: EVIDENCE },
      ]),
    );
  });
});

describe('a bid', () => {
  it('of a consortium is one, with an edge from each party', () => {
    withDatabase(
      (database) => {
        expect([count(database, 'bids'), count(database, 'bid_parties'), count(database, 'edges')]).toEqual([
          1, 2, 2,
        ]);
      },
      aboutTender([bid('atos', 'ovh'), bid('ovh', 'atos')]),
    );
  });

  it('stays the same one when its value becomes known, and unknown does not outweigh known', () => {
    withDatabase(
      (database) =>
        expect(row(database, 'SELECT value_minor, rank FROM bids')).toEqual({ value_minor: 500, rank: 1 }),
      aboutTender([bid('atos')]),
      aboutTender([{ ...bid('atos'), value: euros(500), rank: 1 }]),
      aboutTender([{ ...bid('atos'), value: { status: 'UNKNOWN' } }]),
    );
  });

  it('is another one on another lot, by others, or when it is only expected', () => {
    const lots = { nodes: [{ ...aboutTender([]).nodes[1], lots: [{ number: '1' }] }] } as Parameters<
      typeof withDatabase
    >[1];
    withDatabase(
      (database) => expect(count(database, 'bids')).toBe(4),
      lots,
      aboutTender([
        bid('atos'),
        { ...bid('atos'), ref: 'b', lot: '1' },
        { ...bid('atos', 'ovh'), ref: 'c' },
        { ...bid('atos'), ref: 'd', modality: 'EXPECTED' },
      ]),
    );
  });

  it('with its source’s key takes its parties from the later document, and its edges with them', () => {
    const later = { ...notice, ref: 'later', slug: 'later', published: '2026-03-01', statedOn: '2026-03-01' };
    withDatabase(
      (database) => {
        expect(
          rows(
            database,
            'SELECT o.name, p.role FROM bid_parties p JOIN organisations o ON o.id = p.organisation_id',
          ),
        ).toEqual([{ name: 'ovh', role: 'SOLE' }]);
        expect(rows(database, 'SELECT o.name FROM edges e JOIN organisations o ON o.id = e.from_id')).toEqual(
          [{ name: 'ovh' }],
        );
        expect(row(database, 'SELECT o.name FROM bids b JOIN organisations o ON o.id = b.lead_id')).toEqual({
          name: 'ovh',
        });
      },
      aboutTender([{ ...bid('atos'), key: 'src:bid-1' }]),
      aboutTender(
        [{ ...bid('ovh'), key: 'src:bid-1', evidence: [{ article: 'later', standing: 'OFFICIAL' }] }],
        [later],
      ),
      aboutTender([{ ...bid('atos'), key: 'src:bid-1' }]),
    );
  });

  it('has the status that the last event on it says, else what its modality says', () => {
    const status = (...claims: ClaimRecord[]) =>
      withDatabase(
        (database) => row<{ status: string }>(database, 'SELECT status FROM bids').status,
        aboutTender(claims),
      );
    const on = (word: string, more: object = {}) => event(word, { bid: 'bid', ...more });
    expect(status(bid('atos'))).toBe('SUBMITTED');
    expect(status({ ...bid('atos'), modality: 'EXPECTED' })).toBe('EXPECTED');
    expect(
      status(on('WON', { date: '2026-01-05' }), bid('atos'), on('PRESELECTED', { date: '2026-01-01' })),
    ).toBe('WON');
    expect(status(bid('atos'), on('WON', { modality: 'EXPECTED' }))).toBe('SUBMITTED');
  });
});

describe('a tender', () => {
  const derived = (claims: ClaimRecord[]) =>
    withDatabase(
      (database) =>
        row(
          database,
          'SELECT t.status, t.awarded, t.value_minor, t.value_status, t.value_kind, o.name AS buyer FROM tenders t LEFT JOIN organisations o ON o.id = t.buyer_id',
        ),
      aboutTender(claims, [denial]),
    );
  const nothing = {
    status: null,
    awarded: null,
    value_minor: null,
    value_status: 'UNKNOWN',
    value_kind: null,
    buyer: null,
  };

  it('has no status, value or buyer without claims', () => {
    expect(derived([])).toEqual(nothing);
  });

  it('has the status of the event with the last date, whatever the order', () => {
    const events = [
      event('CANCELLED', { date: '2026-02' }),
      event('LAUNCHED', { date: '2025-06' }),
      event('PLANNED', { date: '2025' }),
    ];
    for (const order of [events, events.toReversed()])
      expect(derived(order)).toMatchObject({ status: 'CANCELLED' });
  });

  it('has the most advanced value, but no expected one before an actual one', () => {
    const claims = [
      valuation('AWARD', 5),
      valuation('BUDGET', 9),
      valuation('CONTRACT', 7, { modality: 'EXPECTED' }),
    ];
    expect(derived(claims)).toMatchObject({ value_minor: 5, value_kind: 'AWARD', value_status: 'KNOWN' });
  });

  it('says why a value is not there', () => {
    const withheld = {
      kind: 'VALUATION',
      tender: 'tender',
      valuation: 'BUDGET',
      value: { status: 'NOT_PUBLISHED' },
      evidence: EVIDENCE,
    } as const;
    expect(derived([withheld])).toMatchObject({
      value_minor: null,
      value_status: 'NOT_PUBLISHED',
      value_kind: 'BUDGET',
    });
  });

  it('takes nothing from claims that are denied', () => {
    const denied = {
      evidence: [...EVIDENCE, { article: 'denial', standing: 'OFFICIAL', stance: 'DISPUTES' }],
    };
    const claims = [
      event('AWARDED', { date: '2026-01-05', ...denied }),
      valuation('AWARD', 5, denied),
      { ...buyer('ovh'), ...denied } as ClaimRecord,
    ];
    expect(derived(claims)).toEqual(nothing);
  });

  it('has the day of its last award, and the buyer', () => {
    expect(
      derived([event('AWARDED', { date: '2026-01-05' }), event('AWARDED', { date: '2025' }), buyer('ovh')]),
    ).toMatchObject({
      awarded: '2026-01-05',
      buyer: 'ovh',
    });
  });
});

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
      event('WON', { bid: 'x' }),
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
      expect([count(database, 'nodes'), count(database, 'claims'), count(database, 'search')]).toEqual([
        0, 0, 0,
      ]);
    });
  });
});

it('adds a mention once, and none to what is no article', () => {
  const mention = { article: 'notice', node: 'ovh', name: 'OVH', startOffset: 3, endOffset: 6 };
  withDatabase(
    (database) => {
      expect(count(database, 'mentions')).toBe(2);
      const write = (change: object) => () =>
        writeRecords(database, { ...aboutTender([]), mentions: [{ ...mention, ...change }] });
      expect(write({ article: 'ovh' })).toThrow(/\/mentions\/0\/article: "ovh" is of type ORGANISATION/);
      expect(write({ endOffset: 3 })).toThrow(/3 to 3 is no range of characters/);
    },
    { ...aboutTender([]), mentions: [mention, mention] },
    { ...aboutTender([]), mentions: [mention, { ...mention, startOffset: 4 }] },
  );
});
