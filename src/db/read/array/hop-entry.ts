import type { ClaimKind } from '../../../model/model.ts';
import { type EdgeFilter, FEW_KINDS, type Hop } from '../claim/edge-reader.ts';
import { type EdgeArrays, isForward, kindOf, passingMarks } from './edge-arrays.ts';

/** How many edges an `EdgeReader` of these kinds reads of some nodes. */
export function countEntries(
  arrays: EdgeArrays,
  kinds: ReadonlySet<ClaimKind>,
  nodes: readonly number[],
): number {
  const readsAll = kinds.size > FEW_KINDS;
  const ofKind = passingMarks(kinds);
  let count = 0;
  for (const node of nodes) {
    const [start, end] = arrays.entriesOf(node);
    if (readsAll) count += end - start;
    else
      for (let entry = start; entry < end; entry += 1)
        count += ofKind[arrays.marks[entry] as number] as number;
  }
  return count;
}

/** The edges of some nodes that count, in both directions, as an `EdgeReader` reads them. */
export function* hopsIn(
  arrays: EdgeArrays,
  { kinds, standings }: Pick<EdgeFilter, 'kinds' | 'standings'>,
  nodes: readonly number[],
): Generator<Hop> {
  const { fars, claims, marks } = arrays;
  const passing = passingMarks(kinds, standings);
  for (const near of nodes) {
    const [start, end] = arrays.entriesOf(near);
    for (let entry = start; entry < end; entry += 1) {
      const mark = marks[entry] as number;
      const far = fars[entry] as number;
      if (passing[mark] === 0 || near === far) continue;
      yield { near, far, claim: claims[entry] as number, kind: kindOf(mark), forward: isForward(mark) };
    }
  }
}

/** How many edges nodes have, by node, counted up to `most` in each direction, as `readDegrees` counts them. */
export function degreesIn(
  arrays: EdgeArrays,
  nodes: readonly number[],
  most: number,
): ReadonlyMap<number, number> {
  return new Map(nodes.map((node) => [node, degreeOf(arrays, node, most)]));
}

function degreeOf(arrays: EdgeArrays, node: number, most: number): number {
  const [start, end] = arrays.entriesOf(node);
  let forward = 0;
  for (let entry = start; entry < end; entry += 1) {
    if (isForward(arrays.marks[entry] as number)) forward += 1;
  }
  return Math.min(most, forward) + Math.min(most, end - start - forward);
}
