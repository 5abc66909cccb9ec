import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Graph, withNotices } from './notices.ts';

const DATA = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const TED = join(DATA, 'ted-eforms-2024-2026');
const EXAMPLES = join(DATA, 'eforms-sdk-examples');
const isThere = existsSync(TED) && existsSync(EXAMPLES);

/** Text of each notice in a folder, without comments, which hold example markup. */
function notices(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.xml'))
    .map((file) => readFileSync(join(folder, file), 'utf8').replace(/<!--[\s\S]*?-->/g, ''));
}

const blocks = (text: string, tag: string) =>
  Array.from(
    text.matchAll(new RegExp(`<efac:${tag}>([\\s\\S]*?)</efac:${tag}>`, 'g')),
    ([, inner = '']) => inner,
  );
const ids = (text: string, kind: string) =>
  Array.from(text.matchAll(new RegExp(`<cbc:ID[^>]*>\\s*(${kind}-\\d+)\\s*<`, 'g')), ([, id = '']) => id);

/** The number (BT-759) that follows the code for tenders of all kinds (BT-760). */
const OF_ALL =
  /<efbc:StatisticsCode[^>]*>\s*tenders\s*<\/efbc:StatisticsCode>\s*<efbc:StatisticsNumeric>(\d+)/;

interface Counted {
  readonly lot: string;
  readonly parties: number;
  readonly fate: 'WON' | 'LOST' | 'UNTOLD';
}

/**
 * Tenders counted in the text of a notice without an XML parser. A tender (TEN) is defined where the element holds the number of a
 * tendering party. It won when a contract holds its number, or when it is the one tender of a lot whose result is `selec-w`; it lost
 * when a contract holds the number of another tender of its lot.
 */
function countTenders(text: string): Counted[] {
  const definitions = blocks(text, 'LotTender').filter((block) => ids(block, 'TPA').length > 0);
  const inContracts = new Set(blocks(text, 'SettledContract').flatMap((block) => ids(block, 'TEN')));
  const results = blocks(text, 'LotResult');
  const parties = new Map(
    text
      .split('<efac:TenderingParty>')
      .slice(1)
      .flatMap((part) => {
        const inner = part.slice(0, part.indexOf('</efac:TenderingParty>'));
        return inner.includes('<efac:Tenderer>')
          ? [[ids(inner, 'TPA')[0], inner.split('<efac:Tenderer>').length - 1]]
          : [];
      }) as [string, number][],
  );
  const tenders = definitions.map((block) => ({
    id: ids(block, 'TEN')[0] as string,
    lot: ids(block, 'LOT')[0] as string,
    parties: parties.get(ids(block, 'TPA')[0] as string) ?? 0,
  }));
  return tenders.map(({ id, lot, parties: count }) => {
    const rivals = tenders.filter((other) => other.lot === lot && other.id !== id);
    const result = results.find((block) => ids(block, 'LOT').includes(lot)) ?? '';
    const hasWinner = />\s*selec-w\s*</.test(result);
    const won = inContracts.has(id) || (rivals.length === 0 && hasWinner);
    const lost = !won && rivals.some((rival) => inContracts.has(rival.id));
    return { lot, parties: count, fate: won ? 'WON' : lost ? 'LOST' : 'UNTOLD' };
  });
}

/** How many pieces of evidence the notices give for claims of a kind: one for each place that states one. */
const stated = (graph: Graph, condition: string) =>
  graph.value(
    `SELECT count(*) FROM evidence v JOIN claims c ON c.id = v.claim_id LEFT JOIN tender_events e ON e.id = c.id WHERE ${condition}`,
  );

