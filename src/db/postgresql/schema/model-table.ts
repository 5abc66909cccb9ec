import { getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as amountDivision from '../../tables/amount-division.ts';
import * as article from '../../tables/article.ts';
import * as assessment from '../../tables/assessment.ts';
import * as authorship from '../../tables/authorship.ts';
import * as bid from '../../tables/bid.ts';
import * as citation from '../../tables/citation.ts';
import * as claim from '../../tables/claim.ts';
import * as detachment from '../../tables/detachment.ts';
import * as document from '../../tables/document.ts';
import * as erasure from '../../tables/erasure.ts';
import * as establishment from '../../tables/establishment.ts';
import * as hosting from '../../tables/hosting.ts';
import * as importRun from '../../tables/import.ts';
import * as involvement from '../../tables/involvement.ts';
import * as issuance from '../../tables/issuance.ts';
import * as mention from '../../tables/mention.ts';
import * as merge from '../../tables/merge.ts';
import * as node from '../../tables/node.ts';
import * as office from '../../tables/office.ts';
import * as organisation from '../../tables/organisation.ts';
import * as ownership from '../../tables/ownership.ts';
import * as person from '../../tables/person.ts';
import * as placement from '../../tables/placement.ts';
import * as procurementRole from '../../tables/procurement-role.ts';
import * as qualification from '../../tables/qualification.ts';
import * as qualityFlag from '../../tables/quality-flag.ts';
import * as regulation from '../../tables/regulation.ts';
import * as requirement from '../../tables/requirement.ts';
import * as subjection from '../../tables/subjection.ts';
import * as succession from '../../tables/succession.ts';
import * as tender from '../../tables/tender.ts';
import * as tenderEvent from '../../tables/tender-event.ts';
import * as tenderRegion from '../../tables/tender-region.ts';
import * as tenderStatement from '../../tables/tender-statement.ts';
import * as valuation from '../../tables/valuation.ts';

const FILES: readonly Readonly<Record<string, unknown>>[] = [
  amountDivision,
  article,
  assessment,
  authorship,
  bid,
  citation,
  claim,
  detachment,
  document,
  erasure,
  establishment,
  hosting,
  importRun,
  involvement,
  issuance,
  mention,
  merge,
  node,
  office,
  organisation,
  ownership,
  person,
  placement,
  procurementRole,
  qualification,
  qualityFlag,
  regulation,
  requirement,
  subjection,
  succession,
  tender,
  tenderEvent,
  tenderRegion,
  tenderStatement,
  valuation,
];

/**
 * The tables of the model: all of a graph but what search reads, which follows from it. In the order of their names, on which the version of
 * a publication depends: that of a module's exports is not the same whoever loads it.
 */
export const MODEL_TABLES: readonly SQLiteTable[] = FILES.flatMap((file) =>
  Object.values(file).filter((value): value is SQLiteTable => is(value, SQLiteTable)),
).toSorted((one, other) => (getTableName(one) < getTableName(other) ? -1 : 1));
