import { describe, expect, it } from 'vitest';
import { anacSource } from '../../../src/ingest/sources/anac/source.ts';
import { type TestImport, withImport } from '../with-import.ts';

const CODES = { Onda: '00891951006', Marea: '01234560157' };
type Firm = keyof typeof CODES;

const firm = (name: Firm) =>
  `<codiceFiscale>${CODES[name]}</codiceFiscale><ragioneSociale>${name}</ragioneSociale>`;

/** One purchase under one CIG. */
function lotto(winner: Firm, amount: string, losers: readonly Firm[] = []): string {
  const taking = [winner, ...losers].map((name) => `<partecipante>${firm(name)}</partecipante>`);
  return `<lotto><cig>ABCDEF0009</cig><strutturaProponente><codiceFiscaleProp>80012345678</codiceFiscaleProp><denominazione>Porto</denominazione></strutturaProponente>
    <oggetto>Boe</oggetto><partecipanti>${taking.join('')}</partecipanti>
    <aggiudicatari><aggiudicatario>${firm(winner)}</aggiudicatario></aggiudicatari><importoAggiudicazione>${amount}</importoAggiudicazione></lotto>`;
}

function dataSet(year: number, updated: string, ...lots: string[]): string {
  return `<pubblicazione><metadata><dataPubbicazioneDataset>${updated}</dataPubbicazioneDataset><entePubblicatore>Porto</entePubblicatore>
    <dataUltimoAggiornamentoDataset>${updated}</dataUltimoAggiornamentoDataset><annoRiferimento>${year}</annoRiferimento>
    <urlFile>http://example.org/${year}.xml</urlFile></metadata><data>${lots.join('')}</data></pubblicazione>`;
}

const tenders = ({ rows }: TestImport) =>
  rows('SELECT status, value_minor, value_parts FROM tenders').map(Object.values);

const winners = ({ values }: TestImport) =>
  values(
    "SELECT o.name FROM tender_events e JOIN bids b ON b.id = e.bid_id JOIN organisations o ON o.id = b.lead_id WHERE e.event = 'WON' AND e.withdrawn = 0 ORDER BY 1",
  );

describe('a later Law 190 data set of one body and year', () => {
  it('takes back the winner and the amount that it corrects, whichever is read first', async () => {
    const files = [
      dataSet(2031, '2032-01-31', lotto('Onda', '100.00', ['Marea'])),
      dataSet(2031, '2032-06-30', lotto('Marea', '90.00', ['Onda'])),
    ];
    for (const order of [files, files.toReversed()]) {
      await withImport(anacSource, async (given) => {
        for (const [position, text] of order.entries()) await given.importContent(`${position}.xml`, text);
        expect(tenders(given)).toEqual([['AWARDED', 9_000, 1]]);
        expect(winners(given)).toEqual(['Marea']);
        expect(given.problems()).toEqual([]);
      });
    }
  });

  it('says where a purchase has no amount, so that the sum of the others is known for a part', () =>
    withImport(anacSource, async (given) => {
      await given.importContent(
        '1.xml',
        dataSet(2031, '2032-01-31', lotto('Onda', '100.00'), lotto('Marea', '')),
      );
      expect(given.rows('SELECT value_minor, value_gaps FROM tenders').map(Object.values)).toEqual([
        [10_000, 'AWARD_WITHOUT_AMOUNT'],
      ]);
    }));

  it('takes back a purchase that it no longer has', () =>
    withImport(anacSource, async (given) => {
      const one = lotto('Onda', '100.00');
      await given.importContent('1.xml', dataSet(2031, '2032-01-31', one, lotto('Marea', '50.00')));
      expect(tenders(given)).toEqual([['AWARDED', 15_000, 2]]);
      await given.importContent('2.xml', dataSet(2031, '2032-06-30', one));
      expect(tenders(given)).toEqual([['AWARDED', 10_000, 1]]);
    }));

  it('takes nothing back that another year states, and counts the same purchase once', () =>
    withImport(anacSource, async (given) => {
      const one = lotto('Onda', '100.00');
      await given.importContent('1.xml', dataSet(2031, '2032-01-31', one, lotto('Marea', '50.00')));
      await given.importContent('2.xml', dataSet(2032, '2033-01-31', one));
      expect(tenders(given)).toEqual([['AWARDED', 15_000, 2]]);
      expect(winners(given)).toEqual(['Marea', 'Onda']);
    }));
});
