import { describe, expect, it } from 'vitest';
import { noticeText, resultText, uuid } from './notice-text.ts';
import { FLAGS, type Graph, withNotices } from './notices.ts';

const CALL = { id: uuid(1), published: '2030-01-10', type: 'cn-standard' } as const;
const AWARD = { id: uuid(2), published: '2030-05-01', type: 'can-standard' } as const;
const TWO = ['LOT-0001', 'LOT-0002'];

const winners = ({ rows }: Graph) =>
  rows(
    `SELECT l.number AS lot, o.name AS bidder, b.value_minor AS minor FROM bids b LEFT JOIN lots l ON l.id = b.lot_id JOIN organisations o ON o.id = b.lead_id
     JOIN tender_events e ON e.bid_id = b.id AND e.event = 'WON' AND e.withdrawn = 0 WHERE b.withdrawn = 0 ORDER BY lot, bidder`,
  ).map(Object.values);

const events = ({ rows }: Graph) =>
  rows(
    `SELECT coalesce(l.number, 'tender') AS of, e.event, e.date FROM tender_events e LEFT JOIN lots l ON l.id = e.lot_id
     WHERE e.bid_id IS NULL AND e.withdrawn = 0 ORDER BY of, e.event, e.date`,
  ).map(Object.values);

function permutationsOf<T>(list: readonly T[]): T[][] {
  if (list.length <= 1) return [[...list]];
  return list.flatMap((first) =>
    permutationsOf(list.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  );
}

const statuses = ({ rows }: Graph) =>
  rows('SELECT number, status FROM lots ORDER BY number').map(Object.values);

describe('a change of an eForms notice', () => {
  it('that cancels one lot cancels neither the other nor the tender', () =>
    withNotices(async (graph) => {
      const change = { of: CALL.id, reason: 'cancel', sections: ['LOT-0002'] };
      await graph.read(
        noticeText({ ...CALL, lots: TWO }),
        noticeText({ ...CALL, id: uuid(3), published: '2030-01-20', lots: TWO, changes: change }),
      );
      expect(graph.value('SELECT status FROM tenders')).toBe('LAUNCHED');
      expect(statuses(graph)).toEqual([
        ['LOT-0001', 'LAUNCHED'],
        ['LOT-0002', 'CANCELLED'],
      ]);
    }));

  it('that cancels the whole call cancels the tender, and one that only intends to does not', () =>
    withNotices(async (graph) => {
      const change = (id: number, published: string, reason: string) =>
        noticeText({ ...CALL, id: uuid(id), published, changes: { of: CALL.id, reason } });
      await graph.read(noticeText(CALL), change(3, '2030-01-20', 'cancel-intent'));
      expect(graph.value('SELECT status FROM tenders')).toBe('LAUNCHED');
      await graph.read(change(4, '2030-01-30', 'cancel'));
      expect(graph.value('SELECT status FROM tenders')).toBe('CANCELLED');
    }));

  it('flags a lot that the notice does not have, and cancels nothing for it', () =>
    withNotices(async (graph) => {
      const changes = { of: CALL.id, reason: 'cancel', sections: ['LOT-0007'] };
      await graph.read(noticeText({ ...CALL, changes }));
      expect(events(graph).map(([of, event]) => `${of} ${event}`)).not.toContain('tender CANCELLED');
      expect(graph.rows(FLAGS)).toContainEqual({
        flag: 'DANGLING_REFERENCE',
        field: 'efbc:ChangedSectionIdentifier',
        published: 'LOT-0007',
      });
    }));

  it('keeps the day of the call', () =>
    withNotices(async (graph) => {
      const changed = { ...CALL, id: uuid(3), published: '2030-01-20', changes: { of: CALL.id } };
      await graph.read(noticeText(changed), noticeText(CALL));
      expect(events(graph)).toContainEqual(['tender', 'LAUNCHED', '2030-01-10']);
      expect(graph.value('SELECT published FROM tenders')).toBe('2030-01-10');
    }));

  it('of a call that tells of no publication has it published on the day of its dispatch', () =>
    withNotices(async (graph) => {
      const unpublished = noticeText(CALL).replace(/<efac:Publication>.*?<\/efac:Publication>/s, '');
      await graph.read(unpublished);
      const sent = /<cbc:IssueDate>(\d{4}-\d\d-\d\d)/.exec(unpublished)?.[1];
      expect(sent).toBeDefined();
      expect(graph.rows('SELECT published, date_kind AS kind FROM tenders')).toEqual([
        { published: sent, kind: 'CALL' },
      ]);
    }));

  it('of an award leaves only the corrected winner, in whatever order they come', async () => {
    const first = noticeText({ ...AWARD, result: resultText([{ lot: 'LOT-0001', by: 2, amount: 900 }]) });
    const corrected = noticeText({
      ...AWARD,
      id: uuid(3),
      published: '2030-05-10',
      changes: { of: AWARD.id, reason: 'cor-buy' },
      result: resultText([{ lot: 'LOT-0001', by: 3, amount: 90 }]),
    });
    for (const order of [
      [first, corrected],
      [corrected, first],
    ]) {
      await withNotices(async (graph) => {
        await graph.read(...order);
        expect(winners(graph)).toEqual([['LOT-0001', 'Flood Works', 9_000]]);
        expect(graph.rows('SELECT value_minor, status FROM tenders').map(Object.values)).toEqual([
          [9_000, 'AWARDED'],
        ]);
        const before = graph.rows(
          `SELECT o.name, b.value_minor, c.known_from, c.known_until FROM bids b JOIN claims c ON c.id = b.id JOIN organisations o ON o.id = b.lead_id WHERE b.withdrawn = 1`,
        );
        expect(before.map(Object.values)).toEqual([['Ebb Works', 90_000, '2030-05-01', '2030-05-10']]);
      });
    }
  });

  it.each([
    ['as it stands there', '123456-2030', '00123456-2030'],
    ['with zeros before it', '00123456-2030', '123456-2030'],
  ])(
    'that names it by its number in the Official Journal, %s, continues it, in whatever order',
    async (_, named, number) => {
      const by = (winner: number) => resultText([{ lot: 'LOT-0001', by: winner, amount: 900 }]);
      const first = noticeText({ ...AWARD, number, result: by(2) });
      const corrected = noticeText({
        ...AWARD,
        id: uuid(3),
        published: '2030-05-10',
        number: '00222222-2030',
        changes: { of: named },
        result: by(3),
      });
      const again = noticeText({
        ...AWARD,
        id: uuid(4),
        published: '2030-05-20',
        changes: { of: '222222-2030' },
        result: by(4),
      });
      for (const order of permutationsOf([first, corrected, again])) {
        await withNotices(async (graph) => {
          for (const text of order) await graph.read(text);
          expect(winners(graph)).toEqual([['LOT-0001', 'Tide Works', 90_000]]);
          const before = graph.rows(
            `SELECT o.name, c.known_from, c.known_until FROM bids b JOIN claims c ON c.id = b.id JOIN organisations o ON o.id = b.lead_id WHERE b.withdrawn = 1 ORDER BY c.known_from`,
          );
          expect(before.map(Object.values)).toEqual([
            ['Ebb Works', '2030-05-01', '2030-05-10'],
            ['Flood Works', '2030-05-10', '2030-05-20'],
          ]);
        });
      }
    },
  );

  it('that names a number which no notice has leaves all others as they are', () =>
    withNotices(async (graph) => {
      const by = (winner: number) => resultText([{ lot: 'LOT-0001', by: winner, amount: 900 }]);
      await graph.read(
        noticeText({ ...AWARD, number: '00123456-2030', result: by(2) }),
        noticeText({
          ...AWARD,
          id: uuid(3),
          published: '2030-05-10',
          changes: { of: '123457-2030' },
          result: by(3),
        }),
      );
      expect(winners(graph)).toEqual([
        ['LOT-0001', 'Ebb Works', 90_000],
        ['LOT-0001', 'Flood Works', 90_000],
      ]);
    }));

  it.each([
    ['a notice that never comes', uuid(77)],
    ['itself', AWARD.id],
  ])('of %s stands for itself', (_, of) =>
    withNotices(async (graph) => {
      const result = resultText([{ lot: 'LOT-0001', by: 2, amount: 900 }]);
      await graph.read(noticeText({ ...AWARD, number: '00000009-2030', changes: { of }, result }));
      expect(winners(graph)).toEqual([['LOT-0001', 'Ebb Works', 90_000]]);
      expect(graph.value('SELECT description FROM articles')).toContain(`Changes notice ${of}-01`);
    }),
  );

  it('of the year 9999 takes its place by the day on which it was sent, and is flagged', () =>
    withNotices(async (graph) => {
      const by = (winner: number) => resultText([{ lot: 'LOT-0001', by: winner, amount: 900 }]);
      await graph.read(
        noticeText({ ...AWARD, result: by(2) }),
        noticeText({
          ...AWARD,
          id: uuid(3),
          published: '9999-12-31',
          sent: ['2030-05-05', '10:00:00'],
          changes: { of: AWARD.id },
          result: by(3),
        }),
        noticeText({
          ...AWARD,
          id: uuid(4),
          published: '2030-05-10',
          changes: { of: AWARD.id },
          result: by(4),
        }),
      );
      expect(winners(graph)).toEqual([['LOT-0001', 'Tide Works', 90_000]]);
      expect(graph.rows(FLAGS)).toContainEqual({
        flag: 'IMPLAUSIBLE_DATE',
        field: 'published',
        published: '9999-12-31+01:00',
      });
    }));

  it('that is published on the day of what it changes still comes after it', () =>
    withNotices(async (graph) => {
      const by = (number: number) => resultText([{ lot: 'LOT-0001', by: number, amount: 900 }]);
      const sent = ['2030-04-30', '10:00:00'] as const;
      await graph.read(
        noticeText({ ...AWARD, sent, result: by(2) }),
        noticeText({ ...AWARD, sent, id: uuid(1), changes: { of: AWARD.id }, result: by(3) }),
      );
      expect(winners(graph)).toEqual([['LOT-0001', 'Flood Works', 90_000]]);
    }));

  it('that cancels an award leaves no winner, no award and no value, and the tender and its buyer', () =>
    withNotices(async (graph) => {
      const result = resultText([{ lot: 'LOT-0001', by: 2, amount: 900, received: 3 }], 900);
      await graph.read(
        noticeText(CALL),
        noticeText({ ...AWARD, result }),
        noticeText({
          ...AWARD,
          id: uuid(3),
          published: '2030-06-01',
          changes: { of: AWARD.id, reason: 'cancel' },
          result,
        }),
      );
      expect(winners(graph)).toEqual([]);
      expect(events(graph)).toEqual([['tender', 'LAUNCHED', '2030-01-10']]);
      expect(
        graph
          .rows('SELECT status, awarded, value_minor, published_bid_count FROM tenders')
          .map(Object.values),
      ).toEqual([['LAUNCHED', null, null, null]]);
      expect(graph.value('SELECT o.name FROM tenders t JOIN organisations o ON o.id = t.buyer_id')).toBe(
        'Harbour Town',
      );
    }));

  it('that cancels the award of one lot leaves that of the other', () =>
    withNotices(async (graph) => {
      const result = resultText([
        { lot: 'LOT-0001', by: 2, amount: 900 },
        { lot: 'LOT-0002', by: 3, amount: 700 },
      ]);
      const changes = { of: AWARD.id, reason: 'cancel', sections: ['LOT-0002'] };
      await graph.read(
        noticeText({ ...AWARD, lots: TWO, result }),
        noticeText({ ...AWARD, id: uuid(3), published: '2030-06-01', lots: TWO, changes, result }),
      );
      expect(winners(graph)).toEqual([['LOT-0001', 'Ebb Works', 90_000]]);
      expect(events(graph).map(([of, event]) => `${of} ${event}`)).toEqual([
        'LOT-0001 AWARDED',
        'tender AWARDED',
      ]);
    }));
});

describe('an eForms notice that modifies a contract', () => {
  it('leaves the award beside it, and its total in place of the awarded one', () =>
    withNotices(async (graph) => {
      const result = (amount: number) => resultText([{ lot: 'LOT-0001', by: 2, amount }], amount);
      await graph.read(
        noticeText({ ...AWARD, result: result(900) }),
        noticeText({
          ...AWARD,
          id: uuid(3),
          published: '2031-01-01',
          type: 'can-modif',
          modifies: `${AWARD.id}-01`,
          result: result(1_000),
        }),
      );
      expect(
        graph
          .rows(
            'SELECT valuation, value_minor FROM valuations WHERE lot_id IS NULL AND withdrawn = 0 ORDER BY valuation',
          )
          .map(Object.values),
      ).toEqual([
        ['AMENDED', 100_000],
        ['AWARD', 90_000],
      ]);
      expect(graph.rows('SELECT value_minor, value_kind FROM tenders').map(Object.values)).toEqual([
        [100_000, 'AMENDED'],
      ]);
    }));
});

describe('the totals of eForms notices', () => {
  const total = (id: number, type: 'veat' | 'can-standard', lot: string, amount: number) =>
    noticeText({
      ...AWARD,
      id: uuid(id),
      type,
      lots: [lot],
      result: resultText([{ lot, by: 2, amount }], amount),
    });

  it('are summed over award notices', () =>
    withNotices(async (graph) => {
      await graph.read(total(2, 'can-standard', 'LOT-0001', 900), total(3, 'can-standard', 'LOT-0002', 700));
      expect(graph.rows('SELECT value_minor, value_parts FROM tenders').map(Object.values)).toEqual([
        [160_000, 2],
      ]);
    }));

  it('count an intended award once beside the award', () =>
    withNotices(async (graph) => {
      await graph.read(total(1, 'veat', 'LOT-0000', 900));
      expect(graph.value('SELECT value_minor FROM tenders')).toBe(90_000);
      await graph.read(total(2, 'can-standard', 'LOT-0000', 950));
      expect(graph.rows('SELECT value_minor, value_parts FROM tenders').map(Object.values)).toEqual([
        [95_000, 1],
      ]);
    }));
});

describe('the results of an eForms notice', () => {
  it('have a winner also where only the lot says which tender it is, with the day of its contract', () =>
    withNotices(async (graph) => {
      const result = resultText([{ lot: 'LOT-0001', by: 2, amount: 900, isReferenced: false }]);
      await graph.read(noticeText({ ...AWARD, result }));
      expect(winners(graph)).toEqual([['LOT-0001', 'Ebb Works', 90_000]]);
      expect(graph.value("SELECT date FROM tender_events WHERE event = 'WON'")).toBe('2030-04-01');
    }));

  it('prove no award by an outcome that the code list does not have', () =>
    withNotices(async (graph) => {
      const result = resultText([{ lot: 'LOT-0001', by: 2, amount: 900, outcome: 'awarded' }]);
      await graph.read(noticeText({ ...AWARD, result }));
      expect(winners(graph)).toEqual([]);
      expect(events(graph)).toEqual([]);
      expect(graph.rows('SELECT status, value_minor FROM tenders').map(Object.values)).toEqual([
        [null, null],
      ]);
      expect(graph.rows(FLAGS)).toContainEqual({
        flag: 'INVALID_CODE',
        field: 'cbc:TenderResultCode',
        published: 'awarded',
      });
    }));

  it('on a group of lots are a bid on the tender, and the group is no lot', () =>
    withNotices(async (graph) => {
      const result = resultText([{ lot: 'GLO-0001', by: 2, amount: 900 }]);
      await graph.read(noticeText({ ...AWARD, lots: TWO, result }));
      expect(statuses(graph).map(([number]) => number)).toEqual(TWO);
      expect(winners(graph)).toEqual([[null, 'Ebb Works', 90_000]]);
      expect(graph.value('SELECT value_minor FROM tenders')).toBe(90_000);
    }));

  it('on a group of lots beat a tender on one of them', () =>
    withNotices(async (graph) => {
      const [group, lot] = ['TEN-1', 'TEN-2'].map(
        (id) => `<efac:LotTender><cbc:ID>${id}</cbc:ID></efac:LotTender>`,
      );
      const result = resultText([
        { lot: 'GLO-0001', by: 2, amount: 900 },
        { lot: 'LOT-0001', by: 3, amount: 700, isReferenced: false },
      ]).replace(
        '<efac:SettledContract><cbc:ID>CON-2<',
        `${group}${lot}<efac:SettledContract><cbc:ID>CON-1<`,
      );
      await graph.read(noticeText({ ...AWARD, lots: TWO, result }));
      expect(winners(graph)).toEqual([[null, 'Ebb Works', 90_000]]);
      expect(graph.value('SELECT status FROM bids WHERE lot_id IS NOT NULL')).toBe('REJECTED');
    }));

  it('say where a winner has no amount, so that the sum of the others is known for a part', () =>
    withNotices(async (graph) => {
      const amount =
        '<cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">700</cbc:PayableAmount></cac:LegalMonetaryTotal>';
      const result = resultText([
        { lot: 'LOT-0001', by: 2, amount: 900 },
        { lot: 'LOT-0002', by: 3, amount: 700 },
      ]).replace(amount, '');
      await graph.read(noticeText({ ...AWARD, lots: TWO, result }));
      expect(graph.rows('SELECT value_minor, value_gaps FROM tenders').map(Object.values)).toEqual([
        [90_000, 'AWARD_WITHOUT_AMOUNT'],
      ]);
    }));

  it('are summed over lots where no total is given', () =>
    withNotices(async (graph) => {
      const result = resultText([
        { lot: 'LOT-0001', by: 2, amount: 900, received: 4 },
        { lot: 'LOT-0002', by: 3, amount: 700, received: 1 },
      ]);
      await graph.read(noticeText({ ...AWARD, lots: TWO, result }));
      expect(graph.rows('SELECT value_minor, value_parts FROM tenders').map(Object.values)).toEqual([
        [160_000, 2],
      ]);
      expect(
        graph.rows('SELECT number, published_bid_count FROM lots ORDER BY number').map(Object.values),
      ).toEqual([
        ['LOT-0001', 4],
        ['LOT-0002', 1],
      ]);
    }));

  it('of one lot state no number of tenders for a tender that a call divides', () =>
    withNotices(async (graph) => {
      const result = resultText([{ lot: 'LOT-0001', by: 2, amount: 900, received: 4 }]);
      await graph.read(noticeText({ ...AWARD, result }));
      expect(graph.value('SELECT published_bid_count FROM tenders')).toBe(4);
      await graph.read(noticeText({ ...CALL, lots: TWO }));
      expect(graph.value('SELECT published_bid_count FROM tenders')).toBeNull();
      expect(graph.value("SELECT published_bid_count FROM lots WHERE number = 'LOT-0001'")).toBe(4);
    }));

  it('do not close a tender of which only some lots came to nothing', () =>
    withNotices(async (graph) => {
      const closed = (lot: string) => ({ lot, by: 2, amount: 1, outcome: 'clos-nw' });
      const result = resultText(['LOT-0002', 'LOT-0003'].map(closed));
      const lots = [...TWO, 'LOT-0003'];
      await graph.read(
        noticeText({ ...CALL, lots }),
        noticeText({ ...AWARD, lots: ['LOT-0002', 'LOT-0003'], result }),
      );
      expect(graph.value('SELECT status FROM tenders')).toBe('LAUNCHED');
    }));

  it('are of a party that is named and not referred to', () =>
    withNotices(async (graph) => {
      const tenderer = '<cbc:Name>Spring Tide Consortium</cbc:Name>';
      const result = resultText([{ lot: 'LOT-0001', by: 2, amount: 900, tenderer }]);
      const buyer = '<cac:PartyName><cbc:Name>Upper Harbour</cbc:Name></cac:PartyName>';
      const summary = await graph.read(noticeText({ ...AWARD, buyer, result }));
      expect(summary.rejected).toBe(0);
      expect(winners(graph)).toEqual([['LOT-0001', 'Spring Tide Consortium', 90_000]]);
      expect(graph.value('SELECT o.name FROM tenders t JOIN organisations o ON o.id = t.buyer_id')).toBe(
        'Upper Harbour',
      );
    }));
});
