import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { DatabaseUnusable } from '../../../domain/error.ts';
import { type GreffeDatabase, openDatabase } from '../../connection/client.ts';
import { requireCurrentSchema } from '../../connection/migrate.ts';
import { createStateReader } from '../../connection/state.ts';
import { isLost } from '../connection/fault.ts';
import type { Target } from '../connection/target.ts';
import { type Publication, readPublication } from '../publish/publication.ts';
import { asPublisher } from '../publish/publisher.ts';
import { withSnapshot } from '../publish/snapshot.ts';
import { type Published, publishWhole, type WholeOptions } from '../publish/whole.ts';
import { schemaVersion } from '../schema/schema.ts';
import { acknowledge, followerOf, recordedIn, recordsAll, startRecording } from './change-log.ts';
import { applyStep, noteAuthor, type Step } from './step.ts';

export interface FollowOptions extends Pick<WholeOptions, 'readers' | 'onProgress'> {
  /** Ends following after the step under way. */
  readonly signal: AbortSignal;
  readonly onWhole: (published: Published, why: string) => void;
  /** Told when it goes on where an earlier process ended. */
  readonly onResume: (publication: Publication) => void;
  readonly onStep: (step: Step) => void;
  /** Told once when the server is not to be had: it is tried again until it is. */
  readonly onLost: (error: DatabaseUnusable) => void;
}

/** How often it is looked whether the author's file is in another state. */
const LOOK_MS = 100;
/** Readers that see nothing for longer know that nobody follows. */
const HEARTBEAT_MS = 5_000;
const RETRY_MS = 1_000;

/**
 * Keeps a publication as the author's file is, until it is told to stop: goes on where the last process ended, and publishes whole where
 * it can't. What is recorded and applied is all in the two databases: killed at any moment, either can start anew.
 *
 * @throws DatabaseUnusable when the file or the database is not to be had at the start, or can't be used
 */
export async function follow(
  database: GreffeDatabase,
  target: Target,
  options: FollowOptions,
): Promise<void> {
  let hasFollowed = false;
  while (!options.signal.aborted) {
    try {
      await asPublisher(target, async (client) => {
        const publication = await resumeOrPublish(client, database, target, options);
        hasFollowed = true;
        await followFrom(client, database, target, publication, options);
      });
    } catch (error) {
      if (!hasFollowed || !(error instanceof DatabaseUnusable) || !isLost(error)) throw error;
      options.onLost(error);
      await pause(RETRY_MS, options.signal);
    }
  }
}

type Followed = Step['publication'];

async function resumeOrPublish(
  client: Client,
  database: GreffeDatabase,
  target: Target,
  options: FollowOptions,
): Promise<Followed> {
  const publication = await readPublication(client, target);
  const why = whyWhole(database, target, publication);
  if (why === undefined) {
    options.onResume(publication as Followed);
    return publication as Followed;
  }
  const id = randomUUID();
  await startRecording(database, target.name, id);
  return withSnapshot(database, async (snapshot) => {
    const position = recordedIn(snapshot.sqlite).last;
    const published = await publishWhole(client, target, snapshot, { ...options, id, position });
    options.onWhole(published, why);
    return { ...published, position };
  });
}

/** Why a publication can't be brought up to date by what is recorded; undefined when it can. */
function whyWhole(
  { sqlite }: GreffeDatabase,
  target: Target,
  publication: Publication | undefined,
): string | undefined {
  if (publication === undefined) return 'nothing was published before';
  if (publication.schemaVersion !== schemaVersion()) return 'another version published before';
  if (publication.position === null) return 'what was published before is not followed';
  const follower = followerOf(sqlite, target.name);
  if (follower === undefined) return 'no changes are recorded for it';
  if (follower.id !== publication.id) return 'what was published is not what changes are recorded for';
  if (!recordsAll(sqlite)) return 'changes were not recorded as this version records them';
  const { first, last } = recordedIn(sqlite);
  if (publication.position < first - 1) return 'changes that it lacks are recorded no more';
  if (publication.position > last) return 'the file was set back to an earlier state';
  return undefined;
}

async function followFrom(
  client: Client,
  database: GreffeDatabase,
  target: Target,
  from: Followed,
  options: FollowOptions,
): Promise<void> {
  const source = openSource(database);
  const stateOf = createStateReader(source.database);
  let publication = from;
  let id = await identify(database, target, publication);
  let seen: string | undefined;
  let lookedAt = 0;
  try {
    while (!options.signal.aborted) {
      const state = stateOf();
      if (state !== seen) {
        const step = await source.read(() => applyStep(client, source.database.sqlite, publication, id));
        ({ publication } = step);
        ({ id } = publication);
        seen = state;
        if (step.changes > 0) {
          await acknowledge(database, target.name, publication);
          options.onStep(step);
          lookedAt = performance.now();
          // What was noted just now is another state of the file.
          continue;
        }
      }
      if (performance.now() - lookedAt > HEARTBEAT_MS) {
        await noteAuthor(client, publication.position);
        lookedAt = performance.now();
      }
      await pause(LOOK_MS, options.signal);
    }
  } finally {
    source.database.close();
  }
}

/**
 * The id that the publication goes on under: another one when the database was set back, as a failover to a replica that was behind does,
 * for then the numbers of its states come again, and mean others.
 */
async function identify(
  database: GreffeDatabase,
  target: Target,
  { id, position }: Followed,
): Promise<string> {
  const follower = followerOf(database.sqlite, target.name);
  if (follower === undefined || position >= follower.position) return id;
  const another = randomUUID();
  await acknowledge(database, target.name, { id: another, position });
  return another;
}

/** A handle that reads one state after another. */
function openSource({ location, isInPlace }: GreffeDatabase) {
  const database = openDatabase(location, { readonly: true });
  let schema: unknown;
  return {
    database,
    async read<T>(use: () => Promise<T>): Promise<T> {
      const { sqlite } = database;
      if (!isInPlace()) {
        const remedy = 'Start following again.';
        throw new DatabaseUnusable(location, 'another file stands in its place', remedy);
      }
      sqlite.exec('BEGIN');
      try {
        const now = sqlite.pragma('schema_version', { simple: true });
        if (now !== schema) {
          requireCurrentSchema(database);
          requireRecorded(database);
        }
        schema = now;
        return await use();
      } finally {
        sqlite.exec('COMMIT');
      }
    },
  };
}

function requireRecorded({ sqlite, location }: GreffeDatabase): void {
  if (recordsAll(sqlite)) return;
  const reason = 'another process has ended the recording of its changes';
  throw new DatabaseUnusable(location, reason, 'Start following again, which publishes whole.');
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
