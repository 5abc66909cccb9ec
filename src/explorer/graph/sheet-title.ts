import type { SheetTenderFragment } from '../operations.ts';
import { makeshiftTitle } from '../parts/tender-title.ts';
import type { View } from '../view.ts';
import { graphWords } from '../words/graph.ts';
import type { Firm } from './sheet.ts';

const MAX_LABEL = 120;

/** A tender's title as the reader sees it. */
export function titleOf(view: View, tender: SheetTenderFragment): string {
  return makeshiftTitle(view.language, { ...tender, identifiers: [] }) ?? tender.title;
}

/** The same for labels. */
export function labelOf(view: View, tender: SheetTenderFragment): string {
  return titleOf(view, tender).slice(0, MAX_LABEL);
}

/** A firm's name, with what tells it from another of that name. */
export function firmLabel(view: View, { name, identifier, isNamesake }: Firm): string {
  return isNamesake ? `${name} (${identifier ?? graphWords[view.language].noIdentifier})` : name;
}
