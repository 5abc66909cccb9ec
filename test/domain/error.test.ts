import { expect, it } from 'vitest';
import {
  BadUserInput,
  DatabaseUnusable,
  GreffeError,
  NotFound,
  quoted,
  RecordRejected,
  SourceUnusable,
} from '../../src/domain/error.ts';

it('gives every error its class as name and a code that programs can rely on', () => {
  const errors: GreffeError[] = [
    new BadUserInput('first must be at least 1', 'first'),
    new NotFound('tender', 'no-such'),
    new RecordRejected('a.json', '/releases/3', 'no ocid'),
    new SourceUnusable('a.json', 'empty'),
    new DatabaseUnusable('greffe.db', 'it is locked', 'Stop the other process.'),
  ];
  expect(errors.map(({ name, code, message }) => [name, code, message])).toEqual([
    ['BadUserInput', 'BAD_USER_INPUT', 'first must be at least 1'],
    ['NotFound', 'NOT_FOUND', 'There is no tender "no-such".'],
    ['RecordRejected', 'RECORD_REJECTED', 'a.json, /releases/3: no ocid'],
    ['SourceUnusable', 'SOURCE_UNUSABLE', 'a.json: empty'],
    ['DatabaseUnusable', 'DATABASE_UNUSABLE', 'Database greffe.db: it is locked. Stop the other process.'],
  ]);
  expect(errors.every((error) => error instanceof GreffeError && error instanceof Error)).toBe(true);
});

it('keeps what a reject file needs beside the message, and the cause', () => {
  const cause = new BadUserInput('"x" is not a date.');
  const rejected = new RecordRejected('a.csv', 'row 7', cause.message, { cause });
  expect(rejected).toMatchObject({ source: 'a.csv', locator: 'row 7', reason: '"x" is not a date.', cause });
});

it('quotes a value on one line and cuts it after 80 characters', () => {
  expect(quoted('a\n"b"')).toBe('"a\\n\\"b\\""');
  expect(quoted('é'.repeat(80))).toBe(`"${'é'.repeat(80)}"`);
  expect(quoted('😀'.repeat(10_000))).toBe(`"${'😀'.repeat(80)}…"`);
  expect([Number.NaN, null, ['a'], { a: 1 }].map(quoted)).toEqual(['NaN', 'null', 'a list', 'an object']);
});
