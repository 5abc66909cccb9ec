import { getTableName } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ClaimKind } from '../../model/model.ts';
import { CLAIM_TABLES, claimEndsOf } from '../claim-kind.ts';
import { jsonTextAt } from '../dialect/json-value.ts';
import { isAmong } from '../dialect/list.ts';
import type { Session } from '../read/row/session.ts';
import { as } from '../statement/alias.ts';
import { fragment, raw, type SqlRow } from '../statement/fragment.ts';
import { authorships } from '../tables/authorship.ts';
import { claims, evidence } from '../tables/claim.ts';
import { detachedNodes, detachments as log } from '../tables/detachment.ts';
import { documents, seriesLinks } from '../tables/document.ts';
import { mentions } from '../tables/mention.ts';
import { merges } from '../tables/merge.ts';
import { nodes as nodeTable } from '../tables/node.ts';
import { tenders } from '../tables/tender.ts';
import { tenderStatements } from '../tables/tender-statement.ts';
import { IdSet } from './id-set.ts';

/** The rows of a part of a graph that stands by itself: whatever one of them refers to is among them. */
export interface Closure {
  readonly nodes: IdSet;
  /** Nodes that were merged into one of `nodes`. */
  readonly merged: IdSet;
  readonly claims: IdSet;
  readonly evidence: IdSet;
  /** Those that say any of it or take it back, and all others of their series. */
  readonly documents: IdSet;
  readonly series: IdSet;
  /** What documents state of the tenders among `nodes`. */
  readonly statements: IdSet;
  readonly mentions: IdSet;
  /** Entries of the log of merges. */
  readonly merges: IdSet;
  /** Those of `nodes` that were made of establishments, and those of `nodes` that they are of. */
  readonly detached: IdSet;
  readonly companies: IdSet;
  /** Entries of the log of these. */
  readonly detachments: IdSet;
}

const c = as(claims, 'c');
const e = as(evidence, 'e');
const m = as(mentions, 'm');
const d = as(documents, 'd');
const n = as(nodeTable, 'n');
const t = as(tenderStatements, 't');
const g = as(merges, 'g');

const IDS_PER_STATEMENT = 200;

/** Of nothing, to be added to. */
export function emptyClosure(): Closure {
  return {
    nodes: new IdSet(),
    merged: new IdSet(),
    claims: new IdSet(),
    evidence: new IdSet(),
    documents: new IdSet(),
    series: new IdSet(),
    statements: new IdSet(),
    mentions: new IdSet(),
    merges: new IdSet(),
    detached: new IdSet(),
    companies: new IdSet(),
    detachments: new IdSet(),
  };
}

/**
 * What belongs to some tenders: every claim on them, and of each claim what it links and the documents that say so, with who
 * published or wrote those. A tender that is linked (the one it replaces, for example) comes with its own claims, and so on. Other
 * nodes come without the other claims on them. Series come with all their documents. Of mentions those come whose document and node are there; of merges all that went
 * into a node that is there.
 *
 * Holds one bit for each row; each yield is a chance to give way.
 */
export function* collectClosure(
  session: Session,
  tenders: Iterable<readonly number[]>,
): Generator<undefined, Closure> {
  const closure = emptyClosure();
  let next = new IdSet();
  for (const ids of tenders) {
    for (const id of ids) if (closure.nodes.add(id)) next.add(id);
    yield;
  }
  while (next.size > 0) {
    const linked = new IdSet();
    for (const ids of next.inPieces(IDS_PER_STATEMENT)) {
      addStatements(session, ids, closure);
      for (const piece of piecesOf(addClaimsOnTenders(session, ids, closure))) {
        const added = addWhatClaimsName(session, piece, closure);
        for (const id of tendersAmong(session, added)) linked.add(id);
        yield;
      }
    }
    next = linked;
  }
  let articles = closure.nodes;
  while (articles.size > 0) {
    yield* addAuthorships(session, closure, articles);
    articles = yield* addSeries(session, closure);
  }
  yield* addCompanies(session, closure);
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
    for (const id of idsWhere(session, claimId, node, tenders)) if (claims.add(id)) added.push(id);
  }
  return added;
}

