import type { ExportFormat } from '../export/format.ts';
import type { WrittenExport } from '../export/manifest.ts';
import { isLeftOut } from '../model/mapped.ts';

const HASH_CHARACTERS = 12;

/** What an export wrote, for people, in one line: what is in it, where it is, by which hash it can be told, and what has no place in it. */
export function writtenText(
  { mapping }: ExportFormat,
  { counts, bytes, sha256 }: WrittenExport,
  files: readonly string[],
): string {
  const what = Object.entries(counts).map(
    ([things, count]) => `${count} ${count === 1 ? one(things) : things}`,
  );
  const [file = 'standard output', ...others] = files;
  const beside = others.length === 0 ? '' : `, with ${others.join(' and ')}`;
  return `Wrote ${what.join(', ') || 'nothing'} to ${file} (${bytes} bytes, SHA-256 ${sha256.slice(0, HASH_CHARACTERS)}…)${beside}${leftOutText(mapping)}.\n`;
}

function one(things: string): string {
  return things.replace(/s$/, '');
}

function leftOutText(mapping: ExportFormat['mapping']): string {
  if (mapping === 'EVERYTHING') return '; nothing is left out';
  const all = { ...mapping.nodes, ...mapping.claims };
  const whole = Object.entries(all).flatMap(([name, decided]) => (isLeftOut(decided) ? [name] : []));
  const kinds = whole.length === 0 ? 'some fields' : `${whole.join(', ')} and some fields of others`;
  return `; left out: ${kinds} (docs/exports/left-out.md)`;
}
