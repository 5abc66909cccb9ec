import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anacSource } from '../../../src/ingest/sources/anac/source.ts';
import { publishedData, withImport } from '../with-import.ts';

const FOLDER = publishedData('avcp-italy');

/**
 * Counted apart from the source, by searching the text: a tender is a CIG, a bid a `partecipante` or a `raggruppamento` in a lot, a
 * winner an `aggiudicatario`, a loser any other bid (every lot of this file has its one winner among those who took part).
 */
function count() {
  const text = readFileSync(join(FOLDER as string, 'appalti2013.xml'), 'utf8');
  const found = (pattern: RegExp) => [...text.matchAll(pattern)];
  const bids = found(/<(?:partecipante|raggruppamento)>/g).length;
  const winners = found(/<aggiudicatario>/g).length;
  return {
    lots: found(/<lotto>/g).length,
    tenders: new Set(found(/<cig>(.*?)<\/cig>/g).map(([, cig]) => cig)).size,
    bids,
    winners,
    losers: bids - winners,
    codes: new Set(found(/<(?:codiceFiscale|identificativoFiscaleEstero)>(.*?)</g).map(([, code]) => code))
      .size,
    cents: found(/<importoAggiudicazione>(\d+)\.(\d\d)</g).reduce(
      (sum, [, euros, cents]) => sum + 100 * Number(euros) + Number(cents),
      0,
    ),
  };
}

describe.skipIf(FOLDER === undefined)('the published Law 190 data set', () => {
  it('is imported with all who took part, who won and who lost', async () => {
    expect(count()).toEqual({
      lots: 63,
      tenders: 54,
      bids: 142,
      winners: 63,
      losers: 79,
      codes: 131,
      cents: 4_524_676_743,
    });
    await withImport(anacSource, async ({ importPaths, values, problems }) => {
      const summary = await importPaths([FOLDER as string]);
      expect(summary).toMatchObject({ documents: 63, rejected: 0, skipped: 0, problems: [] });
      const one = (sql: string) => values(sql)[0];
      expect({
        tenders: one('SELECT count(*) FROM tenders'),
        bids: one('SELECT count(*) FROM bids'),
        winners: one("SELECT count(*) FROM bids WHERE status = 'WON'"),
        losers: one(
          "SELECT count(*) FROM bids b JOIN tenders t ON t.id = b.tender_id WHERE t.status = 'AWARDED' AND b.status <> 'WON'",
        ),
        bidders: one('SELECT count(DISTINCT organisation_id) FROM bid_parties'),
        buyers: one('SELECT count(DISTINCT organisation_id) FROM procurement_roles'),
        cents: one('SELECT sum(value_minor) FROM valuations'),
        grouping: one("SELECT count(*) FROM bids WHERE grouping = 'JOINT'"),
      }).toEqual({
        tenders: 54,
        bids: 142,
        winners: 63,
        losers: 79,
        bidders: 131,
        buyers: 1,
        cents: 4_524_676_743,
        grouping: 1,
      });
      expect(problems()).toEqual([]);
    });
  });

  it('changes nothing when it is imported again', async () => {
    await withImport(anacSource, async ({ importPaths }) => {
      await importPaths([FOLDER as string]);
      const again = await importPaths([FOLDER as string], { force: true });
      expect(again).toMatchObject({
        documents: 63,
        nodesChanged: 0,
        nodesCreated: 0,
        claimsCreated: 0,
        claimsChanged: 0,
        evidenceAdded: 0,
      });
    });
  });
});
