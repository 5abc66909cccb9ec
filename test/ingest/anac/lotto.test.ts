import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { anacSource } from '../../../src/ingest/sources/anac/source.ts';
import { type TestImport, withImport } from '../with-import.ts';

function fixture(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
}

function bidsIn({ rows }: TestImport) {
  const bids =
    rows(`SELECT t.name tender, b.status, (SELECT group_concat(o.name || ' ' || p.role, ' + ' ORDER BY o.name)
    FROM bid_parties p JOIN organisations o ON o.id = p.organisation_id WHERE p.bid_id = b.id) parties
    FROM bids b JOIN tenders t ON t.id = b.tender_id ORDER BY b.id`);
  return bids.map(Object.values);
}

const FLAGS = 'SELECT DISTINCT flag, field FROM quality_flags ORDER BY flag, field';

describe('a lot of a Law 190 data set', () => {
  it('has the bids of all who took part, temporary groupings as one with their members', async () => {
    await withImport(anacSource, async (given) => {
      expect(await given.importPaths([fixture('lotti.xml')])).toMatchObject({ documents: 4, rejected: 0 });
      expect(bidsIn(given)).toEqual([
        ['Raccolta dei rifiuti', 'WON', 'Ditta Primavera srl LEAD + Empresa Inventada MEMBER'],
        [
          'Raccolta dei rifiuti',
          'SUBMITTED',
          'Consorzio Inverno MEMBER + Ditta Autunno srl MEMBER + Ditta Estate spa LEAD',
        ],
        ['Raccolta dei rifiuti', 'SUBMITTED', 'Ditta Sole &amp; Luna srl SOLE'],
        ['Museo civico', 'WON', 'Ditta Uno SOLE'],
        ['Museo civico', 'WON', 'Ditta Due SOLE'],
        ['Gara ancora aperta', 'SUBMITTED', 'Ditta Tre SOLE'],
      ]);
      expect(given.problems()).toEqual([]);
    });
  });

  it('has a buyer, a procedure and, when it was awarded, a value', async () => {
    await withImport(anacSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('lotti.xml')]);
      const tenders = rows(
        'SELECT t.name, t.status, t.procedure, t.value_minor, t.value_status, o.name buyer FROM tenders t LEFT JOIN organisations o ON o.id = t.buyer_id ORDER BY t.id',
      );
      expect(tenders.map(Object.values)).toEqual([
        ['Raccolta dei rifiuti', 'AWARDED', 'OPEN', 4_383_660, 'KNOWN', 'Comune di Fantasia'],
        ['Museo civico', 'AWARDED', 'DIRECT', 121_000, 'KNOWN', 'Comune di Fantasia'],
        ['Gara ancora aperta', null, null, null, 'UNKNOWN', 'Comune di Fantasia'],
      ]);
    });
  });

  it('that repeats a CIG adds its purchase to the same tender', async () => {
    await withImport(anacSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('lotti.xml')]);
      const amounts = rows(
        "SELECT v.valuation, v.value_minor, e.locator FROM valuations v JOIN evidence e ON e.claim_id = v.id JOIN identifiers i ON i.node_id = v.tender_id WHERE i.scheme = 'IT-CIG' AND i.value = 'ABCDEF0002' ORDER BY v.id",
      );
      expect(amounts.map(Object.values)).toEqual([
        ['AWARD', 60_500, '/legge190:pubblicazione/data[1]/lotto[2]/importoAggiudicazione[1]'],
        ['AWARD', 60_500, '/legge190:pubblicazione/data[1]/lotto[3]/importoAggiudicazione[1]'],
      ]);
    });
  });

  it('is known since the day on which its data set was published, which is the document', async () => {
    await withImport(anacSource, async ({ importPaths, rows, values }) => {
      await importPaths([fixture('lotti.xml')]);
      expect(rows('SELECT name, url, published, language FROM articles')).toEqual([
        {
          name: 'Law 190 data set 2030 of Comune di Fantasia',
          url: 'http://www.comune.fantasia.example/190/2030.xml',
          published: '2031-01-31',
          language: 'it',
        },
      ]);
      expect(values('SELECT DISTINCT known_from FROM claims')).toEqual(['2031-01-31']);
    });
  });
});

