import { Argument, type Command, Option } from 'commander';
import { readConfig } from '../config.ts';
import type { GreffeDatabase } from '../db/connection/client.ts';
import { asDatabaseUnusable } from '../db/connection/database-error.ts';
import { type Catalogue, Session } from '../db/read/row/session.ts';
import { SqliteReader } from '../db/read/row/sqlite-reader.ts';
import type { ExportFormat } from '../export/format.ts';
import { describeExport, type Manifest, manifestText, type WrittenExport } from '../export/manifest.ts';
import { FORMATS, findFormat } from '../export/registry.ts';
import { type Selection, select } from '../export/selection.ts';
import { LANGUAGES, type Language } from '../model/sentence/verb.ts';
import { readTenderFilter, type WrittenFilter } from '../schema/argument/tender-filter-text.ts';
import { buildCatalogue, buildSchema } from '../schema/build.ts';
import { findReadable, openReadable } from './database.ts';
import { writeCompanions, writeExport, writeWhole } from './export-file.ts';
import { writtenText } from './export-text.ts';

interface ExportFlags {
  readonly filter?: string;
  readonly output?: string;
  readonly manifest?: string;
  readonly language: Language;
}

const FORMAT_LIST = `\nFormats:\n${FORMATS.map(({ name, description }) => `  ${name.padEnd(8)}${description}`).join('\n')}`;

const EXAMPLE = `\nExample:\n  greffe export csv --filter '{"status": ["AWARDED"], "cpv": "72"}' --output it.csv`;

/** `greffe export FORMAT`: the whole graph, or the tenders of a filter, to standard output or a file. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('Write the graph, or the tenders of a filter, in a form that other programs read.')
    .addArgument(new Argument('<format>', 'see below').choices(FORMATS.map(({ name }) => name)))
    .option('--filter <json>', 'only tenders of which this holds: a TenderFilter of the API, as JSON')
    .addOption(
      new Option('--language <language>', 'of sentences and labels').choices(LANGUAGES).default('EN'),
    )
    .option('--output <file>', 'write to a file, with a manifest beside it (default: standard output)')
    .option('--manifest <file>', 'where the manifest goes (default: <output>.manifest.json)')
    .addHelpText('after', FORMAT_LIST + EXAMPLE)
    .action(exportGraph);
}

async function exportGraph(name: string, flags: ExportFlags): Promise<void> {
  const format = findFormat(name) as ExportFormat;
  const catalogue = buildCatalogue();
  const filter =
    flags.filter === undefined
      ? undefined
      : readTenderFilter(flags.filter, buildSchema(catalogue), catalogue.find);
  const readable = findReadable(readConfig(process.env).databaseFile);
  try {
    const database = openReadable(readable);
    try {
      await exportFrom(database, catalogue, { format, filter, flags });
    } catch (error) {
      throw asDatabaseUnusable(database.location, error);
    } finally {
      database.close();
    }
  } finally {
    readable.remove();
  }
}

interface AskedExport {
  readonly format: ExportFormat;
  readonly filter: WrittenFilter | undefined;
  readonly flags: ExportFlags;
}

async function exportFrom(
  { sqlite }: GreffeDatabase,
  catalogue: Catalogue,
  { format, filter, flags }: AskedExport,
): Promise<void> {
  const held = new SqliteReader(sqlite).hold();
  try {
    await write(
      format,
      select(new Session(held.reader, catalogue), filter, new Date(), flags.language),
      flags,
    );
  } finally {
    held.close();
  }
}

async function write(format: ExportFormat, selection: Selection, flags: ExportFlags): Promise<void> {
  const { output } = flags;
  const written = await writeExport(format.write(selection), output);
  if (written === undefined) return;
  const companions = output === undefined ? [] : await writeCompanions(format, output);
  const manifest = flags.manifest ?? (output === undefined ? undefined : `${output}.manifest.json`);
  if (manifest !== undefined) {
    await writeWhole(manifest, manifestText(describe(format, selection, written)));
  }
  // Whoever reads standard output gets the bytes alone, and nobody else is told of them.
  if (output === undefined) return;
  const files = [output, ...companions, ...(manifest === undefined ? [] : [manifest])];
  process.stderr.write(writtenText(format, written, files));
}

function describe(format: ExportFormat, selection: Selection, written: WrittenExport): Manifest {
  const describing = describeExport(format, selection, written);
  for (;;) {
    const step = describing.next();
    if (step.done) return step.value;
  }
}
