import { getTableName } from 'drizzle-orm';
import type { ClaimKind } from '../../domain/claim.ts';
import { CLAIM_TABLES, claimEndsOf } from '../claim-kind.ts';
import type { Session } from '../read/row/session.ts';
import { fragment, raw, type SqlRow } from '../statement/fragment.ts';
import { IdSet } from './id-set.ts';

/** The rows of a part of a graph that stands by itself: whatever one of them refers to is among them. */
export interface Closure {
  readonly nodes: IdSet;
  /** Nodes that were merged into one of `nodes`. */
  readonly merged: IdSet;
  readonly claims: IdSet;
  readonly evidence: IdSet;
  readonly mentions: IdSet;
  /** Entries of the log of merges. */
  readonly merges: IdSet;
}

const IDS_PER_STATEMENT = 200;

/**
 * What belongs to some tenders: every claim on them, and of each claim what it links and the documents that say so, with who
 * published or wrote those. A tender that is linked (the one it replaces, for example) comes with its own claims, and so on. Other
 * nodes come without the other claims on them. Of mentions those come whose document and node are there; of merges all that went
 * into a node that is there.
 *
 * Holds one bit for each row; each yield is a chance to give way.
 */
export function* collectClosure(
  session: Session,
  tenders: Iterable<readonly number[]>,
): Generator<undefined, Closure> {
  const closure: Closure = {
    nodes: new IdSet(),
    merged: new IdSet(),
    claims: new IdSet(),
    evidence: new IdSet(),
    mentions: new IdSet(),
    merges: new IdSet(),
  };
  let next = new IdSet();
  for (const ids of tenders) {
    for (const id of ids) if (closure.nodes.add(id)) next.add(id);
    yield;
  }
  while (next.size > 0) {
    const linked = new IdSet();
    for (const ids of next.inPieces(IDS_PER_STATEMENT)) {
      for (const piece of piecesOf(addClaimsOnTenders(session, ids, closure))) {
        const added = addWhatClaimsName(session, piece, closure);
        for (const id of tendersAmong(session, added)) linked.add(id);
        yield;
      }
    }
    next = linked;
  }
  yield* addAuthorships(session, closure);
  yield* addMentions(session, closure);
  yield* addMerges(session, closure);
  return closure;
}

function* piecesOf(ids: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < ids.length; start += IDS_PER_STATEMENT)
    yield ids.slice(start, start + IDS_PER_STATEMENT);
}

/** Adds the claims at whose ends one of the tenders stands, and gives those that are new. */
function addClaimsOnTenders(session: Session, tenders: readonly number[], { claims }: Closure): number[] {
  const added: number[] = [];
  for (const { node, claimId } of claimEndsOf('TENDER')) {
    const found = session.rows(
      fragment`SELECT ${raw(claimId.name)} AS id FROM ${raw(getTableName(node.table))} WHERE ${raw(node.name)} IN (${listed(tenders)})`,
    );
    for (const id of idsIn(found)) if (claims.add(id)) added.push(id);
  }
  return added;
}

/** Adds the nodes at the claims' ends and in their evidence, and gives those that are new. */
function addWhatClaimsName(session: Session, claims: readonly number[], closure: Closure): number[] {
  const found: SqlRow[] = [];
  const kinds = Map.groupBy(
    session.rows(fragment`SELECT kind, id FROM claims WHERE id IN (${listed(claims)})`),
    ({ kind }) => kind as ClaimKind,
  );
  for (const [kind, rows] of kinds) {
    const ids = listed(idsIn(rows));
    const { table, ends } = CLAIM_TABLES[kind];
    for (const { column, through } of ends) {
      const owner = raw((through?.claim ?? table.id).name);
      found.push(
        ...session.rows(
          fragment`SELECT ${raw(column.name)} AS id FROM ${raw(getTableName(column.table))} WHERE ${owner} IN (${ids})`,
        ),
      );
    }
  }
  found.push(...addEvidence(session, claims, closure));
  return idsIn(found).filter((id) => closure.nodes.add(id));
}

function tendersAmong(session: Session, nodes: readonly number[]): number[] {
  return idsIn(session.rows(fragment`SELECT id FROM tenders WHERE id IN (${listed(nodes)})`));
}

/** Adds the pieces of evidence, and gives the nodes in them. */
function addEvidence(session: Session, claims: readonly number[], closure: Closure): SqlRow[] {
  const pieces = session.rows(
    fragment`SELECT id, article_id, attributed_to_id FROM evidence WHERE claim_id IN (${listed(claims)})`,
  );
  return pieces.flatMap(({ id, article_id, attributed_to_id }) => {
    closure.evidence.add(id as number);
    return [{ id: article_id ?? null }, { id: attributed_to_id ?? null }];
  });
}

/** Who published or wrote the documents: the claims on that, and what they name in turn. */
function* addAuthorships(session: Session, closure: Closure): Generator<undefined> {
  let next = closure.nodes;
  while (next.size > 0) {
    const named = new IdSet();
    for (const nodes of next.inPieces(IDS_PER_STATEMENT)) {
      const found = session.rows(fragment`SELECT id FROM authorships WHERE article_id IN (${listed(nodes)})`);
      const added = idsIn(found).filter((id) => closure.claims.add(id));
      for (const piece of piecesOf(added)) {
        for (const id of addWhatClaimsName(session, piece, closure)) named.add(id);
      }
      yield;
    }
    next = named;
  }
}

function* addMentions(session: Session, { nodes, mentions }: Closure): Generator<undefined> {
  for (const ids of nodes.inPieces(IDS_PER_STATEMENT)) {
    const found = session.rows(
      fragment`SELECT id, node_id FROM mentions WHERE article_id IN (${listed(ids)})`,
    );
    for (const { id, node_id } of found) if (nodes.has(node_id as number)) mentions.add(id as number);
    yield;
  }
}

function* addMerges(session: Session, { nodes, merged, merges }: Closure): Generator<undefined> {
  for (const ids of nodes.inPieces(IDS_PER_STATEMENT)) {
    const found = session.rows(fragment`SELECT id FROM nodes WHERE merged_into IN (${listed(ids)})`);
    for (const id of idsIn(found)) merged.add(id);
    yield;
  }
  for (const ids of merged.inPieces(IDS_PER_STATEMENT)) {
    const found = session.rows(fragment`SELECT id, into_id FROM merges WHERE node_id IN (${listed(ids)})`);
    for (const { id, into_id } of found) {
      if (nodes.has(into_id as number) || merged.has(into_id as number)) merges.add(id as number);
    }
    yield;
  }
}

function listed(ids: readonly number[]) {
  return fragment`SELECT value FROM json_each(${JSON.stringify(ids)})`;
}

function idsIn(rows: readonly SqlRow[]): number[] {
  return rows.flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
}
