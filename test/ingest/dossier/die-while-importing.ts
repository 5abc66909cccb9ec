import { openDatabase } from '../../../src/db/connection/client.ts';
import { importDossiers } from '../../../src/ingest/sources/dossier/import.ts';

/** Imports a dossier and is killed, as by the system, in the middle of writing: after the first assessment. */
const [location = '', path = ''] = process.argv.slice(2);
const database = openDatabase(location);
database.sqlite.function('die', () => process.kill(process.pid, 'SIGKILL') && 0);
database.sqlite.exec('CREATE TEMP TRIGGER dying AFTER INSERT ON main.assessments BEGIN SELECT die(); END');
importDossiers(database, [path]);
