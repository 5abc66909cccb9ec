import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/connection/client.ts';
import { findNamedNode } from '../../src/db/read/node/named-node.ts';
import { unpackJson } from '../../src/db/write/document/packed-text.ts';
import { openGraph } from '../graph.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

const NAME = 'Ysolde Quarrington';

/** A dossier about two people, of which the texts name one. */
const DOSSIER = `dossier: 1
id: works
defaults: { article: scandal, standing: REPORTED }
articles:
  scandal:
    title: What ${NAME} did next
    kind: NEWS
    published: 2026-02-06
    body: Minister ${NAME} met Bo Ekman. Bo Ekman thanked Ysolde  Quarrington.
organisations:
  ministry: { name: Ministry of Works, kind: GOVERNMENT, description: Led by ${NAME}. }
people:
  ysolde-quarrington: { name: ${NAME}, aliases: [Y. Quarrington], givenName: Ysolde, familyName: Quarrington, mentions: { ${NAME}: body } }
  bo-ekman: { name: Bo Ekman, mentions: { Bo Ekman: body } }
claims:
  offices:
    - { person: ysolde-quarrington, organisation: ministry, title: Minister, at: body }
    - { person: bo-ekman, organisation: ministry, title: Secretary of State, at: body, note: Under QUARRINGTON YSOLDE. }
`;

let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-erase-'));
  path = join(folder, 'greffe.db');
  writeFileSync(join(folder, 'works.yaml'), DOSSIER);
  expect(greffe('import', 'dossier', 'works.yaml').stderr).toBe('');
});
afterEach(() => rmSync(folder, { recursive: true }));

function greffe(...args: string[]) {
  return spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: `file:${path}` },
  });
}

/** All bytes of the file, those of free pages too. */
function contents(): string {
  return readFileSync(path, 'latin1').toLowerCase();
}

const ERASE = ['erase', 'person/ysolde-quarrington', '--yes', '--by', 'officer', '--note', 'request 7'];