/** Adds the nodes at the claims' ends and in their evidence, and gives those that are new. */
function addWhatClaimsName(session: Session, claims: readonly number[], closure: Closure): number[] {
  const kinds = Map.groupBy(
    session.rows(fragment`SELECT ${c.kind} AS kind, ${c.id} AS id FROM ${c} WHERE ${isAmong(c.id, claims)}`),
    ({ kind }) => kind as ClaimKind,
  );
  const found: number[] = [];
  for (const [kind, rows] of kinds) {
    const ids = idsIn(rows);
    const { table, ends } = CLAIM_TABLES[kind];
    for (const { column, through } of ends) {
      found.push(...idsWhere(session, column, through?.claim ?? table.id, ids));
    }
  }
  found.push(...addEvidence(session, claims, closure));
  return found.filter((id) => closure.nodes.add(id));
}

function tendersAmong(session: Session, nodes: readonly number[]): number[] {
  return idsWhere(session, tenders.id, tenders.id, nodes);
}

/** Adds the pieces of evidence, and gives the nodes in them. */
function addEvidence(session: Session, claims: readonly number[], closure: Closure): number[] {
  const pieces = session.rows(
    fragment`SELECT ${e.id} AS id, ${e.articleId} AS article, ${e.attributedToId} AS source, ${e.documentId} AS document, ${e.withdrawnBy} AS closing, ${PARTIES_STATED} AS parties FROM ${e} WHERE ${isAmong(e.claimId, claims)}`,
  );
  const parties: number[] = [];
  const named = pieces.flatMap(({ id, article = null, source = null, parties: stated, ...by }) => {
    closure.evidence.add(id as number);
    for (const document of idsIn([{ id: by.document ?? null }, { id: by.closing ?? null }])) {
      closure.documents.add(document);
    }
    if (typeof stated === 'string')
      parties.push(...(JSON.parse(stated) as [number][]).map(([party]) => party));
    return idsIn([{ id: article }, { id: source }]);
  });
  return parties.length === 0 ? named : [...named, ...standingFor(session, parties)];
}

/** A bid's parties as one document states them: others may have been so before. */
const PARTIES_STATED = jsonTextAt(e.stated, 'values', 'parties', 0);

/** The nodes that stand for these now: those that they were merged into. */
function standingFor(session: Session, nodes: readonly number[]): number[] {
  return idsIn(
    session.rows(
      fragment`SELECT coalesce(${n.mergedInto}, ${n.id}) AS id FROM ${n} WHERE ${isAmong(n.id, nodes)}`,
    ),
  );
}

function addStatements(session: Session, tenderIds: readonly number[], closure: Closure): void {
  const found = session.rows(
    fragment`SELECT ${t.id} AS id, ${t.documentId} AS document FROM ${t} WHERE ${isAmong(t.tenderId, tenderIds)}`,
  );
  for (const { id, document = null } of found) {
    closure.statements.add(id as number);
    if (document !== null) closure.documents.add(document as number);
  }
}

/**
 * All documents of the series that are there, and of those that are one with them, as what holds follows from all together. Gives their
 * articles that are new.
 */
function* addSeries(session: Session, closure: Closure): Generator<undefined, IdSet> {
  const { documents: all, series, nodes } = closure;
  const articles = new IdSet();
  let next = all;
  while (next.size > 0) {
    const found = new IdSet();
    for (const ids of next.inPieces(IDS_PER_STATEMENT)) {
      for (const id of idsWhere(session, documents.articleId, documents.id, ids)) {
        if (nodes.add(id)) articles.add(id);
      }
      const linked = [
        ...idsWhere(session, documents.seriesId, documents.id, ids),
        ...idsWhere(session, seriesLinks.seriesId, seriesLinks.documentId, ids),
      ].filter((id) => series.add(id));
      for (const piece of piecesOf(linked)) {
        for (const id of [
          ...idsWhere(session, documents.id, documents.seriesId, piece),
          ...idsWhere(session, seriesLinks.documentId, seriesLinks.seriesId, piece),
        ]) {
          if (all.add(id)) found.add(id);
        }
      }
      yield;
    }
    next = found;
  }
  return articles;
}

