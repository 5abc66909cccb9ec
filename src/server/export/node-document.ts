import { readNodeSlug } from '../../db/read/node/node-name-reader.ts';
import { referencedKey } from '../../db/read/node/node-reference.ts';
import { keyOf, readRow } from '../../db/read/row/batch.ts';
import { Selection } from '../../db/read/row/selection.ts';
import type { NodeType } from '../../domain/node.ts';
import { jsonldFormat } from '../../export/jsonld/format.ts';
import { nodeDocument } from '../../export/jsonld/one-node.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { ExportSession } from './running-export.ts';

/** The media type of such documents. */
export const NODE_DOCUMENT_TYPE = jsonldFormat.mediaType;

/** A node's document, or the slug that it goes by since it was merged into another one. */
export type NodeDocument = { readonly text: string } | { readonly movedTo: string };

/** The JSON-LD of the node of this slug; undefined when there is none. Reads one state of the database, and gives way meanwhile. */
export async function readNodeDocument(
  openSession: () => ExportSession,
  type: NodeType,
  slug: string,
): Promise<NodeDocument | undefined> {
  const { session, close } = openSession();
  try {
    const collection = session.catalogue.byType(type);
    const row = readRow(session, new Selection(collection), referencedKey(collection, { slug }));
    if (!row) return undefined;
    const id = keyOf(row);
    const now = readNodeSlug(session, type, id);
    if (now !== slug) return { movedTo: now };
    return { text: await runInSlices(nodeDocument(session, { id, type })) };
  } finally {
    close();
  }
}
