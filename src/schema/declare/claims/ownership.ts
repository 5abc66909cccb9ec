import { ownerships } from '../../../db/tables/ownership.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const ownership = declareClaim({
  kind: 'OWNERSHIP',
  table: ownerships,
  doc: 'An organisation or person owns or controls an organisation. BODS ownership-or-control statement.',
  fields: {
    owner: declare.oneNode(
      ownerships.ownerId,
      ownerships.ownerType,
      'Who owns: an organisation or a person. BODS interested party.',
    ),
    owned: declare.one('Organisation', ownerships.ownedId, 'What is owned. BODS subject.'),
    shareMin: declare.integer(
      ownerships.shareMin,
      'Lower bound of the share, in thousandths of a percent: 25 % is 25000. BODS `share/minimum`. Null when not stated.',
    ),
    shareMax: declare.integer(
      ownerships.shareMax,
      'Upper bound of the share, in thousandths of a percent; the same as the lower for an exact share. Null when not stated.',
    ),
    control: declare.text(
      ownerships.control,
      'How it is controlled, in the words of the source. BODS interest `type`. Null when not stated.',
    ),
  },
});
