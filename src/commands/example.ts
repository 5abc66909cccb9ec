import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Example } from '../server/server.ts';

const FOLDER = new URL('../../docs/queries/', import.meta.url);

/** Headings of the menu, and below each the files with the questions that they answer, in a line each. */
type Menu = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The example operations of the docs, in the order of the menu; those that it does not have come last, by the names of their files. */
export function readExamples(): Example[] {
  const menu = JSON.parse(readFileSync(new URL('menu.json', FOLDER), 'utf8')) as Menu;
  const placed = Object.entries(menu).flatMap(([group, questions]) =>
    Object.entries(questions).map(([name, question]) => ({ name, question, group })),
  );
  const names = new Set(placed.map(({ name }) => name));
  const others = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => ({ name: basename(file, '.graphql') }))
    .filter(({ name }) => !names.has(name));
  return [...placed, ...others].map((example) => ({
    ...example,
    query: readFileSync(new URL(`${example.name}.graphql`, FOLDER), 'utf8'),
  }));
}