describe.skipIf(!isThere)('the 54 notices of TED', () => {
  const texts = isThere ? notices(TED) : [];
  const tenders = texts.flatMap(countTenders);

  it('all go in, as many tenders, bids, parties, winners and losers as their text has', () =>
    withNotices(async (graph) => {
      expect(await graph.load(TED)).toMatchObject({ documents: 54, rejected: 0, skipped: 0, problems: [] });
      const procedures = new Set(texts.map((text) => /<cbc:ContractFolderID>\s*([^<\s]+)/.exec(text)?.[1]));
      expect(graph.value('SELECT count(*) FROM tenders')).toBe(procedures.size);
      expect(stated(graph, "c.kind = 'BID'")).toBe(tenders.length);
      expect(stated(graph, "c.kind = 'TENDER_EVENT' AND e.event = 'WON'")).toBe(
        tenders.filter(({ fate }) => fate === 'WON').length,
      );
      expect(stated(graph, "c.kind = 'TENDER_EVENT' AND e.event = 'REJECTED'")).toBe(
        tenders.filter(({ fate }) => fate === 'LOST').length,
      );
      expect(graph.value('SELECT count(*) FROM evidence v JOIN bid_parties p ON p.bid_id = v.claim_id')).toBe(
        tenders.reduce((sum, { parties }) => sum + parties, 0),
      );
    }));

  it('have the counts that their text had when this was written', () =>
    withNotices(async (graph) => {
      await graph.load(TED);
      const counts = graph.rows(`SELECT
        (SELECT count(*) FROM tenders) AS tenders, (SELECT count(*) FROM bids) AS bids,
        (SELECT count(*) FROM bid_parties) AS parties, (SELECT count(*) FROM bids WHERE status = 'WON') AS won,
        (SELECT count(*) FROM bids WHERE status = 'REJECTED') AS lost,
        (SELECT count(*) FROM bids WHERE value_status = 'WITHHELD') AS withheld`);
      expect(counts).toEqual([{ tenders: 47, bids: 77, parties: 77, won: 56, lost: 18, withheld: 1 }]);
    }));

  it('count the tenders that each lot received', () =>
    withNotices(async (graph) => {
      await graph.load(TED);
      // Later notices of a procedure say the same of its lots again.
      const published = new Map<string, number>();
      for (const text of texts) {
        const procedure = /<cbc:ContractFolderID>\s*([^<\s]+)/.exec(text)?.[1];
        for (const result of blocks(text, 'LotResult')) {
          const count = OF_ALL.exec(result)?.[1];
          if (count !== undefined) published.set(`${procedure} ${ids(result, 'LOT')[0]}`, Number(count));
        }
      }
      const kept = graph.rows(
        'SELECT published_bid_count AS count FROM lots WHERE published_bid_count IS NOT NULL',
      );
      expect(kept.map(({ count }) => count).sort()).toEqual([...published.values()].sort());
    }));

  it('change nothing when they are imported again', () =>
    withNotices(async (graph) => {
      await graph.load(TED);
      expect(await graph.load(TED)).toMatchObject({
        nodesCreated: 0,
        nodesChanged: 0,
        claimsCreated: 0,
        claimsChanged: 0,
        evidenceAdded: 0,
      });
    }));

  it('give the same graph in reverse order', () => {
    const contents = (graph: Graph) =>
      [
        'SELECT name, known_from, status, awarded, value_minor, value_currency, published_bid_count FROM tenders ORDER BY 1, 2, 3, 4, 5',
        'SELECT name, country, kind, website, known_from FROM organisations ORDER BY 1, 2, 3, 4, 5',
        'SELECT status, value_minor, rank FROM bids ORDER BY 1, 2, 3',
        'SELECT scheme, value FROM identifiers ORDER BY 1, 2',
        'SELECT name FROM aliases ORDER BY 1',
        'SELECT flag, field, published FROM quality_flags ORDER BY 1, 2, 3',
      ].map((sql) => graph.rows(sql));
    const files = isThere
      ? readdirSync(TED, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.xml'))
          .sort()
      : [];
    return withNotices(async (forth) => {
      await forth.load(...files.map((file) => join(TED, file)));
      await withNotices(async (back) => {
        await back.load(...files.toReversed().map((file) => join(TED, file)));
        expect(contents(back)).toEqual(contents(forth));
      });
    });
  });
});

describe.skipIf(!isThere)('the 62 official examples', () => {
  it('go in but for six drafts without identifier and two registrations of companies', () =>
    withNotices(async (graph) => {
      const texts = notices(EXAMPLES);
      const isDraft = (text: string) => !/<cbc:ID schemeName="notice-id">[^<]+</.test(text);
      const isRegistration = (text: string) => text.includes('<BusinessRegistrationInformationNotice');
      expect(texts.filter(isDraft)).toHaveLength(6);
      expect(texts.filter(isRegistration)).toHaveLength(2);
      expect(await graph.load(EXAMPLES)).toMatchObject({ documents: 54, rejected: 6, skipped: 2 });
      const tenders = texts.filter((text) => !isDraft(text)).flatMap(countTenders);
      expect(stated(graph, "c.kind = 'BID'")).toBe(tenders.length);
      expect(new Set(graph.rejected().map(({ reason }) => reason))).toEqual(
        new Set(['the notice has no identifier (BT-701)']),
      );
    }));
});
