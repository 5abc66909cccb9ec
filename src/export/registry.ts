import { csvFormat } from './csv/format.ts';
import type { ExportFormat } from './format.ts';
import { gexfFormat } from './gexf/format.ts';
import { jsonlFormat } from './jsonl/format.ts';
import { jsonldFormat } from './jsonld/format.ts';
import { ocdsFormat } from './ocds/format.ts';

/** Every format that can be exported, in the order in which help lists them. */
export const FORMATS: readonly ExportFormat[] = [
  csvFormat,
  jsonlFormat,
  ocdsFormat,
  gexfFormat,
  jsonldFormat,
];

/** The format of a name, undefined when there is none. */
export function findFormat(name: string): ExportFormat | undefined {
  return FORMATS.find((format) => format.name === name);
}
