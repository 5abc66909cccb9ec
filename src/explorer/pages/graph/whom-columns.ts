import { codeOfId, idsOfCodes, kindsOfLetter, letterOfStanding } from '../../graph/code.ts';
import type { Line } from '../../graph/column-line.ts';
import type { Emphasis } from '../../graph/column-picture.ts';
import { type Columns, linesAt, makeColumns } from '../../graph/columns.ts';
import type { Thing } from '../../graph/thing.ts';
import type { Standing } from '../../operations.ts';
import { makeshiftTitle } from '../../parts/tender-title.ts';
import { nodeName } from '../../words/node-name.ts';
import type { GraphData, GraphView } from './asked.ts';
import {
  chainClaims,
  type FoundThing,
  openedIds,
  seedThings,
  selfOpenedIds,
  thingsOf,
} from './found-thing.ts';

export const STANDINGS: readonly Standing[] = ['OFFICIAL', 'REPORTED', 'UNCONFIRMED', 'DISPUTED'];

/** What `st` of an address names; undefined for all. */
export function standingsOf(letters: string): Standing[] | undefined {
  return letters === '' ? undefined : STANDINGS.filter((each) => letters.includes(letterOfStanding(each)));
}

/** The columns that an address asks for. */
export function columnsOf(view: GraphView, data: GraphData): Columns {
  const { hide, off = '', st, min = 1, path, pick } = view.parameters;
  const opened = openedIds(view.parameters, data);
  const seedCounts = new Map(data.seeds.things.map(({ node }) => [node.id, node.claimCounts]));
  const whole = wholeOpened(view, data, opened);
  const things = thingsOf(view.parameters, data).map((found) => ({
    ...thingOf(view, found),
    seedCounts: seedCounts.get(found.node.id) ?? [],
    isOpened: whole.has(found.node.id),
  }));
  const { things: known = [], claims = [] } = data.walk ?? {};
  const kept = [...seedThings(data.around).map(({ id }) => id), ...idsOfCodes(path), ...idsOfCodes(pick)];
  return makeColumns(
    things,
    { ids: opened, firstCount: selfOpenedIds(view.parameters, data).length },
    { counts: new Map(known.map(({ node }) => [node.id, node.claimCounts])), claims },
    {
      hidden: new Set(idsOfCodes(hide)),
      kindsOff: [...off].flatMap(kindsOfLetter),
      standings: standingsOf(st),
      leastLines: min === 1 ? 0 : min,
      kept: new Set(kept),
    },
  );
}

/** What is selected, or else the chain that was asked for, with the lines that belong to it. */
export function emphasisOf(view: GraphView, data: GraphData, { shown, lines }: Columns): Emphasis {
  const [picked] = idsOfCodes(view.parameters.pick);
  const thing = shown.find((place) => place.thing.id === picked)?.thing;
  if (thing) return { thing: thing.id, lines: new Set(linesAt(lines, thing)) };
  const claim = data.picked.find((each) => each !== null);
  const wanted = claim === undefined ? chainClaims(data) : new Set([claim.id]);
  return { thing: undefined, lines: new Set(lines.filter((line) => hasClaim(line, wanted))) };
}

function hasClaim({ claims }: Line, ids: ReadonlySet<string>): boolean {
  return claims.some(({ id }) => ids.has(id));
}

/** Ids of what was opened along all kinds: seeds by themselves, others by an entry of the address. */
function wholeOpened({ parameters }: GraphView, data: GraphData, opened: readonly string[]): Set<string> {
  const entries = parameters.open?.split(',') ?? [];
  const byEntry = opened.filter((id) => id !== '' && entries.includes(`${codeOfId(id)}.*`));
  return new Set([...selfOpenedIds(parameters, data), ...byEntry]);
}

function thingOf(
  view: GraphView,
  { node, opening, via }: FoundThing,
): Omit<Thing, 'seedCounts' | 'isOpened'> {
  const { __typename: type, id, slug } = node;
  const shared = { id, type, slug, opening, via: via?.kind };
  if (node.__typename !== 'Tender')
    return { ...shared, name: nodeName(view.language, node), below: undefined };
  const made = makeshiftTitle(view.language, { ...node, title: node.name });
  const below = node.dateKind === 'DOCUMENT' ? undefined : view.format.day(node.date);
  return { ...shared, name: made ?? node.name, below };
}