describe('dirt in Law 190 data sets', () => {
  it('takes IT00891951006 and 00891951006 for one tax code, and a foreign number for a key of its own', async () => {
    await withImport(anacSource, async ({ importPaths, rows }) => {
      await importPaths([fixture('lotti.xml')]);
      const found = rows(
        "SELECT o.name, i.scheme, i.value, i.checked FROM organisations o LEFT JOIN identifiers i ON i.node_id = o.id WHERE o.name IN ('Ditta Primavera srl', 'Empresa Inventada') ORDER BY o.name",
      );
      expect(found.map(Object.values)).toEqual([
        ['Ditta Primavera srl', 'IT-CF', '00891951006', 1],
        ['Empresa Inventada', null, null, null],
      ]);
    });
  });

  it('keeps a ten-digit tax code as published, and matches its owner by name within the publisher', async () => {
    await withImport(anacSource, async (given) => {
      const summary = await given.importPaths([fixture('dirt.xml')]);
      expect(summary).toMatchObject({ documents: 2, rejected: 2 });
      expect(given.rejects().map((line) => line.replace(/^.*\//, ''))).toEqual([
        'partecipante[4]: the organisation has no name',
        'lotto[3]: the lot has no subject (oggetto)',
      ]);
      expect(bidsIn(given)).toEqual([
        ['Acquisto tabelloni', 'SUBMITTED', 'Ditta Dieci Cifre SOLE'],
        ['Acquisto tabelloni', 'SUBMITTED', 'Ditta Col Codice Del Comune SOLE'],
        ['Acquisto tabelloni', 'WON', 'Consorzio Inverno LEAD + Ditta Autunno srl MEMBER'],
        ['Acquisto tabelloni', 'WON', 'Ditta Mai Vista SOLE'],
        ['Nove caratteri', 'WON', 'Ditta Mai Vista SOLE'],
      ]);
      expect(given.values('SELECT value FROM identifiers WHERE checked = 0')).toEqual(['2720290598']);
      expect(given.problems()).toEqual([]);
    });
  });

  it('is flagged: no CIG or a short one, an amount with a comma or of zero, who is named twice or took no part', async () => {
    await withImport(anacSource, async ({ importPaths, rows, values }) => {
      await importPaths([fixture('dirt.xml')]);
      expect(rows(FLAGS).map(Object.values)).toEqual([
        ['CONTRADICTION', 'aggiudicatari'],
        ['DUPLICATE', 'partecipanti'],
        ['IMPLAUSIBLE_DATE', 'published'],
        ['INVALID_AMOUNT', 'importoAggiudicazione'],
        ['INVALID_IDENTIFIER', 'identifiers'],
        ['SHARED_IDENTIFIER', 'identifiers'],
        ['ZERO_AMOUNT', 'value'],
      ]);
      expect(values("SELECT value FROM identifiers WHERE scheme = 'IT-CIG'")).toEqual([]);
    });
  });

  it('reports the data sets that an index links to, and fetches none', async () => {
    await withImport(anacSource, async ({ importContent }) => {
      const index =
        '<indici xmlns="legge190_1_0"><metadata><dataUltimoAggiornamentoIndice>2031-01-01</dataUltimoAggiornamentoIndice><dataPubblicazioneIndice>2031-01-01</dataPubblicazioneIndice></metadata><indice><dataset id="1"><linkDataset>http://x.example/1.xml</linkDataset></dataset></indice></indici>';
      const summary = await importContent('index.xml', index);
      expect(summary).toMatchObject({ documents: 0, rejected: 0, skipped: 1 });
    });
  });

  it('says of other XML that it is no data set by Law 190', async () => {
    await withImport(anacSource, async ({ importContent }) => {
      const { files } = await importContent('other.xml', '<notes><lotto/></notes>');
      expect(files[0]?.outcome).toBe('UNUSABLE');
      expect(files[0]?.notes.join()).toContain(
        'it is no data set by Law 190: it has no metadata before its lots',
      );
    });
  });
});