describe('greffe erase', () => {
  it('removes a person, their claims and mentions, and masks the name in texts', async () => {
    expect(contents()).toContain('quarrington');
    const { stdout, status } = greffe(...ERASE);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Erased person:\d+: 1 claims, 1 mentions; the name masked in \d+ texts\.\n/);
    expect(greffe('check').stdout).toBe('No problems.\n');
    const database = openDatabase(path);
    const { graph, close } = openGraph(database);
    const { people, article, organisation, search } = await graph.query(`{
      people { nodes { name offices { nodes { title note } } mentions { nodes { name } } } }
      article(by: { slug: "scandal" }) { title body }
      organisation(by: { slug: "ministry" }) { description officers { totalCount } }
      search(text: "quarrington") { nodes { node { id } } }
    }`);
    const mask = '█'.repeat(NAME.length);
    expect(people.nodes).toMatchObject([
      { name: 'Bo Ekman', offices: { nodes: [{ title: 'Secretary of State', note: `Under ${mask}.` }] } },
    ]);
    expect(article.title).toBe(`What ${mask} did next`);
    expect(article.body).toBe(`Minister ${mask} met Bo Ekman. Bo Ekman thanked ${mask}█.`);
    expect(organisation).toEqual({ description: `Led by ${mask}.`, officers: { totalCount: 1 } });
    expect(search.nodes).toEqual([]);
    close();
    database.close();
    // Neither free pages nor the index have it.
    expect(contents()).not.toContain('quarrington');
    expect(contents()).not.toContain('ysolde');
  });

  it('says what it would do, and does it with --yes only', () => {
    const before = greffe('export', 'jsonl').stdout;
    const dry = greffe('erase', 'person/ysolde-quarrington', '--dry-run');
    expect(dry).toMatchObject({ status: 0, stderr: '' });
    expect(dry.stdout).toMatch(/^Would erase person:\d+: 1 claims, 1 mentions;/);
    const unsure = greffe('erase', 'person/ysolde-quarrington');
    expect(unsure).toMatchObject({ status: 1, stdout: dry.stdout });
    expect(unsure.stderr).toContain('Give --yes to erase');
    expect(greffe('export', 'jsonl').stdout).toBe(before);
  });

  it('is in the audit, without the name, and says that there is nothing more to do', () => {
    const id = /person:\d+/.exec(greffe(...ERASE).stdout)?.[0] as string;
    expect(greffe('erasures').stdout).toMatch(
      new RegExp(`^\\S+ \\S+  ${id} erased by officer: request 7 \\(1 claims, 1 mentions, \\d+ texts\\)\\n$`),
    );
    const again = greffe(...ERASE);
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(again.stdout).toMatch(/^person\/ysolde-quarrington was erased on \S+: nothing to do\.\n$/);
    expect(greffe('erase', id, '--yes').stdout).toContain('nothing to do');
    expect(JSON.parse(greffe('erasures', '--json').stdout)).toHaveLength(1);
  });

  it.each([
    ['person/nobody', /there is no person/i],
    ['organisation/ministry', /is no person/],
    ['Ysolde', /names no node/],
  ])('refuses what is no person: %s', (text, message) => {
    const { status, stderr } = greffe('erase', text, '--yes');
    expect(status).toBe(1);
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('masks the name in texts that are kept to be read again with what follows them', () => {
    const release = (date: string, title: string) => ({
      ocid: 'ocds-213czf-1',
      id: date,
      date: `${date}T00:00:00Z`,
      tag: ['tender'],
      // Also where blanks and letters stand as in HTML.
      tender: { id: '1', title, description: `For ${NAME.replace(' ', '&nbsp;')}` },
      parties: [
        {
          id: 'B1',
          name: 'Ministry',
          roles: ['buyer'],
          contactPoint: { name: NAME, email: 'works@example.org' },
        },
      ],
      buyer: { id: 'B1', name: 'Ministry' },
    });
    const files = [release('2026-03-01', 'Works'), release('2026-03-02', `Works for ${NAME}`)];
    for (const [index, each] of files.entries()) {
      writeFileSync(
        join(folder, `${index}.json`),
        JSON.stringify({
          version: '1.1',
          uri: 'https://example.org',
          publishedDate: each.date,
          releases: [each],
        }),
      );
    }
    expect(greffe('import', 'ocds', '0.json')).toMatchObject({ status: 0, stderr: '' });
    greffe(...ERASE);
    const database = openDatabase(path);
    const raws = database.sqlite
      .prepare<[], Buffer>('SELECT raw FROM documents WHERE raw IS NOT NULL')
      .pluck();
    const texts = raws.all().map((raw) => JSON.stringify(unpackJson(raw)));
    database.close();
    expect(texts.some((text) => text.includes(`"name":"${'█'.repeat(NAME.length)}"`))).toBe(true);
    expect(texts.join().toLowerCase()).not.toContain('quarrington');
    expect(greffe('import', 'ocds', '1.json')).toMatchObject({ status: 0, stderr: '' });
    expect(greffe('check').stdout).toBe('No problems.\n');
  });

  it('holds for later imports of the same person, whose texts are masked too', () => {
    greffe(...ERASE);
    writeFileSync(
      join(folder, 'works.yaml'),
      DOSSIER.replace('thanked', `thanked, in ${NAME}'s house,`).replace(
        'title: Minister,',
        'title: Premier,',
      ),
    );
    const imported = greffe('import', 'dossier', 'works.yaml');
    expect(imported).toMatchObject({ status: 0, stderr: '' });
    expect(greffe('check').stdout).toBe('No problems.\n');
    expect(greffe('export', 'jsonl').stdout.toLowerCase()).not.toContain('quarrington');
    const database = openDatabase(path);
    for (const raw of database.sqlite
      .prepare<[], Buffer>('SELECT raw FROM documents WHERE raw IS NOT NULL')
      .pluck()
      .all()) {
      expect(JSON.stringify(unpackJson(raw)).toLowerCase()).not.toContain('quarrington');
    }
    expect(() => findNamedNode(database, 'person/ysolde-quarrington', 'person')).toThrow();
    database.close();
  });

  it('holds in a copy of the graph', () => {
    greffe(...ERASE);
    writeFileSync(join(folder, 'copy.jsonl'), greffe('export', 'jsonl').stdout);
    path = join(folder, 'copy.db');
    expect(greffe('import', 'jsonl', 'copy.jsonl')).toMatchObject({ status: 0, stderr: '' });
    writeFileSync(join(folder, 'works.yaml'), DOSSIER.replace('Secretary of State', 'Secretary'));
    expect(greffe('import', 'dossier', 'works.yaml')).toMatchObject({ status: 0, stderr: '' });
    expect(greffe('export', 'jsonl').stdout.toLowerCase()).not.toContain('quarrington');
    expect(greffe('erasures').stdout).toContain('request 7');
    expect(greffe('check').stdout).toBe('No problems.\n');
  });

  it('takes those with it that are merged with the person', () => {
    writeFileSync(
      join(folder, 'other.yaml'),
      `dossier: 1
id: other
defaults: { article: profile, standing: REPORTED }
articles: { profile: { title: A profile, kind: NEWS, published: 2026-02-07 } }
organisations: { party: { name: A party, kind: ASSOCIATION } }
people: { y-quarrington: { name: Yseult Quarrington-Smythe } }
claims: { offices: [{ person: y-quarrington, organisation: party, title: Chair, at: paragraph 1 }] }
`,
    );
    expect(greffe('import', 'dossier', 'other.yaml').stderr).toBe('');
    expect(greffe('merge', 'person/y-quarrington', 'person/ysolde-quarrington').stderr).toBe('');
    expect(greffe(...ERASE).stdout).toMatch(/: 2 claims, 1 mentions;/);
    expect(greffe('check').stdout).toBe('No problems.\n');
    expect(greffe('export', 'jsonl').stdout.toLowerCase()).not.toContain('quarrington');
    expect(greffe('merges').stdout).toBe('Nothing was merged yet.\n');
    expect(greffe('erase', 'person/y-quarrington', '--yes').stdout).toContain('nothing to do');
  });
});
