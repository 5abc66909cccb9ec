import type { BidStatus, ClaimKind, GraphClaimFragment, Modality, Standing } from '../operations.ts';
import { COLUMN_X, NAME_SIZE, NAME_WIDTH, type Place, ROW } from './column-place.ts';
import { textWidth, wrapped } from './text-width.ts';

/** Claims that say the same of the same things: one line, or one mark for bids. */
export interface Line {
  readonly kind: ClaimKind;
  readonly standing: Standing;
  readonly modality: Modality;
  readonly claims: readonly GraphClaimFragment[];
  readonly status: BidStatus | undefined;
  /** Where the line begins: of a bid, all its parties. */
  readonly from: readonly Place[];
  readonly to: Place;
}

/** The lines between things that have a place. A claim one of whose ends has none is left out. */
export function findLines(claims: readonly GraphClaimFragment[], places: ReadonlyMap<string, Place>): Line[] {
  const groups = Map.groupBy(claims, (claim) =>
    JSON.stringify([
      claim.kind,
      claim.standing,
      claim.modality,
      'status' in claim ? claim.status : '',
      claim.ends.map(({ name, node }) => `${name} ${node.id}`).sort(),
    ]),
  );
  return Array.from(groups.values()).flatMap((group) => lineOf(group, places) ?? []);
}

function lineOf(group: readonly GraphClaimFragment[], places: ReadonlyMap<string, Place>): Line | undefined {
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
  const status = 'status' in claim ? claim.status : undefined;
  return {
    kind,
    standing,
    modality,
    claims: group,
    status,
    from: from.map(({ place }) => place),
    to: to.place,
  };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Right of the glyph and the name. */
const NAME_AT = 20;

/** Where lines meet a thing: on the side that the other end is at, at the end of its name; those of one column meet at their right. */
export function portOf(place: Place, otherColumn: number, offset: number): Point {
  const x = COLUMN_X[place.column] ?? 0;
  if (otherColumn < place.column) return { x: x - 3, y: place.y + offset };
  const room = NAME_WIDTH[place.column] ?? 0;
  const widths = wrapped(place.thing.node.name, NAME_SIZE, room, 2).map((line) => textWidth(line, NAME_SIZE));
  return { x: x + NAME_AT + Math.min(Math.max(...widths, 0), room) + 5, y: place.y + offset };
}

/** Where a column ends: from there on lines may turn. */
export function edgeOf({ column }: Place): number {
  return (COLUMN_X[column] ?? 0) + NAME_AT + (NAME_WIDTH[column] ?? 0) + 5;
}

/** From one port to the other: columns that are passed are passed between their rows. */
export function routeBetween(
  from: Point,
  to: Point,
  fromColumn: number,
  toColumn: number,
  lane: number,
): string {
  if (fromColumn === toColumn) {
    const bulge = 22 + (lane % 4) * 5;
    return `M${from.x} ${from.y}C${from.x + bulge} ${from.y} ${to.x + bulge} ${to.y} ${to.x} ${to.y}`;
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

function curveTo(before: Point | undefined, { x, y }: Point): string {
  if (before === undefined) return `M${x} ${y}`;
  if (before.y === y) return `H${x}`;
  const middle = (before.x + x) / 2;
  return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
}

/** Between two rows of a column. */
function gutterNear(column: number, y: number): number {
  const shift = (column % 2) * (ROW / 2) + ROW / 2;
  return Math.max(0, Math.round((y - shift) / ROW)) * ROW + shift;
}
