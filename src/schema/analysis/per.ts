import type { Per } from '../../db/read/bid/bidder-key.ts';
import { readEstablishmentOwners } from '../../db/read/bid/establishment-owner.ts';
import type { Session } from '../../db/read/row/session.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { ArgumentsOf, Builder, FieldsOf } from '../type/builder.ts';
import { addEnum } from '../type/enum.ts';

declare module '../type/backing.ts' {
  interface Enums {
    CompanyPart: Per;
  }
}

/** Makes `CompanyPart`. */
export function addCompanyPart(builder: Builder): void {
  addEnum(builder, 'CompanyPart', 'What of a company counts as one.', {
    UNIT: 'The company, whichever of its establishments bids or buys.',
    ESTABLISHMENT:
      'Each of its establishments that documents name (SIRET); the company itself where they name none.',
  });
}

/** The argument that says what counts as one; `by` says by what is ranked. */
export function perArgument(t: ArgumentsOf) {
  return t.arg({
    type: 'CompanyPart',
    description:
      'What counts as one: companies, or each of their establishments; `UNIT` when absent. A bid of several establishments counts whole for each of them.',
  });
}

/** An organisation that is shown, or an establishment of it, with what reads all that are shown with it. */
export interface ShownPart {
  readonly organisation: number;
  readonly establishment: number | null;
  readonly together: ReadTogether;
}

/** What some keys are: of an organisation its id, of an establishment its id less than zero. */
export function shownParts(session: Session, keys: readonly number[]): ShownPart[] {
  const places = keys.filter((key) => key < 0).map((key) => -key);
  const owners = readEstablishmentOwners(session, places);
  const ownerOf = (key: number) => (key < 0 ? (owners.get(-key) as number) : key);
  const together = new ReadTogether(session, {
    nodes: new Map(keys.map((key) => [ownerOf(key), 'ORGANISATION'])),
    establishments: places,
  });
  return keys.map((key) => ({
    organisation: ownerOf(key),
    establishment: key < 0 ? -key : null,
    together,
  }));
}

/** The field of the establishment that is counted by itself. */
export function establishmentField<T extends ShownPart>(t: FieldsOf<T>) {
  return t.field({
    type: 'Establishment',
    nullable: true,
    description:
      'Which of its establishments is counted here. Null when all count together, or documents name none.',
    resolve: ({ establishment, together }, _, _context, info) =>
      establishment === null ? undefined : together.establishment(establishment, info),
  });
}
