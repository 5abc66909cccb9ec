import type { Standing } from '../../../domain/claim.ts';
import type { NodeType } from '../../../domain/node.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { jsonIntegerAt, jsonTextAt } from '../../dialect/json-value.ts';
import { eachText, eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { authorships } from '../../tables/authorship.ts';
import { claims, evidence } from '../../tables/claim.ts';
import { readNodeNames } from '../node/node-name-reader.ts';
import type { Session } from '../row/session.ts';
import { currentRow, openPiece } from '../time/as-of.ts';

const p = eachValue('p');
const pair = eachText('p');
const s = as(evidence, 's');
const a = as(authorships, 'a');

/** Who stands behind a claim, by whose word it has its standing. */
interface Saying {
  readonly claim: number;
  readonly article: number | null;
  readonly attributedTo: number | null;
  readonly attributedType: NodeType | null;
}

/**
 * Names of who says so, by claim: whom the first piece of evidence of the claim's standing names, else who published its article, else
 * the article. Claims whose evidence has no article are missing.
 */
export function readClaimSources(
  session: Session,
  claimStandings: ReadonlyMap<number, Standing>,
): Map<number, string> {
  const sayings = readSayings(session, claimStandings);
  const articles = sayings.flatMap(({ article, attributedTo }) =>
    attributedTo === null && article !== null ? [article] : [],
  );
  const publishers = readPublishers(session, articles);
  const names = readNodeNames(session, nodesOf(sayings, publishers));
  const nameOf = ({ attributedTo, article }: Saying) =>
    names.get(attributedTo ?? publishers.get(article ?? 0)?.id ?? article ?? 0);
  const named = sayings.map((saying) => [saying.claim, nameOf(saying)] as const);
  return new Map(named.filter((each): each is readonly [number, string] => each[1] !== undefined));
}

function readSayings(session: Session, standings: ReadonlyMap<number, Standing>): readonly Saying[] {
  if (standings.size === 0) return [];
  const pairs = [...standings].map((pair) => JSON.stringify(pair));
  const [claim, standing] = [jsonIntegerAt(pair.value, 0), jsonTextAt(pair.value, 1)];
  const found = fragment`SELECT ${s.claimId} AS claim, ${s.articleId} AS article, ${s.attributedToId} AS attributedTo, ${s.attributedToType} AS attributedType, row_number() OVER (PARTITION BY ${s.claimId} ORDER BY ${s.id}) AS nth FROM ${pair.of(pairs)} ${thenJoin} ${s} ON ${s.claimId} = (${claim}) WHERE ${s.stance} = 'SUPPORTS' AND ${s.standing} = (${standing}) AND ${openPiece(s, session.asOf)}`;
  const rows = session.rows(
    fragment`SELECT claim, article, attributedTo, attributedType FROM (${found}) WHERE nth = 1 ORDER BY claim`,
  );
  return rows as unknown as Saying[];
}

export interface Publisher {
  readonly id: number;
  readonly type: NodeType;
}

/** Who published articles, as the graph says; of several the first recorded. */
export function readPublishers(session: Session, articles: readonly number[]): Map<number, Publisher> {
  if (articles.length === 0) return new Map();
  const c = as(claims, 'c');
  const found = fragment`SELECT ${a.articleId} AS article, ${a.authorId} AS id, ${a.authorType} AS type, row_number() OVER (PARTITION BY ${a.articleId} ORDER BY ${a.id}) AS nth FROM ${p.of([...new Set(articles)])} ${thenJoin} ${a} ON ${a.articleId} = ${p.value} JOIN ${c} ON ${c.id} = ${a.id} WHERE ${a.role} = 'PUBLISHER' AND ${currentRow({ claimId: a.id, withdrawn: a.withdrawn }, session.asOf)}`;
  const rows = session.rows(
    fragment`SELECT article, id, type FROM (${found}) WHERE nth = 1 ORDER BY article`,
  );
  return new Map(
    rows.map(({ article, id, type }) => [article as number, { id: id as number, type: type as NodeType }]),
  );
}

function nodesOf(
  sayings: readonly Saying[],
  publishers: ReadonlyMap<number, Publisher>,
): Map<number, NodeType> {
  const nodes = new Map<number, NodeType>();
  for (const { article, attributedTo, attributedType } of sayings) {
    if (article !== null) nodes.set(article, 'ARTICLE');
    if (attributedTo !== null && attributedType !== null) nodes.set(attributedTo, attributedType);
  }
  for (const { id, type } of publishers.values()) nodes.set(id, type);
  return nodes;
}
