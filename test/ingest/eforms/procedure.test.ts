import { describe, expect, it } from 'vitest';
import { BIDS, EVENTS, FLAGS, fixture, type Graph, VALUATIONS, withNotices } from './notices.ts';

const PROCEDURE = ['contract-notice', 'change', 'award', 'modification'].map(fixture);

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, position) =>
    permutations(items.filter((_, other) => other !== position)).map((rest) => [item, ...rest]),
  );
}

/** Everything that the notices of a procedure state, without ids and slugs. */
function contents({ rows }: Graph) {
  return {
    tenders: rows(
      'SELECT name, known_from, procedure, published, deadline, status, awarded, value_minor, value_kind, country FROM tenders',
    ),
    lots: rows('SELECT number, title, published_bid_count FROM lots ORDER BY number'),
    aliases: rows('SELECT name FROM aliases ORDER BY name'),
    bids: rows(BIDS),
    events: rows(EVENTS),
    valuations: rows(VALUATIONS),
    flags: rows(FLAGS),
    evidence: rows(
      'SELECT c.kind, c.known_from, c.standing, e.locator FROM evidence e JOIN claims c ON c.id = e.claim_id ORDER BY 1, 2, 3, 4',
    ),
    organisations: rows('SELECT name, kind, country, activity, known_from FROM organisations ORDER BY name'),
  };
}

describe('the notices of one procedure (BT-04)', () => {
  it('are one tender with its call, change, award and modification', () =>
    withNotices(async (graph) => {
      await graph.load(...PROCEDURE);
      expect(
        graph.rows(
          'SELECT published, deadline, status, awarded, value_minor AS minor, value_kind AS kind, country FROM tenders',
        ),
      ).toEqual([
        {
          published: '2025-01-06',
          deadline: '2025-02-10T12:00:00+01:00',
          status: 'AWARDED',
          awarded: '2025-02-20',
          minor: 33000050,
          kind: 'AMENDED',
          country: 'DE',
        },
      ]);
      expect(graph.value('SELECT count(*) FROM articles')).toBe(4);
    }));

  it('give the same graph in any order', async () => {
    let expected: unknown;
    for (const order of permutations(PROCEDURE)) {
      await withNotices(async (graph) => {
        await graph.load(...order);
        expected ??= contents(graph);
        expect(contents(graph), order.join()).toEqual(expected);
      });
    }
  });

  it('change nothing when they are imported again', () =>
    withNotices(async (graph) => {
      await graph.load(...PROCEDURE);
      const before = contents(graph);
      expect(await graph.load(...PROCEDURE)).toMatchObject({
        nodesCreated: 0,
        nodesChanged: 0,
        claimsCreated: 0,
        claimsChanged: 0,
        evidenceAdded: 0,
      });
      expect(contents(graph)).toEqual(before);
    }));

  it('value what was estimated, awarded and amended, for the tender and its lots', () =>
    withNotices(async ({ load, rows }) => {
      await load(...PROCEDURE);
      expect(rows(VALUATIONS)).toEqual([
        { of: 'LOT-0001', valuation: 'AMENDED', minor: 13000050, valued: 'KNOWN' },
        { of: 'LOT-0001', valuation: 'AWARD', minor: 10000050, valued: 'KNOWN' },
        { of: 'LOT-0001', valuation: 'ESTIMATE', minor: 10000000, valued: 'KNOWN' },
        { of: 'LOT-0002', valuation: 'AWARD', minor: 20000000, valued: 'KNOWN' },
        { of: 'tender', valuation: 'AMENDED', minor: 33000050, valued: 'KNOWN' },
        { of: 'tender', valuation: 'AWARD', minor: 30000050, valued: 'KNOWN' },
        { of: 'tender', valuation: 'ESTIMATE', minor: 25000000, valued: 'KNOWN' },
      ]);
    }));

  it('date the launch by the call, whatever a change says later', () =>
    withNotices(async ({ load, rows }) => {
      await load(...PROCEDURE);
      expect(rows(EVENTS)).toEqual([
        { of: 'LOT-0001', event: 'AWARDED', date: '2025-02-17', reason: null },
        { of: 'LOT-0002', event: 'AWARDED', date: '2025-02-20', reason: null },
        // The change says that the call stands, not since when.
        { of: 'tender', event: 'LAUNCHED', date: null, reason: null },
        { of: 'tender', event: 'LAUNCHED', date: '2025-01-06', reason: null },
        { of: 'tender', event: 'AWARDED', date: '2025-02-17', reason: null },
        { of: 'tender', event: 'AWARDED', date: '2025-02-20', reason: null },
      ]);
    }));

  it('say which notice they change or follow, and why', () =>
    withNotices(async ({ load, rows }) => {
      await load(...PROCEDURE);
      expect(
        rows('SELECT name, description FROM articles WHERE description IS NOT NULL ORDER BY published'),
      ).toEqual([
        {
          name: 'Change to contract notice 20000-2025: Kryostate für das Institut für Physik (berichtigt)',
          description:
            'Changes notice aaaaaaaa-0000-4000-8000-000000000002-01 (information updated; More time).',
        },
        {
          name: 'Contract modification notice 400000-2025: Cryostats for the physics institute',
          description: 'Modifies the contract of notice 155000-2025 (add-wss).',
        },
      ]);
    }));

  it('name every buyer of a joint procurement, also by its touch point, and who finances it', () =>
    withNotices(async ({ load, rows }) => {
      await load(...PROCEDURE);
      expect(
        rows(
          'SELECT o.name, r.role FROM procurement_roles r JOIN organisations o ON o.id = r.organisation_id ORDER BY 1, 2',
        ),
      ).toEqual([
        { name: 'Hill College', role: 'BUYER' },
        { name: 'Hill College', role: 'PROCURING_ENTITY' },
        { name: 'Lakeside University', role: 'BUYER' },
        { name: 'Science Fund', role: 'FUNDER' },
      ]);
    }));
});

