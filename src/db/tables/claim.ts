import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  blob,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ATTRIBUTED_TYPES, EVIDENCE_STANDINGS, MODALITIES, STANCES, STANDINGS } from '../../domain/claim.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../model/model.ts';
import { articles } from './article.ts';
import { day, holds, oneOf, partialDate, period } from './constraint.ts';
import { documents } from './document.ts';
import { nodeReference, nodes } from './node.ts';

/** The kinds of claims, as the model lists them: opening a database for writing adds what is missing. Stored without a rowid. */
export const claimKinds = sqliteTable('claim_kinds', {
  kind: text('kind', { enum: CLAIM_KINDS }).primaryKey(),
});

/** The base row of every claim: what all kinds have in common, and what evidence points at. */
export const claims = sqliteTable(
  'claims',
  {
    id: integer('id').primaryKey(),
    /** Refers to the kinds instead of listing them: with a CHECK, a new kind would rebuild the table. */
    kind: text('kind', { enum: CLAIM_KINDS })
      .notNull()
      .references(() => claimKinds.kind),
    /** Hash of what makes two claims the same one: kind, ends, own fields, modality, validity; or a source's own key. */
    key: blob('key', { mode: 'buffer' }).notNull(),
    /** Derived from evidence, as known now. */
    standing: text('standing', { enum: STANDINGS }).notNull(),
    modality: text('modality', { enum: MODALITIES }).notNull(),
    validFrom: text('valid_from'),
    validUntil: text('valid_until'),
    /** Derived from evidence: the day of the earliest piece. */
    knownFrom: text('known_from').notNull(),
    /** Derived from evidence: the day on which the last piece was taken back; null while one is open. */
    knownUntil: text('known_until'),
    /** Derived from evidence: whether there are days in between on which no piece was open. */
    broken: integer('broken', { mode: 'boolean' }).notNull().default(false),
    /** Derived from evidence: what the latest open piece says. */
    note: text('note'),
    created: text('created').notNull(),
    updated: text('updated').notNull(),
    revision: integer('revision').notNull().default(1),
  },
  (t) => [
    oneOf('claims_standing', t.standing, STANDINGS),
    oneOf('claims_modality', t.modality, MODALITIES),
    partialDate('claims_valid_from', t.validFrom),
    partialDate('claims_valid_until', t.validUntil),
    period('claims_period', t.validFrom, t.validUntil),
    day('claims_known_from_day', t.knownFrom),
    day('claims_known_until_day', t.knownUntil),
    uniqueIndex('claims_key').on(t.key),
    uniqueIndex('claims_id_kind').on(t.id, t.kind),
  ],
);

/** The columns that all claim tables share: the identity of the base row. */
export function claimColumns<K extends ClaimKind>(kind: K) {
  return {
    id: integer('id').primaryKey(),
    kind: text('kind').$type<K>().notNull().default(kind),
    /** Derived: whether no piece of the claim's evidence is open. */
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull().default(false),
  };
}

/** The constraints that all claim tables share: the base row exists and is of the same kind. */
export function claimConstraints(
  table: string,
  kind: ClaimKind,
  t: { id: AnySQLiteColumn; kind: AnySQLiteColumn },
) {
  return [
    holds(`${table}_kind`, sql`${t.kind} = ${sql.raw(`'${kind}'`)}`),
    foreignKey({ name: `${table}_claim`, columns: [t.id, t.kind], foreignColumns: [claims.id, claims.kind] }),
  ];
}

/** A place in a document that supports or disputes a claim. Without a document it is an editor's own knowledge, and its note says so. */
export const evidence = sqliteTable(
  'evidence',
  {
    id: integer('id').primaryKey(),
    claimId: integer('claim_id')
      .notNull()
      .references(() => claims.id),
    articleId: integer('article_id').references(() => articles.id),
    stance: text('stance', { enum: STANCES }).notNull(),
    /** The standing that this piece alone would give the claim. */
    standing: text('standing', { enum: EVIDENCE_STANDINGS }).notNull(),
    locator: text('locator'),
    quote: text('quote'),
    note: text('note'),
    attributedToId: integer('attributed_to_id'),
    attributedToType: text('attributed_to_type', { enum: ATTRIBUTED_TYPES }),
    /** The document that says so; null where none was kept. */
    documentId: integer('document_id').references(() => documents.id),
    /** The day of that document; without one, or of a dossier's, the last day of the period in which the article was published. */
    knownFrom: text('known_from').notNull(),
    /** The day on which a later document of its series no longer said so; null while the piece is open. */
    knownUntil: text('known_until'),
    /** The document that took it back. */
    withdrawnBy: integer('withdrawn_by').references(() => documents.id),
    /** JSON of what this document says of the claim that may differ from another's: note, flags; of a bid value, rank, parties. */
    stated: text('stated'),
  },
  (t) => [
    oneOf('evidence_stance', t.stance, STANCES),
    oneOf('evidence_standing', t.standing, EVIDENCE_STANDINGS),
    oneOf('evidence_attributed_to_type', t.attributedToType, ATTRIBUTED_TYPES),
    holds('evidence_attributed', sql`(${t.attributedToId} IS NULL) = (${t.attributedToType} IS NULL)`),
    holds('evidence_sourced', sql`${t.articleId} IS NOT NULL OR ${t.note} IS NOT NULL`),
    day('evidence_known_from_day', t.knownFrom),
    day('evidence_known_until_day', t.knownUntil),
    holds('evidence_closed', sql`${t.withdrawnBy} IS NULL OR ${t.knownUntil} IS NOT NULL`),
    nodeReference('evidence_attributed_to', t.attributedToId, t.attributedToType),
    index('evidence_claim').on(t.claimId),
    index('evidence_article_claim').on(t.articleId, t.claimId),
    index('evidence_document').on(t.documentId).where(sql`${t.documentId} IS NOT NULL`),
    index('evidence_withdrawn_by').on(t.withdrawnBy).where(sql`${t.withdrawnBy} IS NOT NULL`),
    index('evidence_attributed_to').on(t.attributedToId).where(sql`${t.attributedToId} IS NOT NULL`),
  ],
);

/**
 * Derived from claims: which nodes a claim of which kind links. The only table that traversal reads.
 * Stored without a rowid; its primary key is the index from `from`.
 */
export const edges = sqliteTable(
  'edges',
  {
    fromId: integer('from_id')
      .notNull()
      .references(() => nodes.id),
    kind: text('kind', { enum: CLAIM_KINDS }).notNull(),
    toId: integer('to_id')
      .notNull()
      .references(() => nodes.id),
    claimId: integer('claim_id')
      .notNull()
      .references(() => claims.id),
    /** A copy of the claim's own. */
    withdrawn: integer('withdrawn', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.fromId, t.kind, t.toId, t.claimId] }),
    index('edges_to').on(t.toId, t.kind, t.fromId, t.claimId, t.withdrawn),
  ],
);

/** The claims that the state after a document of a part-wise source no longer has. */
export const documentDrops = sqliteTable(
  'document_drops',
  {
    documentId: integer('document_id')
      .notNull()
      .references(() => documents.id),
    claimId: integer('claim_id')
      .notNull()
      .references(() => claims.id),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.claimId] }), index('document_drops_claim').on(t.claimId)],
);
