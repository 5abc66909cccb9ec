import { parseArgs } from 'node:util';
import { importLeanly } from '../src/lean-import.ts';

/** Loads `--database FILE` at `--scale`, in a process of its own as `greffe import` is, and prints the figures as one line of JSON. */
const { values } = parseArgs({
  options: { database: { type: 'string' }, scale: { type: 'string', default: '1' } },
});
if (!values.database) throw new Error('--database FILE is needed.');
importLeanly();
const { loadMarket } = await import('./load.ts');
const { marketSize } = await import('./market.ts');
process.stdout.write(`${JSON.stringify(loadMarket(values.database, marketSize(Number(values.scale))))}\n`);
