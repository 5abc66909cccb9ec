import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { runImport } from '../../src/ingest/run.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';

/** Run by tests: imports OCDS files in batches of a few documents, so that there are many of them. */
const [location = '', path = '', batchDocuments = '', resume = ''] = process.argv.slice(2);
const database = openDatabase(location);
migrate(database);
const { documents } = await runImport(database, ocdsSource, [path], {
  batchDocuments: Number(batchDocuments),
  resume: resume === 'resume',
});
process.stdout.write(String(documents));
database.close();
