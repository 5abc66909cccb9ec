import type { BidStatus, ClaimKind, GraphClaimFragment, Modality, Standing } from '../operations.ts';
import { COLUMN_X, NAME_SIZE, NAME_WIDTH, type Place, ROW } from './column-place.ts';
import { textWidth } from './text-width.ts';

/** Claims that say the same of the same things: one line, or one mark for bids. */
export interface Line {
  readonly kind: ClaimKind;
  readonly standing: Standing;
  readonly modality: Modality;
  readonly claims: readonly GraphClaimFragment[];
  /** Of bids what became of them. */
  readonly status: BidStatus | undefined;
  /** Of certifications whether they are held, which not all sources tell from being in progress. */
  readonly isHeld: boolean;
  /** Where the line begins: of a bid, all its parties. */
  readonly from: readonly Shown[];
  readonly to: Shown;
}

/** The lines between things that have a place. A claim one of whose ends has none is left out. */
export function findLines(claims: readonly GraphClaimFragment[], places: ReadonlyMap<string, Shown>): Line[] {
  const groups = Map.groupBy(claims, (claim) =>
    JSON.stringify([
      claim.kind,
      claim.standing,
      claim.modality,
      statusOf(claim),
      claim.ends.map(({ name, node }) => `${name} ${node.id}`).sort(),
    ]),
  );
  return Array.from(groups.values()).flatMap((group) => lineOf(group, places) ?? []);
}

function lineOf(group: readonly GraphClaimFragment[], places: ReadonlyMap<string, Shown>): Line | undefined {
  const [claim] = group;
  if (claim === undefined) return undefined;
  const isBid = claim.kind === 'BID';
  const ends = claim.ends.flatMap(({ name, node }) => {
    const place = places.get(node.id);
    return place === undefined ? [] : [{ name, place }];
  });
  const to = isBid ? ends.find(({ name }) => name === 'tender') : ends.at(-1);
  const from = isBid ? ends.filter(({ name }) => name === 'parties') : ends.slice(0, 1);
  if (to === undefined || from.length === 0 || from.some(({ place }) => place === to.place)) return undefined;
  const { kind, standing, modality } = claim;
  return {
    kind,
    standing,
    modality,
    claims: group,
    status: 'bidStatus' in claim ? claim.bidStatus : undefined,
    isHeld: 'held' in claim && claim.held === 'HELD',
    from: from.map(({ place }) => place),
    to: to.place,
  };
}

function statusOf(claim: GraphClaimFragment): string {
  if ('bidStatus' in claim) return claim.bidStatus;
  return 'held' in claim ? claim.held : '';
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Right of the glyph stands the name, right of the name how many claims are not shown. */
export const NAME_AT = 20;
export const UNSEEN_SIZE = 11;

/** A place with what is drawn of the thing there. */
export interface Shown extends Place {
  /** Its name. */
  readonly lines: readonly string[];
  readonly below: string | undefined;
  /** How many of its claims are not shown: `+8`. Empty where none is left. */
  readonly unseen: string;
}

/** Where the name ends. */
export function nameEnd({ column, lines }: Shown): number {
  const widths = lines.map((line) => textWidth(line, NAME_SIZE));
  return (COLUMN_X[column] ?? 0) + NAME_AT + Math.min(Math.max(...widths, 0), NAME_WIDTH[column] ?? 0);
}

/** Where lines meet a thing: on the side that the other end is at, behind what is written there; those of one column meet at their right. */
export function portOf(place: Shown, otherColumn: number, offset: number): Point {
  const x = COLUMN_X[place.column] ?? 0;
  const y = Math.round(place.y + offset);
  if (otherColumn < place.column) return { x: x - 3, y };
  const room = place.unseen === '' ? 0 : textWidth(place.unseen, UNSEEN_SIZE) + 6;
  return { x: Math.round(nameEnd(place) + room + 5), y };
}

/** Where a column ends: from there on lines may turn. */
export function edgeOf({ column }: Place): number {
  return (COLUMN_X[column] ?? 0) + NAME_AT + (NAME_WIDTH[column] ?? 0) + 5;
}

/** On from one point to another, as steps of a path: columns that are passed are passed between their rows. */
export function routeBetween(
  from: Point,
  to: Point,
  fromColumn: number,
  toColumn: number,
  lane: number,
): string {
  if (fromColumn === toColumn) {
    const bulge = 22 + (lane % 4) * 5;
    return `C${from.x + bulge} ${from.y} ${to.x + bulge} ${to.y} ${to.x} ${to.y}`;
  }
  const step = fromColumn < toColumn ? 1 : -1;
  const points: Point[] = [from];
  for (let column = fromColumn + step; column !== toColumn; column += step) {
    const left = (COLUMN_X[column] ?? 0) - 6;
    const right = left + NAME_AT + (NAME_WIDTH[column] ?? 0) + 12;
    const share = Math.abs(left - from.x) / Math.abs(to.x - from.x);
    const gutter = gutterNear(column, from.y + (to.y - from.y) * share) + ((lane % 5) - 2) * 3;
    const across = [
      { x: left, y: gutter },
      { x: right, y: gutter },
    ];
    points.push(...(step > 0 ? across : across.reverse()));
  }
  points.push(to);
  return points.map((point, index) => curveTo(points[index - 1], point)).join('');
}

/** Along the row as far as that is straight. */
export function alongTo(from: number, to: number): string {
  return from === to ? '' : `H${to}`;
}

function curveTo(before: Point | undefined, { x, y }: Point): string {
  if (before === undefined) return '';
  if (before.y === y) return `H${x}`;
  const middle = Math.round((before.x + x) / 2);
  return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
}

/** Between two rows of a column. */
function gutterNear(column: number, y: number): number {
  const shift = (column % 2) * (ROW / 2) + ROW / 2;
  return Math.max(0, Math.round((y - shift) / ROW)) * ROW + shift;
}