/** Who published or wrote these articles: the claims on that, and what they name in turn. */
function* addAuthorships(session: Session, closure: Closure, articles: IdSet): Generator<undefined> {
  let next = articles;
  while (next.size > 0) {
    const named = new IdSet();
    for (const nodes of next.inPieces(IDS_PER_STATEMENT)) {
      const found = idsWhere(session, authorships.id, authorships.articleId, nodes);
      const added = found.filter((id) => closure.claims.add(id));
      for (const piece of piecesOf(added)) {
        for (const id of addWhatClaimsName(session, piece, closure)) named.add(id);
      }
      yield;
    }
    next = named;
  }
}

function* addMentions(
  session: Session,
  { nodes, mentions, documents, series }: Closure,
): Generator<undefined> {
  for (const ids of nodes.inPieces(IDS_PER_STATEMENT)) {
    const found = session.rows(
      fragment`SELECT ${m.id} AS id, ${m.nodeId} AS node, ${m.documentId} AS document, ${d.seriesId} AS series FROM ${m} LEFT JOIN ${d} ON ${d.id} = ${m.documentId} WHERE ${isAmong(m.articleId, ids)}`,
    );
    for (const { id, node, document, series: of } of found) {
      if (!nodes.has(node as number)) continue;
      mentions.add(id as number);
      if (typeof document === 'number') documents.add(document);
      if (typeof of === 'number') series.add(of);
    }
    yield;
  }
}

/** The companies of which claims on establishments that were detached are stated. */
function* addCompanies(session: Session, closure: Closure): Generator<undefined> {
  const { nodes, detached, companies, detachments } = closure;
  for (const ids of nodes.inPieces(IDS_PER_STATEMENT)) {
    for (const id of idsWhere(session, detachedNodes.nodeId, detachedNodes.nodeId, ids)) detached.add(id);
    yield;
  }
  for (const ids of detached.inPieces(IDS_PER_STATEMENT)) {
    for (const id of idsWhere(session, detachedNodes.statedId, detachedNodes.nodeId, ids)) {
      companies.add(id);
      nodes.add(id);
    }
    for (const id of idsWhere(session, log.id, log.nodeId, ids)) detachments.add(id);
    yield;
  }
}

function* addMerges(session: Session, { nodes, merged, merges }: Closure): Generator<undefined> {
  for (const ids of nodes.inPieces(IDS_PER_STATEMENT)) {
    for (const id of idsWhere(session, nodeTable.id, nodeTable.mergedInto, ids)) merged.add(id);
    yield;
  }
  for (const ids of merged.inPieces(IDS_PER_STATEMENT)) {
    const found = session.rows(
      fragment`SELECT ${g.id} AS id, ${g.intoId} AS target FROM ${g} WHERE ${isAmong(g.nodeId, ids)}`,
    );
    for (const { id, target } of found) {
      if (nodes.has(target as number) || merged.has(target as number)) merges.add(id as number);
    }
    yield;
  }
}

/** The ids in a column, of the rows of its table in which another column has one of these values. */
function idsWhere(
  session: Session,
  { name, table }: AnySQLiteColumn,
  among: AnySQLiteColumn,
  ids: readonly number[],
): number[] {
  return idsIn(
    session.rows(
      fragment`SELECT ${raw(name)} AS id FROM ${raw(getTableName(table))} WHERE ${isAmong(raw(among.name), ids)}`,
    ),
  );
}

function idsIn(rows: readonly SqlRow[]): number[] {
  return rows.flatMap(({ id }) => (typeof id === 'number' ? [id] : []));
}
