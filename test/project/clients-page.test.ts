import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, validate } from 'graphql';
import { expect, it } from 'vitest';
import { SCHEMA } from '../graph.ts';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const PAGE = readFileSync(new URL('../../docs/clients.md', import.meta.url), 'utf8');

const WORD = '[A-Z]+(?:_[A-Z]+)+';
const ANY_WORD = '[A-Z]+(?:_[A-Z]+)*';

/** How code gives an error its code: in a call or class of the program's own, in an error of GraphQL. */
const GIVEN = [
  new RegExp(`super\\('(${WORD})'`, 'g'),
  new RegExp(`code(?: =|:) '(${WORD})'`, 'g'),
  new RegExp(`new Unavailable\\(\\s*'(${ANY_WORD})'`, 'g'),
  new RegExp(`refuse\\w*\\((?:\\d+, )?'(${WORD})'`, 'g'),
];
/** The server lists the codes of its refusals as a type. */
const LISTED = new RegExp(`^ *\\| '(${WORD})'`, 'gm');

/** Rooms whose errors reach clients. */
const ROOMS = ['server', 'schema', 'graph', 'worker', 'db', 'domain'];

/** Errors of the command line and of imports. */
const NOT_FOR_CLIENTS = [
  'TRUSTED_DOCUMENTS_UNUSABLE',
  'DATABASE_UNUSABLE',
  'RECORD_REJECTED',
  'SERVER_CANNOT_LISTEN',
  'SOURCE_UNUSABLE',
];

function givenCodes(): Set<string> {
  const files = ROOMS.flatMap((room) =>
    readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' }).map((file) => join(SRC, room, file)),
  ).filter((file) => file.endsWith('.ts') && !file.includes('tables') && !file.includes('duplicate'));
  return new Set(
    files.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const patterns = file.startsWith(join(SRC, 'server')) ? [...GIVEN, LISTED] : GIVEN;
      return patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, code = '']) => code));
    }),
  );
}

it('docs/clients.md lists the code of every error that clients see, and no other', () => {
  const given = givenCodes();
  const [, table = ''] = /^\| code \|.*?\n\n/ms.exec(PAGE)?.[0].split('|---|---|---|\n') ?? [];
  const listed = new Set(
    table.split('\n').flatMap((row) => {
      const [, cell = ''] = row.split('|');
      return Array.from(cell.matchAll(/`(\w+)`/g), ([, code = '']) => code);
    }),
  );
  expect(NOT_FOR_CLIENTS.filter((code) => !given.has(code) || listed.has(code))).toEqual([]);
  const shown = [...given].filter((code) => !NOT_FOR_CLIENTS.includes(code));
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.filter((code) => !listed.has(code))).toEqual([]);
  expect([...listed].filter((code) => !given.has(code))).toEqual([]);
});

it('the operations of docs/clients.md are valid', () => {
  const operations = Array.from(PAGE.matchAll(/^```graphql\n(.*?)^```$/gms), ([, text = '']) => text);
  expect(operations.length).toBeGreaterThan(0);
  expect(operations.flatMap((text) => validate(SCHEMA, parse(text)))).toEqual([]);
});
