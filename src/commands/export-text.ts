import type { WrittenExport } from '../export/manifest.ts';

const HASH_CHARACTERS = 12;

/** What an export wrote, for people: what is in it, where it is, and by which hash it can be told. */
export function writtenText({ counts, bytes, sha256 }: WrittenExport, output: string): string {
  const what = Object.entries(counts).map(([things, count]) => `${count} ${things}`);
  return `Wrote ${what.join(', ') || 'nothing'} to ${output}: ${bytes} bytes, SHA-256 ${sha256.slice(0, HASH_CHARACTERS)}…\n`;
}