describe('one notice', () => {
  it('of a call keeps CPV codes and places, and flags a code that lost a digit', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('contract-notice'));
      expect(rows('SELECT code FROM tender_cpvs')).toEqual([{ code: '38000000' }]);
      expect(rows('SELECT place FROM tender_places')).toEqual([{ place: 'DE300' }]);
      expect(rows(FLAGS)).toContainEqual({ flag: 'INVALID_CODE', field: 'cpvs', published: '3855200' });
    }));

  it('of a call takes the last deadline of its lots, and no group of lots for a lot', () =>
    withNotices(async ({ load, rows, value }) => {
      await load(fixture('contract-notice'));
      expect(value('SELECT deadline FROM tenders')).toBe('2025-02-04T11:00:00+01:00');
      expect(rows('SELECT number FROM lots ORDER BY number')).toEqual([
        { number: 'LOT-0001' },
        { number: 'LOT-0002' },
      ]);
    }));

  it('that cancels a call ends it, even when the call itself is not known', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('cancellation'));
      expect(rows(EVENTS)).toEqual([
        { of: 'tender', event: 'LAUNCHED', date: null, reason: null },
        { of: 'tender', event: 'CANCELLED', date: '2025-01-14', reason: 'The budget was cut.' },
      ]);
      expect(rows('SELECT status, procedure FROM tenders')).toEqual([
        { status: 'CANCELLED', procedure: 'RESTRICTED' },
      ]);
    }));

  it('that plans has no procedure yet and is a tender of its own', () =>
    withNotices(async ({ load, rows }) => {
      await load(fixture('planning'));
      expect(
        rows('SELECT name, status, value_minor AS minor, value_kind AS kind, country FROM tenders'),
      ).toEqual([
        { name: 'Quay repairs', status: 'PLANNED', minor: 500000000, kind: 'ESTIMATE', country: 'NL' },
      ]);
      expect(rows('SELECT number FROM lots ORDER BY number')).toEqual([
        { number: 'PAR-0001' },
        { number: 'PAR-0002' },
      ]);
    }));

  it('is an article of TED with its number, day and address', () =>
    withNotices(async ({ load, rows, value }) => {
      await load(fixture('award'));
      expect(rows('SELECT name, kind, published, url, language FROM articles')).toEqual([
        {
          name: 'Contract award notice 155000-2025: Cryostats for the physics institute',
          kind: 'NOTICE',
          published: '2025-03-10',
          url: 'https://ted.europa.eu/en/notice/-/detail/155000-2025',
          language: 'en',
        },
      ]);
      expect(value("SELECT value FROM identifiers WHERE scheme = 'TED' AND checked")).toBe('155000-2025');
    }));
});
