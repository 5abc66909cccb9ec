import { IdSet } from '../../db/copy/id-set.ts';
import { type GraphNode, readGraphNodes, walkNodes } from '../../db/read/export/graph-node.ts';
import type { NodeType } from '../../domain/node.ts';
import type { Selection } from '../selection.ts';
import { type Link, readLinks } from './link.ts';

const DRAWN_TYPES = ['TENDER', 'ORGANISATION', 'PERSON', 'REGULATION'] as const satisfies readonly NodeType[];

const NODES_PER_STATEMENT = 50;

/** The nodes and links of a drawing, read one after the other: nothing but a bit for each node is kept in between. */
export interface Drawing {
  /** The nodes by type and id; each piece is a chance to give way. */
  nodes(): Generator<readonly GraphNode[]>;
  /** The links between them; each piece is a chance to give way. */
  links(): Generator<readonly Link[]>;
}

/** The whole graph without its documents. */
export function drawWhole(selection: Selection): Drawing {
  const { session } = selection;
  return {
    *nodes() {
      for (const type of DRAWN_TYPES) {
        for (const ids of walkNodes(session, type, NODES_PER_STATEMENT))
          yield readGraphNodes(session, type, ids);
      }
    },
    *links() {
      for (const type of DRAWN_TYPES) {
        for (const ids of walkNodes(session, type, NODES_PER_STATEMENT))
          yield* readLinks(selection, ids, { forward: true, labelled: true });
      }
    },
  };
}

/** The selected tenders with all that a claim links to them, and these links. Reads the links twice, first to find the nodes. */
export function* drawTenders(selection: Selection): Generator<undefined, Drawing> {
  const { session } = selection;
  const tenders = new IdSet();
  const drawn = new IdSet();
  for (const ids of selection.tenders()) {
    for (const id of ids) {
      tenders.add(id);
      drawn.add(id);
    }
    for (const forward of [true, false]) {
      for (const links of readLinks(selection, ids, { forward, labelled: false })) {
        for (const { from, to } of links) drawn.add(forward ? to : from);
        yield;
      }
    }
  }
  return {
    *nodes() {
      for (const type of DRAWN_TYPES) {
        for (const ids of drawn.inPieces(NODES_PER_STATEMENT)) yield readGraphNodes(session, type, ids);
      }
    },
    *links() {
      for (const ids of tenders.inPieces(NODES_PER_STATEMENT)) {
        yield* readLinks(selection, ids, { forward: true, labelled: true });
        // One that starts at a selected tender too is drawn there.
        for (const links of readLinks(selection, ids, { forward: false, labelled: true }))
          yield links.filter(({ from }) => !tenders.has(from));
      }
    },
  };
}
