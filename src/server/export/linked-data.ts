import { findClaimNamed, parseClaimName } from '../../db/read/claim/claim-name-reader.ts';
import { readNodeSlug } from '../../db/read/node/node-name-reader.ts';
import { referencedKey } from '../../db/read/node/node-reference.ts';
import { keyOf, readRow } from '../../db/read/row/batch.ts';
import { Selection } from '../../db/read/row/selection.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { NodeType } from '../../domain/node.ts';
import { jsonldFormat } from '../../export/jsonld/format.ts';
import { claimDocument, nodeDocument } from '../../export/jsonld/one-thing.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { Language } from '../../model/sentence/verb.ts';
import type { ExportSession } from './export-session.ts';

/** The media type of linked data. */
export const LINKED_DATA_TYPE = jsonldFormat.mediaType;

/** What linked data is asked of: a node by its slug, or a claim by its name. */
export type LinkedThing =
  | { readonly type: NodeType; readonly slug: string }
  | { readonly type: 'CLAIM'; readonly name: string };

/** A thing's document, or the slug that a node goes by since it was merged into another one. */
export type LinkedDocument = { readonly text: string } | { readonly movedTo: string };

/** Reads the JSON-LD of one thing, with sentences in a language; undefined when there is no such thing. */
export type ReadLinkedData = (thing: LinkedThing, language: Language) => Promise<LinkedDocument | undefined>;

/** Each document is read from one state of the database, and gives way to others meanwhile. */
export function createLinkedData(openSession: () => ExportSession): ReadLinkedData {
  return async (thing, language) => {
    const { session, close } = openSession();
    try {
      return await (thing.type === 'CLAIM'
        ? readClaim(session, thing.name, language)
        : readNode(session, thing, language));
    } finally {
      close();
    }
  };
}

async function readNode(
  session: Session,
  { type, slug }: Exclude<LinkedThing, { type: 'CLAIM' }>,
  language: Language,
): Promise<LinkedDocument | undefined> {
  const collection = session.catalogue.byType(type);
  const row = readRow(session, new Selection(collection), referencedKey(collection, { slug }));
  if (!row) return undefined;
  const id = keyOf(row);
  const now = readNodeSlug(session, type, id);
  if (now !== slug) return { movedTo: now };
  return { text: await runInSlices(nodeDocument(session, { id, type }, language)) };
}

async function readClaim(
  session: Session,
  name: string,
  language: Language,
): Promise<LinkedDocument | undefined> {
  const parsed = parseClaimName(name);
  const id = parsed && (await runInSlices(findClaimNamed(session, parsed)));
  return id === undefined ? undefined : { text: await runInSlices(claimDocument(session, id, language)) };
}
