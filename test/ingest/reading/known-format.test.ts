import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { summaryText } from '../../../src/commands/import-text.ts';
import { SOURCES } from '../../../src/ingest/registry.ts';
import { runImport } from '../../../src/ingest/run.ts';
import { decpSource } from '../../../src/ingest/sources/decp/source.ts';
import { freshDatabase } from '../../db/fresh-database.ts';
import { withImport } from '../with-import.ts';
import { zipOf } from './zip.ts';

/** Files in formats that no import reads, by name, and what is said of them. */
const UNREAD: readonly (readonly [name: string, content: string | Uint8Array, told: RegExp])[] = [
  [
    'ftm.jsonl',
    '{"id":"a","schema":"Company","properties":{"name":["Alpha"]}}\n{"id":"b","schema":"Ownership","properties":{}}\n',
    /FollowTheMoney.*greffe import bods/,
  ],
  [
    'psc.jsonl',
    '{"company_number":"00000001","data":{"kind":"corporate-entity-person-with-significant-control","name":"Owner"}}\n',
    /significant control of Companies House/,
  ],
  [
    'gleif.json',
    '{"relations":[{"Relationship":{"StartNode":{"NodeID":{"$":"529900T8BM49AURSDO55"}}}}]}',
    /GLEIF/,
  ],
  [
    'ted.json',
    '{"notices":[{"publication-number":"100001-2024"}],"totalNoticeCount":1}',
    /search API of TED.*greffe import eforms/,
  ],
  ['boamp.json', '{"total_count":1,"results":[{"idweb":"24-1","objet":"Nettoyage"}]}', /API of BOAMP/],
  ['ckan.json', '{"help":"x","success":true,"result":{"resources":[]}}', /CKAN/],
  [
    'can.csv',
    'ID_NOTICE_CAN,TED_NOTICE_URL,YEAR,CAE_NAME\n201812345,ted.europa.eu/x,2018,Town\n',
    /the CSV of TED/,
  ],
  [
    'digiwhist.csv',
    'tender_id;tender_title;lot_bidsCount;bidder_name;bid_price;buyer_name\n1;Road;3;Firm;100;Town\n',
    /opentender/,
  ],
  ['usa.csv', 'contract_transaction_unique_key,award_id_piid,recipient_name\nx,1,Firm\n', /USAspending/],
  ['canada.csv', 'referenceNumber-numeroReference,contractNumber-numeroContrat\ncb-1,1\n', /CanadaBuys/],
  ['flat.csv', '\uFEFF"ocid","id"\n"ocds-1-1","1"\n', /flattened to a table.*greffe import ocds/],
  ['sirene.csv', 'siren,nic,siret,denomination\n1,2,3,X\n', /SIRENE/],
  [
    'old.xml',
    '<?xml version="1.0"?><!-- a notice -->\n<TED_EXPORT xmlns="x"><FORM_SECTION/></TED_EXPORT>',
    /TED schema before eForms/,
  ],
  ['boamp.xml', '<?xml version="1.0"?><ANNONCE><GESTION/></ANNONCE>', /BOAMP in its own schema/],
  ['page.html', '<!DOCTYPE html><html><body>Not found</body></html>', /a web page/],
  ['book.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /workbook of Excel.*as CSV/],
  ['table.parquet', 'PAR1\u0000\u0000', /Parquet.*as CSV/],
];

/** Files that some import reads, and by which command. */
const READ_BY: readonly (readonly [name: string, content: string, command: string])[] = [
  [
    'r.json',
    '{"releases":[{"ocid":"ocds-213czf-1","id":"1","date":"2024-01-01T00:00:00Z","tag":["tender"]}]}',
    'ocds',
  ],
  [
    'd.json',
    '{"marches":{"marche":[{"id":"1","acheteur":{"id":"21750001600019"},"titulaires":[]}]}}',
    'decp',
  ],
  ['d.csv', 'uid,id,acheteur_id,titulaire_id,montant\n1,1,21750001600019,55208131766522,5\n', 'decp'],
  [
    'b.json',
    '[{"statementID":"x","statementType":"entityStatement","entityType":"registeredEntity","name":"A"}]',
    'bods',
  ],
  [
    'p.json',
    '{"data":{"tenderID":"UA-2024-01-01-000001-a","id":"a","procurementMethodType":"belowThreshold"}}',
    'prozorro',
  ],
  [
    'n.xml',
    '<ContractNotice xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"/>',
    'eforms',
  ],
  ['copy.jsonl', '{"record":"head","version":1}\n', 'jsonl'],
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-formats-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe.each(SOURCES)('the import of $name', (source) => {
  it('says of each file in another format which one that is, or what reads it, in one line', async () => {
    const database = freshDatabase();
    const others = READ_BY.filter(([, , command]) => command !== source.name);
    const paths = [...UNREAD, ...others].map(([name, content]) => write(name, content));
    const rejectsFile = join(folder, `${source.name}.rejects`);
    const summary = await runImport(database, source, paths, { rejectsFile });
    const told = [
      ...UNREAD.map(([, , text]) => text),
      ...others.map(([, , command]) => new RegExp(`it is .*: \`greffe import ${command}\` reads it$`)),
    ];
    expect(summary.files.map(({ outcome, notes }) => [outcome, notes.length])).toEqual(
      told.map(() => ['UNUSABLE', 1]),
    );
    summary.files.forEach(({ notes }, index) => {
      expect(notes[0]).toMatch(told[index] as RegExp);
    });
    expect([summary.documents, summary.rejected]).toEqual([0, 0]);
    database.close();
  });
});

it('a workbook is told as such, by its name or by what is in it, also where it is no whole archive', () =>
  withImport(decpSource, async ({ importPaths }) => {
    const paths = [
      write('table.xlsx', 'PK\u0003\u0004 not a real workbook'),
      write('renamed.zip', zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' })),
    ];
    const { files } = await importPaths(paths);
    expect(files.map(({ notes }) => notes.join())).toEqual(
      paths.map((path) => `${path}: it is a workbook, which is not read: save its table as CSV`),
    );
  }));

it('a broken file of the own format is not said to be another', () =>
  withImport(decpSource, async ({ importContent }) => {
    const { files } = await importContent('cut.json', '{"marches":{"marche":[{"id":"1"');
    expect(files[0]?.outcome).toBe('UNUSABLE');
    expect(files[0]?.notes[0]).not.toContain('greffe import');
  }));

it('files of a folder whose names end otherwise are named', () =>
  withImport(decpSource, async ({ importPaths }) => {
    const inner = mkdtempSync(join(folder, 'mixed-'));
    for (const name of ['a.csv', 'b.xlsx', 'c.txt', 'd.pdf', 'e.doc']) writeFileSync(join(inner, name), 'x');
    const summary = await importPaths([inner]);
    expect(summary.passedOver).toEqual(
      ['b.xlsx', 'c.txt', 'd.pdf', 'e.doc'].map((name) => join(inner, name)),
    );
    expect(summaryText(summary)).toContain('Passed over, by the ending of the name: 4 files: ');
    expect(summaryText(summary)).toContain(' and 1 more.');
  }));
