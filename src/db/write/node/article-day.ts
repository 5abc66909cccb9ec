import { lastDay, type PartialDate } from '../../../domain/partial-date.ts';
import type { Value } from '../field/attribute.ts';
import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import type { Values } from '../field/reconcile.ts';

const PUBLISHED = NODE_ATTRIBUTES.ARTICLE.findIndex(({ name }) => name === 'published');

/** The day since which what an article states is known. */
export function articleDay(values: Values, knownFrom: string): string {
  const published: Value | undefined = values[PUBLISHED]?.[0];
  return typeof published === 'string' ? lastDay(published as PartialDate) : knownFrom;
}
