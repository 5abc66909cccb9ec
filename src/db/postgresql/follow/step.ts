import type { Database } from 'better-sqlite3';
import type { Client } from 'pg';
import { inTransaction } from '../connection/connect.ts';
import type { Publication } from '../publish/publication.ts';
import { quotedName } from '../schema/statement.ts';
import { applyTouched, type Manner } from './apply.ts';
import { recordedIn } from './change-log.ts';
import { touchedTables } from './touched.ts';

/** What a step did. */
export interface Step {
  /** The publication as readers find it now. */
  readonly publication: Publication & { readonly position: number };
  /** How many recorded changes it took in. */
  readonly changes: number;
  /** How many rows came, changed or went. */
  readonly rows: number;
}

type Followed = Step['publication'];

/**
 * Brings a publication to the state that the handle reads, in one transaction of either side: readers find all of the change or
 * nothing of it, and the position with it. Doing it again changes nothing.
 *
 * @param sqlite a handle in a transaction that reads
 * @param id the id that the publication has from now on
 */
export async function applyStep(
  client: Client,
  sqlite: Database,
  publication: Followed,
  id: string = publication.id,
): Promise<Step> {
  const { last } = recordedIn(sqlite);
  const changes = last - publication.position;
  if (changes === 0 && id === publication.id) return { publication, changes, rows: 0 };
  // A step may take long, and readers are to see how far behind they are.
  await noteAuthor(client, last);
  try {
    return await applyBy('in place');
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    return await applyBy('anew');
  }

  function applyBy(manner: Manner): Promise<Step> {
    return inTransaction(client, async () => {
      await client.query(`SET LOCAL search_path = ${quotedName(publication.schema)}`);
      let rows = 0;
      for (const touched of touchedTables(sqlite, publication.position)) {
        rows += await applyTouched(client, touched, manner);
      }
      const isOther = rows > 0 || id !== publication.id;
      const number = publication.number + (isOther ? 1 : 0);
      await client.query(
        'UPDATE greffe.publication SET id = $1, number = $2, position = $3, author_position = $3, checked_at = now()',
        [id, number, last],
      );
      return { publication: { ...publication, id, number, position: last }, changes, rows };
    });
  }
}

const UNIQUE_VIOLATION = '23505';

/** Lets readers know that the author was looked at, and how far it is. */
export async function noteAuthor(client: Client, position: number): Promise<void> {
  await client.query('UPDATE greffe.publication SET author_position = $1, checked_at = now()', [position]);
}
