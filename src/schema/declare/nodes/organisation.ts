import { assessments } from '../../../db/tables/assessment.ts';
import { authorships } from '../../../db/tables/authorship.ts';
import { bidParties, bids } from '../../../db/tables/bid.ts';
import { citations } from '../../../db/tables/citation.ts';
import { hostings } from '../../../db/tables/hosting.ts';
import { involvements } from '../../../db/tables/involvement.ts';
import { issuances } from '../../../db/tables/issuance.ts';
import { offices } from '../../../db/tables/office.ts';
import { organisations, servedAreas } from '../../../db/tables/organisation.ts';
import { ownerships } from '../../../db/tables/ownership.ts';
import { procurementRoles } from '../../../db/tables/procurement-role.ts';
import { qualifications } from '../../../db/tables/qualification.ts';
import { subjections } from '../../../db/tables/subjection.ts';
import * as declare from '../declare.ts';
import { declareNode } from './common.ts';

export const organisation = declareNode({
  name: 'Organisation',
  plural: 'organisations',
  table: organisations,
  doc: 'A public body, government, company, medium, court or other organisation. OCDS party; eForms organisation.',
  filters: {
    kind: {
      kind: 'oneOf',
      column: organisations.kind,
      words: 'OrganisationKind',
      doc: 'It is of one of these kinds.',
    },
    country: { kind: 'text', column: organisations.country, doc: 'Country, ISO 3166 alpha-2: `FR`.' },
    holds: {
      kind: 'through',
      target: 'Regulation',
      path: { claim: qualifications, near: qualifications.organisationId, far: qualifications.regulationId },
      doc: 'It has some qualification claim, of any status, on this certification.',
    },
    subjectTo: {
      kind: 'through',
      target: 'Regulation',
      path: { claim: subjections, near: subjections.organisationId, far: subjections.regulationId },
      doc: 'A claim says that it must obey this law.',
    },
    bidOn: {
      kind: 'through',
      target: 'Tender',
      path: {
        claim: bids,
        near: bidParties.organisationId,
        far: bids.tenderId,
        link: { table: bidParties, claimId: bidParties.bidId },
      },
      doc: 'It is a party of a bid on this tender.',
    },
  },
  fields: {
    kind: declare.word(
      'OrganisationKind',
      organisations.kind,
      'What kind of organisation it is; `OTHER` when no document says.',
    ),
    country: declare.text(
      organisations.country,
      'Country of its seat, ISO 3166 alpha-2. Null when not known.',
    ),
    activity: declare.text(
      organisations.activity,
      'What it does, in the words of the source. OCDS `details/activity`. Null when not known.',
    ),
    category: declare.text(organisations.category, 'The category a source puts it in. Null when none does.'),
    founded: declare.partialDate(organisations.founded, 'When it was founded. Null when not known.'),
    headcount: declare.group(
      'Headcount',
      { min: organisations.headcountMin, max: organisations.headcountMax },
      'Number of staff. Null when not known.',
    ),
    address: declare.group(
      'Address',
      {
        locality: organisations.addressLocality,
        region: organisations.addressRegion,
        country: organisations.addressCountry,
      },
      'Where it has its seat. Null when not known.',
    ),
    areasServed: declare.values(
      'ServedArea',
      servedAreas.organisationId,
      servedAreas.area,
      'Countries, NUTS regions or named areas that it says it serves.',
    ),
    website: declare.text(
      organisations.website,
      'Its website. OCDS `contactPoint/url`. Null when not known.',
    ),
    bids: declare.pageVia(
      'Bid',
      {
        kind: 'link',
        parent: bidParties.organisationId,
        child: bidParties.bidId,
        withdrawn: bidParties.withdrawn,
      },
      'Bids to which it is a party, alone or with others, in order of recording. A bid of a consortium is one bid.',
    ),
    ledBids: declare.page('Bid', bids.leadId, 'Bids that it makes alone or leads.'),
    procurements: declare.page(
      'ProcurementRole',
      procurementRoles.organisationId,
      'Tenders that it buys or stands behind in another way.',
    ),
    qualifications: declare.page(
      'Qualification',
      qualifications.organisationId,
      'Certifications it holds, obtains, held or was refused.',
    ),
    subjections: declare.page(
      'Subjection',
      subjections.organisationId,
      'Laws that it must obey, as stated; exposure through others is not stated.',
    ),
    issuances: declare.page(
      'Issuance',
      issuances.organisationId,
      'Laws it made and certifications it grants.',
    ),
    hosts: declare.page('Hosting', hostings.hostId, 'Whose data or services it hosts.'),
    hostedBy: declare.page(
      'Hosting',
      hostings.hostedId,
      'Who hosts its data or services. The host may be unknown.',
    ),
    owners: declare.page(
      'Ownership',
      ownerships.ownedId,
      'Who owns or controls it. BODS ownership-or-control statements.',
    ),
    holdings: declare.page('Ownership', ownerships.ownerId, 'What it owns or controls.'),
    officers: declare.page('Office', offices.organisationId, 'Who holds which position in it.'),
    involvements: declare.page('Involvement', involvements.subjectId, 'What it did about others.'),
    findings: declare.page('Assessment', assessments.assessorId, 'What it finds about others.'),
    authorships: declare.page('Authorship', authorships.authorId, 'Documents that it wrote or published.'),
    citedBy: declare.page('Citation', citations.citedId, 'Documents that rely on an unnamed document of it.'),
  },
});
