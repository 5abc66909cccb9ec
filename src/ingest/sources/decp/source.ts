import { SourceUnusable } from '../../../domain/error.ts';
import { readCsv } from '../../csv.ts';
import { peek } from '../../decompression.ts';
import { readJson } from '../../json.ts';
import { isJsonObject, kindOfJson } from '../../json-value.ts';
import { rejection } from '../../rejection.ts';
import type { Source, SourceFile, SourceItem } from '../../source.ts';
import { readDocuments } from './contract-reading.ts';
import { REQUIRED_COLUMNS, RowGrouping, requiredColumnOf } from './csv-contract.ts';
import { isContract, readContract, unwrapContract } from './json-contract.ts';

/** Where contracts stand: in the format of 2019, and in that of 2022. */
const LISTS = ['marches', 'marches/marche', 'marches/contrat-concession'] as const;

/**
 * Données essentielles de la commande publique: French contracts and concessions, in the JSON formats of the regulations of 2017
 * to 2019 and of 2022 (schema 2.0.3), and as consolidated tables with one row for each holder of a contract.
 */
export const decpSource: Source = {
  name: 'decp',
  description: 'DECP: French essential data of public contracts (JSON of 2019 and 2022, CSV of 2024).',
  endings: ['.json', '.jsonl', '.ndjson', '.csv'],
  version: 6,
  hasNoAddresses: true,
  async *read(file) {
    const { opening, bytes } = await peek(file.bytes);
    const first = firstCharacter(opening);
    if (first === '<') throw new SourceUnusable(file.name, 'it is XML, and DECP is read as JSON or CSV');
    const read = first === '{' || first === '[' ? readJsonFile : readTable;
    yield* read({ ...file, bytes });
  },
};

/** Behind byte order marks, blanks, and the zeros between ASCII characters of UTF-16. */
function firstCharacter(opening: Buffer): string {
  return opening
    .toString('latin1')
    .replace(/^[\xef\xbb\xbf\xfe\xff\0\s]+/, '')
    .charAt(0);
}

async function* readJsonFile(file: SourceFile): AsyncGenerator<SourceItem> {
  let isDecp = false;
  const foreign: SourceItem[] = [];
  for await (const item of readJson(file, LISTS)) {
    if (item.kind === 'BROKEN') {
      yield rejection(file, item.locator, item.reason, item.content);
      continue;
    }
    if (item.kind === 'ELEMENT') {
      isDecp = true;
      yield* readElement(file, item.value, item.list, item.locator);
      continue;
    }
    const { value, locator } = item;
    if (isContract(unwrapContract(value))) {
      isDecp = true;
      yield* readElement(file, value, '', locator);
    } else if (isJsonObject(value) && 'marches' in value && isMarches(value.marches)) {
      isDecp = true;
      yield* readSingles(file, value.marches, locator);
    } else if (isDecp) {
      yield notAContract(file, value, locator);
    } else if (foreign.length < MAX_FOREIGN) {
      foreign.push(notAContract(file, value, locator));
    }
  }
  if (!isDecp) throw new SourceUnusable(file.name, 'it holds no contracts of DECP (`marches`)');
  yield* foreign;
}

/** What stood before the first contract is held back until there is one, up to so many. */
const MAX_FOREIGN = 1_000;

function isMarches(value: unknown): boolean {
  return value === null || Array.isArray(value) || isJsonObject(value);
}

/** A list of one contract becomes the contract itself where XML was converted to JSON. */
function* readSingles(file: SourceFile, marches: unknown, locator: string): Generator<SourceItem> {
  if (!isJsonObject(marches)) return;
  for (const name of ['marche', 'contrat-concession']) {
    const value = marches[name];
    if (isJsonObject(value)) yield* readElement(file, value, `marches/${name}`, `${locator}/marches/${name}`);
  }
}

function* readElement(
  file: SourceFile,
  value: unknown,
  list: string,
  locator: string,
): Generator<SourceItem> {
  const contract = unwrapContract(value);
  if (!isContract(contract)) yield notAContract(file, value, locator);
  else yield* readDocuments(file, readContract(contract, list), locator, contract);
}

function notAContract(file: SourceFile, value: unknown, locator: string): SourceItem {
  const reason = isJsonObject(value)
    ? 'it names neither a buyer (acheteur, autoriteConcedante) nor a holder (titulaires, concessionnaires)'
    : `a contract is an object, not ${kindOfJson(value)}`;
  return rejection(file, locator, reason, value);
}

async function* readTable(file: SourceFile): AsyncGenerator<SourceItem> {
  const grouping = new RowGrouping();
  for await (const item of readCsv(file, { required: REQUIRED_COLUMNS, named: requiredColumnOf })) {
    if (item.kind === 'BROKEN') {
      yield rejection(file, item.locator, item.reason, item.content);
      continue;
    }
    for (const { contract, locator } of grouping.add(item)) {
      yield* readDocuments(file, contract, locator, contract);
    }
  }
  for (const { contract, locator } of grouping.rest()) {
    yield* readDocuments(file, contract, locator, contract);
  }
}
