import { hostings } from '../../../db/tables/hosting.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const hosting = declareClaim({
  kind: 'HOSTING',
  table: hostings,
  doc: "An organisation hosts another's data or service.",
  fields: {
    host: declare.one(
      'Organisation',
      hostings.hostId,
      'Who hosts. Null when the source does not say, or it is not decided.',
    ),
    hosted: declare.one('Organisation', hostings.hostedId, 'Whose data or service is hosted.'),
    service: declare.text(hostings.service, 'The service it is hosted on. Null when not stated.'),
    dataCategory: declare.text(hostings.dataCategory, 'What kind of data is hosted. Null when not stated.'),
  },
});
