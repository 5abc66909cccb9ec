import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { deriveAnew } from '../../../src/db/write/derive/derive-anew.ts';

/** Run by a test: brings a database up to date, and is killed amid what it derives. */
const database = openDatabase(process.argv[2] ?? '');
migrate(database);
deriveAnew(database, {
  onProgress: ({ done, total }) => {
    if (done < total / 2) return;
    process.stdout.write('killed');
    process.kill(process.pid, 'SIGKILL');
  },
});
