import type { NodeType } from '../../../domain/node.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import type { CitedFile, CitedPlace } from '../../../model/citation/cited.ts';
import type { ArticleKind } from '../../../model/words/node.ts';
import { descending, thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import { articles } from '../../tables/article.ts';
import { evidence } from '../../tables/claim.ts';
import { imports } from '../../tables/import.ts';
import { identifiers } from '../../tables/node.ts';
import { organisations } from '../../tables/organisation.ts';
import { placements } from '../../tables/placement.ts';
import { tenders } from '../../tables/tender.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import { readNodeNames } from '../node/node-name-reader.ts';
import type { Session } from '../row/session.ts';
import { readPublishers } from './claim-source-reader.ts';

const k = eachValue('k');
const e = as(evidence, 'e');
const a = as(articles, 'a');
const p = as(placements, 'p');
const f = as(placements, 'f');
const i = as(imports, 'i');
const n = as(identifiers, 'n');
const s = as(tenderStatements, 's');
const t = as(tenders, 't');
const o = as(organisations, 'o');
const x = as(evidence, 'x');
const v = as(tenderEvents, 'v');

interface CitedRow {
  readonly evidence: number;
  readonly article: number;
  readonly locator: string | null;
  readonly title: string;
  readonly kind: ArticleKind;
  readonly url: string | null;
  readonly published: PartialDate | null;
  readonly awarded: PartialDate | null;
  readonly language: string | null;
  readonly number: string | null;
  readonly file: string | null;
  readonly sha256: string | null;
  readonly placed: string | null;
  readonly tenderNumber: string | null;
  readonly buyer: string | null;
}

/** Where the very text stood first; else any text of its article: of two files that have it, the citation names the first for good. */
const FIRST_PLACEMENT = `(SELECT ${f.id} FROM ${f} WHERE ${f.articleId} = ${e.articleId} ORDER BY ${descending(`${f.documentId} = ${e.documentId}`)}, ${f.id} LIMIT 1)`;

function numberOf(node: unknown): string {
  return `(SELECT ${n.scheme} || ' ' || ${n.value} FROM ${n} WHERE ${n.nodeId} = ${node} ORDER BY ${n.checked} DESC, ${n.id} LIMIT 1)`;
}

/** The only tender of which the document states something. */
const TENDER = `(SELECT CASE WHEN count(DISTINCT ${s.tenderId}) = 1 THEN min(${s.tenderId}) END FROM ${s} WHERE ${s.documentId} = ${e.documentId})`;

/** Of documents such as those of DECP, which date awards and often not themselves. */
const AWARDED = `CASE WHEN ${a.published} IS NULL THEN (SELECT max(${v.date}) FROM ${x} ${thenJoin} ${v} ON ${v.id} = ${x.claimId} WHERE ${x.documentId} = ${e.documentId} AND ${v.event} = 'AWARDED') END`;

const COLUMNS = `${e.id} AS evidence, ${a.id} AS article, ${e.locator}, ${a.name} AS title, ${a.kind}, ${a.url}, ${a.published}, ${AWARDED} AS awarded, ${a.language}, ${numberOf(a.id)} AS number, ${i.file}, ${i.sha256}, ${p.locator} AS placed, ${numberOf(t.id)} AS tenderNumber, ${o.name} AS buyer`;
const TABLES = `${thenJoin} ${e} ON ${e.id} = ${k.value} ${thenJoin} ${a} ON ${a.id} = ${e.articleId} LEFT JOIN ${p} ON ${p.id} = ${FIRST_PLACEMENT} LEFT JOIN ${i} ON ${i.id} = ${p.importId} LEFT JOIN ${t} ON ${t.id} = ${TENDER} LEFT JOIN ${o} ON ${o.id} = ${t.buyerId}`;

/** What citations of these pieces of evidence say, in three statements whatever their number. Those without a document are missing. */
export function readCitedPlaces(session: Session, pieces: readonly number[]): Map<number, CitedPlace> {
  if (pieces.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT ${raw(COLUMNS)} FROM ${k.of(pieces)} ${raw(TABLES)}`,
  ) as unknown as CitedRow[];
  const publishers = readPublishers(
    session,
    rows.map(({ article }) => article),
  );
  const named = new Map<number, NodeType>([...publishers.values()].map(({ id, type }) => [id, type]));
  const names = readNodeNames(session, named);
  return new Map(
    rows.map((row) => {
      const publisher = names.get(publishers.get(row.article)?.id ?? 0);
      return [row.evidence, placeOf(row, publisher)];
    }),
  );
}

function placeOf(row: CitedRow, publisher: string | undefined): CitedPlace {
  const { title, kind, url, published, language, locator } = row;
  return {
    title,
    kind,
    url: url ?? null,
    published: published ?? null,
    awarded: row.awarded ?? null,
    language: language ?? null,
    author: publisher ?? row.buyer ?? null,
    number: row.number ?? row.tenderNumber ?? null,
    locator: locator ?? null,
    file: fileOf(row),
  };
}

function fileOf({ file, placed, sha256 }: CitedRow): CitedFile | null {
  if (file == null || placed == null) return null;
  return { name: file.split(/[/\\]/).at(-1) ?? file, sha256: sha256 ?? null, locator: placed };
}
