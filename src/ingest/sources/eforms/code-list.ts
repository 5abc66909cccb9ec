import type { OrganisationKind, ProcedureKind } from '../../../model/words/node.ts';

/** What a code of a list stands for; undefined for one that is not in it, whatever text that is. */
export function meaningOf<T>(list: Readonly<Record<string, T>>, code: string | undefined): T | undefined {
  return code !== undefined && Object.hasOwn(list, code) ? list[code] : undefined;
}

/** What a notice tells of its procedure. */
export type Stage = 'PLANNING' | 'COMPETITION' | 'DIRECT_AWARD' | 'RESULT' | 'MODIFICATION' | 'COMPLETION';

export interface NoticeType {
  readonly title: string;
  readonly stage: Stage;
}

/** Code list `notice-type` (BT-02). */
export const NOTICE_TYPES: Readonly<Record<string, NoticeType>> = {
  pmc: { title: 'Preliminary market consultation', stage: 'PLANNING' },
  'pin-buyer': { title: 'Planning notice on a buyer profile', stage: 'PLANNING' },
  'pin-only': { title: 'Planning notice', stage: 'PLANNING' },
  'pin-rtl': { title: 'Planning notice shortening time limits', stage: 'PLANNING' },
  'pin-tran': { title: 'Planning notice for public transport', stage: 'PLANNING' },
  'pin-cfc-standard': { title: 'Planning notice calling for competition', stage: 'COMPETITION' },
  'pin-cfc-social': { title: 'Planning notice calling for competition', stage: 'COMPETITION' },
  'qu-sy': { title: 'Qualification system notice', stage: 'COMPETITION' },
  'cn-standard': { title: 'Contract notice', stage: 'COMPETITION' },
  'cn-social': { title: 'Contract notice', stage: 'COMPETITION' },
  'cn-desg': { title: 'Design contest notice', stage: 'COMPETITION' },
  subco: { title: 'Subcontract notice', stage: 'COMPETITION' },
  veat: { title: 'Voluntary ex-ante transparency notice', stage: 'DIRECT_AWARD' },
  'can-standard': { title: 'Contract award notice', stage: 'RESULT' },
  'can-social': { title: 'Contract award notice', stage: 'RESULT' },
  'can-desg': { title: 'Design contest result notice', stage: 'RESULT' },
  'can-tran': { title: 'Contract award notice for public transport', stage: 'RESULT' },
  'can-modif': { title: 'Contract modification notice', stage: 'MODIFICATION' },
  compl: { title: 'Contract completion notice', stage: 'COMPLETION' },
};

/** What a notice without a known type is, by its root element. */
export const ROOT_TYPES: Readonly<Record<string, NoticeType>> = {
  PriorInformationNotice: { title: 'Planning notice', stage: 'PLANNING' },
  ContractNotice: { title: 'Contract notice', stage: 'COMPETITION' },
  ContractAwardNotice: { title: 'Contract award notice', stage: 'RESULT' },
};

/** Code list `procurement-procedure-type` (BT-105); those that the graph has no word for are OTHER. */
export const PROCEDURES: Readonly<Record<string, ProcedureKind>> = {
  open: 'OPEN',
  restricted: 'RESTRICTED',
  'neg-w-call': 'NEGOTIATED_WITH_CALL',
  'neg-wo-call': 'NEGOTIATED_WITHOUT_CALL',
  'comp-dial': 'COMPETITIVE_DIALOGUE',
  innovation: 'INNOVATION_PARTNERSHIP',
  'comp-tend': 'OTHER',
  'exp-int-rail': 'OTHER',
  'oth-mult': 'OTHER',
  'oth-single': 'OTHER',
};

/** What the procedures that are OTHER are called. */
export const OTHER_PROCEDURES: Readonly<Record<string, string>> = {
  'comp-tend': 'Competitive tendering (Regulation 1370/2007)',
  'exp-int-rail': 'Request for expressions of interest, rail (Regulation 1370/2007)',
  'oth-mult': 'Other procedure in several stages',
  'oth-single': 'Other procedure in one stage',
};

/** Code list `non-award-justification` (BT-144). */
export const REASONS_FOR_NO_AWARD: Readonly<Record<string, string>> = {
  'all-rej': 'All tenders, requests to participate or projects were withdrawn or found inadmissible',
  'chan-need': 'Decision of the buyer, because of a change in needs',
  'ins-fund': 'Decision of the buyer, because of insufficient funds',
  'no-rece': 'No tenders, requests to participate or projects were received',
  'no-signed': 'The winner refused to sign the contract, or its signature was impossible',
  'one-admis': 'Only one admissible tender, request to participate or project was received',
  other: 'Other reason',
  'rev-body': 'Decision of a review body or another judicial body',
  'rev-buyer': "Decision of the buyer following a tenderer's request to review the award",
  'tch-pro-err': 'Decision of the buyer, because of technical or procedural errors',
};

/** Code list `change-corrig-justification` (BT-140). */
export const REASONS_FOR_CHANGE: Readonly<Record<string, string>> = {
  cancel: 'notice cancelled',
  'cancel-intent': 'intention to cancel the notice',
  'cor-buy': 'correction by the buyer',
  'cor-esen': 'correction by the eSender',
  'cor-pub': 'correction by the publisher',
  'info-release': 'information now available',
  'susp-review': 'suspended by a review',
  'update-add': 'information updated',
};

/** Code list `buyer-legal-type` (BT-11) where it says what kind of organisation a buyer is; undertakings may be of any kind. */
export const BUYER_KINDS: Readonly<Record<string, OrganisationKind>> = {
  'body-pl': 'PUBLIC_BODY',
  'body-pl-cga': 'PUBLIC_BODY',
  'body-pl-la': 'PUBLIC_BODY',
  'body-pl-ra': 'PUBLIC_BODY',
  cga: 'PUBLIC_BODY',
  'eu-ins-bod-ag': 'PUBLIC_BODY',
  la: 'PUBLIC_BODY',
  ra: 'PUBLIC_BODY',
  'rl-aut': 'PUBLIC_BODY',
};

/** Code lists `authority-activity` and `entity-activity` (BT-10, BT-610). */
export const ACTIVITIES: Readonly<Record<string, string>> = {
  airport: 'Airport-related activities',
  defence: 'Defence',
  'econ-aff': 'Economic affairs',
  education: 'Education',
  electricity: 'Electricity-related activities',
  'env-pro': 'Environmental protection',
  'gas-heat': 'Production, transport or distribution of gas or heat',
  'gas-oil': 'Extraction of gas or oil',
  'gen-pub': 'General public services',
  health: 'Health',
  'hc-am': 'Housing and community amenities',
  port: 'Port-related activities',
  post: 'Postal services',
  'pub-os': 'Public order and safety',
  rail: 'Railway services',
  rcr: 'Recreation, culture and religion',
  'soc-pro': 'Social protection',
  'solid-fuel': 'Exploration or extraction of coal or other solid fuels',
  urttb: 'Urban railway, tramway, trolleybus or bus services',
  water: 'Water-related activities',
};
