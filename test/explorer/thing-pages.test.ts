import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { mergeNodes } from '../../src/db/merge/merge.ts';
import { findNamedNode } from '../../src/db/read/node/named-node.ts';
import { WRITTEN } from '../graph.ts';
import { htmlFaults } from './html-faults.ts';
import { fillWithMarket, SCRIPT, textOf } from './market.ts';
import { openSite, type Site } from './site.ts';

let site: Site;
let database: GreffeDatabase;
beforeAll(async () => {
  site = await openSite({
    fill: (opened) => {
      database = opened;
      fillWithMarket(opened);
    },
    env: { PUBLIC_URL: 'https://greffe.example' },
  });
});
afterAll(() => site.close());

async function textAt(path: string, status = 200): Promise<string> {
  const answer = await site.get(path);
  expect(answer.status).toBe(status);
  expect(await htmlFaults(answer.text)).toEqual([]);
  return textOf(answer.text);
}

describe('the page of an organisation', () => {
  it('tells what it won and lost, with whom and against whom, and what is not visible', async () => {
    const text = await textAt('/en/organisation/firm');
    expect(text).toContain('GB-COH 01234567');
    expect(text).toContain('1 won 1 not won 1 partner');
    expect(text).toContain('Sum of what it won €12,345.67');
    expect(text).toContain(
      'tenders come from sources that name winners only: no defeat and no rival is visible there.',
    );
    expect(text).toMatch(/Bids 2 .*Tender Buyer Outcome Amount Date/);
    expect(text).toContain('With whom it bids 1');
    expect(text).toMatch(/Against whom \d .*rival 1 0 1/);
  });

  it('says "not visible" in place of "0 lost" where sources name winners only', async () => {
    const text = await textAt('/en/organisation/partner');
    expect(text).toContain('1 won not won: not visible');
    expect(text).not.toMatch(/0 (lost|not won)/);
  });

  it('names a contract without a title in the reader’s language, without its buyer', async () => {
    expect(await textAt('/en/organisation/firm')).toContain('Contract 24-7 partner Town Won');
    expect(await textAt('/fr/organisation/firm')).toContain('Contrat 24-7 partner Town Gagné');
  });

  it('names it so wherever it is named, and never in English on a French page', async () => {
    const called = 'Contrat 24-7 de Town';
    const pages = [
      '/fr/search?q=24-7',
      '/fr/suggest.json?q=contract+24',
      '/fr/article/notice',
      '/fr/changes/road',
      '/fr/changes/firm?since=2024-01-01',
      '/fr/changes/firm.atom?since=2024-01-01',
      '/fr/graph?seed=firm,road',
      '/fr/path?from=firm&to=road',
      '/fr/no/contract-24-7',
    ];
    for (const path of pages) {
      const { text } = await site.get(path);
      expect({
        path,
        called: text.includes(called),
        english: text.match(/.{20}Contract 24-7.{20}/)?.[0],
      }).toEqual({
        path,
        called: true,
      });
    }
    const { text } = await site.get('/en/suggest.json?q=contract+24');
    expect(JSON.parse(text).names).toEqual([
      { name: 'Contract 24-7 of Town', other: '', path: '/en/tender/road' },
    ]);
    expect((await site.get('/fr/suggest?q=road')).headers.location).toBe('/fr/search?q=road');
  });

  it('of a buyer tells what it buys and who wins that', async () => {
    const text = await textAt('/en/organisation/town');
    expect(text).toContain('2 tenders bought');
    expect(text).toMatch(/Who wins its contracts \d .*firm 2 1 €12,345.67/i);
    expect(text).toMatch(/Who holds office in it 1 ann is Mayor of Town/);
  });

  it('proves which laws reach it by chains of claims, each with how sure it is', async () => {
    const text = await textAt('/en/organisation/firm');
    expect(text).toMatch(
      /Laws that reach it 1 Derived.* law Unconfirmed one chain Firm .* owner Unconfirmed 1? ?\d* owner must obey law Official/,
    );
  });

  it('stands beside others that are likely the same, with what speaks for it', async () => {
    const text = await textAt('/en/organisation/town');
    expect(text).toContain('Possibly the same as 1 Nobody has decided so');
    expect(text).toMatch(
      /Names Town Town Ltd .*Country unknown · United Kingdom .*For it: same name · Against it: nothing/,
    );
    expect(await textAt('/en/organisation/firm')).not.toContain('Possibly the same as');
  });

  it('computes red flags where that is asked', async () => {
    const { text } = await site.get('/en/organisation/town');
    expect(text).toContain('href="/en/organisation/town?flags=yes#flags"');
    expect(await textAt('/en/organisation/town?flags=yes')).toMatch(
      /Red flags \d* ?(None of what could be checked|Of its tenders)/,
    );
  });

  it('leads from page to page of its bids, none twice and none left out', async () => {
    const bidsOf = (text: string) =>
      /<section aria-labelledby="bids">([\s\S]*?)<\/section>/.exec(text)?.[1] ?? '';
    const first = await site.get('/en/organisation/idle');
    const next = /href="([^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await site.get(next);
    const calls = [first, second].flatMap(({ text }) =>
      [...bidsOf(text).matchAll(/tender\/(call-\d+)"/g)].map(([, slug]) => slug),
    );
    expect(textOf(first.text)).toContain('30 of 31 rows · Next page');
    expect([calls.length, new Set(calls).size]).toEqual([31, 31]);
  });

  it('shows names of other scripts in their own direction, and is not broken by hostile ones', async () => {
    const { text } = await site.get('/en/organisation/cyrillic');
    expect(text).toContain('<bdi>Державне управління справами</bdi>');
    expect(text).toContain('<bdi>شركة الطرق والجسور</bdi>');
    const hostile = await site.get('/en/organisation/hostile');
    expect(hostile.text).not.toContain(SCRIPT);
    expect(hostile.text).not.toContain('javascript:');
    expect(textOf(hostile.text)).toContain(`Hostile ${SCRIPT}`);
  });

  it('that is not there is a page with 404, and one that was merged leads to where it is', async () => {
    await textAt('/en/organisation/nobody', 404);
    await textAt('/en/article/nothing', 404);
    await textAt('/en/regulation/nothing', 404);
    const named = (slug: string) => findNamedNode(database, `organisation/${slug}`, 'node');
    mergeNodes(database, named('host'), named('owner'), { now: WRITTEN });
    const { status, headers } = await site.get('/fr/organisation/host');
    expect([status, headers.location]).toEqual([301, '/fr/organisation/owner']);
  });

  it('that nothing is claimed of says so', async () => {
    expect(await textAt('/en/organisation/paper')).toContain('No document claims anything of it.');
  });
});

describe('the pages of a person and of a law', () => {
  it('tell offices, and whom a law reaches', async () => {
    expect(await textAt('/en/person/ann')).toMatch(/Offices 1 ann is Mayor of Town\. Official/);
    const { text } = await site.get('/en/person/ann');
    expect(text).toContain('ann is Mayor of <a href="/en/organisation/town"><bdi>Town</bdi></a>.');
    const law = await textAt('/en/regulation/law');
    expect(law).toMatch(/Who must obey it 1 owner must obey law\. Official/);
    expect(law).toMatch(/Whom it reaches 2 .*owner must obey law.*Firm .* owner/);
  });
});

describe('the page of a document', () => {
  it('has its claims by kind, each with its place and on whom it relies', async () => {
    const text = await textAt('/en/article/notice');
    expect(text).toMatch(/Bid 35 Firm, leading a group of 2, won Contract 24-7 of Town/);
    expect(text).toMatch(/Ownership 1 owner .* Firm\. Unconfirmed paragraph 1, relying on paper/);
  });

  it('has the text with the names and the quoted passages marked in place', async () => {
    const { text } = await site.get('/en/article/notice');
    const body = /<div class="body"[\s\S]*?<\/div>/.exec(text)?.[0] ?? '';
    expect(body).toMatch(
      /<p><mark><a href="\/en\/organisation\/firm">Firm<\/a> and Partner will mend the road<\/mark><a class="ref" href="#(c-bid-\d+)" aria-label="1: Firm, leading[^"]*">1<\/a>, says the council, for <a href="\/en\/organisation\/firm">Firm<\/a> is near\.<\/p>/,
    );
    const anchor = /href="#(c-bid-\d+)"/.exec(body)?.[1];
    expect(text).toContain(`<li id="${anchor}">`);
  });
});

describe('the page of a claim', () => {
  it('has an address that holds in every database, to which its id leads', async () => {
    const { text } = await site.get('/en/organisation/firm');
    const [, byId = ''] = /href="(\/en\/claim\/bid:\d+)"/.exec(text) ?? [];
    const { status, headers } = await site.get(byId);
    expect(status).toBe(303);
    expect(headers.location).toMatch(/^\/en\/claim\/bid\.(road|bridge)\.[a-z0-9]{10}$/);
    const page = await textAt(headers.location ?? '');
    expect(page).toMatch(/Claim Bid Firm/);
    expect(page).toContain(
      `Official An official document states it. Evidence 1 Official The road, 1 Mar 2025, paragraph 2`,
    );
    expect(page).toContain('Firm and Partner will mend the road');
  });

  it('can be cited as text, BibTeX and CSL-JSON, with the day, the revision and the public address', async () => {
    const { text } = await site.get('/en/organisation/firm');
    const [, byId = ''] = /href="(\/en\/claim\/ownership:\d+)"/.exec(text) ?? [];
    const address = (await site.get(byId)).headers.location ?? '';
    const page = await site.get(`${address}?known=2025-03-02`);
    const name = address.split('/').at(-1) ?? '';
    const url = `https://greffe.example/en/claim/${name}?known=2025-03-02`;
    const blocks = [...page.text.matchAll(/<pre tabindex="0">([\s\S]*?)<\/pre>/g)].map(([, block]) =>
      textOf(block ?? ''),
    );
    expect(textOf(page.text)).toContain(
      `(Unconfirmed, revision 1, as known on 2 Mar 2025). Greffe, ${name}. ${url}`,
    );
    expect(blocks[0]).toMatch(new RegExp(`^@misc\\{${name}, title = \\{\\{According to paper`));
    const csl = JSON.parse(blocks[1] ?? '');
    expect(csl).toMatchObject({
      id: name,
      URL: url,
      accessed: { 'date-parts': [[2025, 3, 2]] },
      'container-title': 'Greffe',
    });
  });

  it('that is not there, or was not known on the day, is a page with 404, as is a name that can be none', async () => {
    await textAt('/en/claim/bid.road.0000000000', 404);
    await textAt('/en/claim/nonsense', 404);
  });
});

describe('the page of connections', () => {
  it('shows chains as sentences with the weakest step named', async () => {
    const text = await textAt('/en/path?from=firm&to=law');
    expect(text).toContain('How Firm and law are connected');
    expect(text).toMatch(
      /Chain 1 2 steps Unconfirmed Weakest step: Firm .* owner Firm .* owner Unconfirmed \d owner must obey law Official/,
    );
    expect(await textAt('/en/path?from=owner&to=law')).toContain('Official Every step is official.');
  });

  it('says that there is none within so many steps, and leads to six', async () => {
    const { text } = await site.get('/en/path?from=ann&to=law&max=2');
    expect(textOf(text)).toContain('There is no connection within 2 steps.');
    expect(text).toContain('href="/en/path?from=ann&amp;to=law&amp;max=6"');
  });

  it('leaves out what is unconfirmed where that is asked, and leads to it', async () => {
    const { text } = await site.get('/en/path?from=firm&to=law&sure=yes');
    expect(textOf(text)).toContain('There is no connection within 4 steps.');
    expect(text).toContain('href="/en/path?from=firm&amp;to=law"');
  });

  it('offers near names for one that nothing goes by, and knows when both are the same', async () => {
    const { text } = await site.get('/en/path?from=Firm+Ltd&to=law');
    expect(textOf(text)).toContain('Nothing here goes by “Firm Ltd”.');
    expect(text).toContain('href="/en/path?from=firm&amp;to=law"');
    expect(await textAt('/en/path?from=firm&to=firm')).toContain('Both are the same thing.');
    await textAt('/en/path?max=7', 400);
  });
});

it('no page is a fault of ours', () => expect(site.faults).toEqual([]));
