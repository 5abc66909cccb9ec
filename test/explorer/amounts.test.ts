import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runImport } from '../../src/ingest/run.ts';
import { decpSource } from '../../src/ingest/sources/decp/source.ts';
import { htmlFaults } from './html-faults.ts';
import { textOf } from './market.ts';
import { openSite, type Site } from './site.ts';

const HEAD = 'uid,id,codeCPV,acheteur_id,acheteur_nom,titulaire_id,titulaire_nom,montant,dateNotification';
const [TOWN, ALPHA, BETA] = ['21750001600019', '55208131766522', '54205118000066'];

const row = (number: string, holder: string, amount: string) =>
  `${TOWN}${number},${number},45210000,${TOWN},Town,${holder},Firm ${holder.slice(0, 3)},${amount},2024-03-01`;

/** Three contracts of one amount, one of two parts of which one has no amount, one without any. */
const TABLE = [
  HEAD,
  ...['C1', 'C2', 'C3'].map((number) => row(number, ALPHA, '373766')),
  row('HALF', ALPHA, '5000'),
  row('HALF', BETA, ''),
  row('NONE', BETA, ''),
].join('\n');

let site: Site;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-amounts-'));
  const path = join(folder, 'table.csv');
  writeFileSync(path, TABLE);
  site = await openSite({
    fill: async (database) =>
      void (await runImport(database, decpSource, [path], { now: () => new Date('2026-03-01T12:00:00Z') })),
  });
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
  expect(site.faults).toEqual([]);
});

async function textAt(path: string): Promise<{ readonly text: string; readonly markup: string }> {
  const { status, text } = await site.get(path);
  expect({ path, status }).toEqual({ path, status: 200 });
  expect(await htmlFaults(text)).toEqual([]);
  return { text: textOf(text), markup: text };
}

/** The address of the page of a contract. */
async function addressOf(number: string): Promise<string> {
  const { markup } = await textAt('/en/tenders');
  const address = new RegExp(`href="/en(/tender/[^"]+)"[^>]*>Contract ${number}<`).exec(markup)?.[1];
  expect(address).toBeDefined();
  return address ?? '';
}

describe('the sum over a list of tenders', () => {
  it.each([
    [
      'en',
      'in sum, 4 tenders 4 of them ceilings: what is spent may be less 1 of them leaves something out, or counts it twice',
      '1 tender has no known value, and is in no sum.',
    ],
    [
      'fr',
      'dont 4 plafonds : la dépense peut être moindre dont 1 qui omet une part, ou la compte deux fois',
      '1 marché n’a pas de montant connu',
    ],
  ])(
    'says in words (%s) how many amounts are ceilings, leave something out, or are not known',
    async (language, sums, unseen) => {
      const { text } = await textAt(`/${language}/tenders`);
      expect(text).toContain(sums);
      expect(text).toContain(unseen);
    },
  );
});

describe('the page of a tender', () => {
  it('says that its amount stands on others of its buyer, and leads to them', async () => {
    const address = await addressOf('C1');
    const { text, markup } = await textAt(`/en${address}`);
    expect(text).toContain('A ceiling: what is spent may be less.');
    expect(text).toContain('3 tenders of this buyer are worth exactly the same: often one ceiling');
    const list = /href="(\/en\/tenders\?buyer=[^"]*valueMin[^"]*)"/
      .exec(markup)?.[1]
      ?.replaceAll('&amp;', '&');
    expect((await textAt(list ?? '')).text).toContain('3 tenders ·');
    expect((await textAt(`/fr${address}`)).text).toContain(
      '3 marchés de cet acheteur valent exactement autant : souvent un même plafond',
    );
  });

  it('says what its amount leaves out', async () => {
    const address = await addressOf('HALF');
    expect((await textAt(`/en${address}`)).text).toContain(
      'Not the whole: of an award no amount is published.',
    );
    expect((await textAt(`/fr${address}`)).text).toContain(
      'Ce n’est pas le tout : le montant d’une attribution n’est pas publié.',
    );
  });

  it('says that no amount is published', async () => {
    expect((await textAt(`/en${await addressOf('NONE')}`)).text).toMatch(/Value not published/);
  });
});

describe('the page of an organisation', () => {
  it('says how many of the amounts that it won are ceilings, and how many are not known', async () => {
    const { markup } = await textAt('/en/organisations?q=firm');
    const [alpha, beta] = ['552', '542'].map(
      (number) => new RegExp(`href="/en(/organisation/[^"]*${number}[^"]*)"`).exec(markup)?.[1] ?? '',
    );
    expect((await textAt(`/en${alpha}`)).text).toContain(
      '€1,126,298 · 4 amounts in it are ceilings: what is spent may be less',
    );
    expect((await textAt(`/fr${alpha}`)).text).toContain(
      'dont 4 montants plafonds : la dépense peut être moindre',
    );
    expect((await textAt(`/en${beta}`)).text).toContain('2 amounts unknown');
  });
});
