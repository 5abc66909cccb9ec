import type { TenderStatus } from '../../domain/node.ts';
import type {
  BidStatus,
  PartyRole,
  ProcurementRole,
  RequirementLevel,
  ValuationKind,
} from '../words/claim.ts';
import { en, event, fr, happening, passe, past, state, type Verb } from './verb.ts';

/** What an organisation past, by what became of its bid. */
export const BIDDING: Readonly<Record<BidStatus, Verb>> = {
  SUBMITTED: event(
    [past('bid on', 'bid on'), passe('a répondu à', 'répondra à', 'répondre à')],
    [
      past('was bid on by', 'be bid on by'),
      passe('a reçu une offre de', 'recevra une offre de', 'recevoir une offre de'),
    ],
  ),
  PRESELECTED: event(
    [
      past('was preselected for', 'be preselected for'),
      passe('a été présélectionné pour', 'sera présélectionné pour', 'être présélectionné pour'),
    ],
    [past('preselected', 'preselect'), passe('a présélectionné', 'présélectionnera', 'présélectionner')],
  ),
  WITHDRAWN: event(
    [
      past('withdrew its bid on', 'withdraw its bid on'),
      passe('a retiré son offre pour', 'retirera son offre pour', 'retirer son offre pour'),
    ],
    [
      past('lost the bid of … (withdrawn)', 'lose the bid of … (withdrawn)'),
      passe('a vu se retirer', 'verra se retirer', 'voir se retirer'),
    ],
  ),
  DISQUALIFIED: event(
    [
      past('was disqualified from', 'be disqualified from'),
      passe('a été exclu de', 'sera exclu de', 'être exclu de'),
    ],
    [past('disqualified', 'disqualify'), passe('a exclu', 'exclura', 'exclure')],
  ),
  REJECTED: event(
    [
      past('had its bid rejected on', 'have its bid rejected on'),
      passe('a vu son offre rejetée pour', 'verra son offre rejetée pour', 'voir son offre rejetée pour'),
    ],
    [
      past('rejected the bid of', 'reject the bid of'),
      passe("a rejeté l'offre de", "rejettera l'offre de", "rejeter l'offre de"),
    ],
  ),
  WON: event(
    [past('won', 'win'), passe('a remporté', 'remportera', 'remporter')],
    [past('was won by', 'be won by'), passe('a été remporté par', 'sera remporté par', 'être remporté par')],
  ),
  EXPECTED: {
    ...state(
      [
        en('is expected to bid on', 'was expected to bid on', 'bid on'),
        fr('devrait répondre à', 'devait répondre à', 'répondra à', 'répondre à'),
      ],
      [
        en('is expected to be bid on by', 'was expected to be bid on by', 'be bid on by'),
        fr(
          'devrait recevoir une offre de',
          'devait recevoir une offre de',
          'recevra une offre de',
          'recevoir une offre de',
        ),
      ],
    ),
    saysExpected: true,
  },
};

/** What an organisation did that bid and lost, where no document says so of its bid itself. */
export const LOSING: Verb = event(
  [
    past('bid on, and lost,', 'bid on, and lose,'),
    passe('a répondu sans succès à', 'répondra sans succès à', 'répondre sans succès à'),
  ],
  [
    past('was bid on without success by', 'be bid on without success by'),
    passe(
      'a reçu une offre non retenue de',
      'recevra une offre non retenue de',
      'recevoir une offre non retenue de',
    ),
  ],
);

/** What a subcontractor is in a bid; `{leader}` is who leads it. */
export const SUBCONTRACTING: Verb = state(
  [
    en(
      'is a subcontractor of {leader} on',
      'was a subcontractor of {leader} on',
      'be a subcontractor of {leader} on',
    ),
    fr(
      'est sous-traitant de {leader} pour',
      'était sous-traitant de {leader} pour',
      'sera sous-traitant de {leader} pour',
      'être sous-traitant de {leader} pour',
    ),
  ],
  [
    en('has the subcontractor', 'had the subcontractor', 'have the subcontractor'),
    fr(
      'a pour sous-traitant',
      'avait pour sous-traitant',
      'aura pour sous-traitant',
      'avoir pour sous-traitant',
    ),
  ],
);

/** What follows the name of one of several parties: `{size}` of them, of whom `{leader}` leads and `{others}` are neither. */
export const GROUP = {
  EN: {
    LEAD: ', leading a group of {size},',
    MEMBER: ', with {leader} and {others} others,',
    MEMBER_AND_ONE: ', with {leader} and 1 other,',
    PAIR: ', with {leader},',
    LEADERLESS: ', in a group of {size},',
  },
  FR: {
    LEAD: ", mandataire d'un groupement de {size},",
    MEMBER: ', avec {leader} et {others} autres,',
    MEMBER_AND_ONE: ', avec {leader} et 1 autre,',
    PAIR: ', avec {leader},',
    LEADERLESS: ', dans un groupement de {size},',
  },
} as const;
export type GroupPlace = keyof (typeof GROUP)['EN'];

/** The roles of a party that do not change the verb. */
export type BiddingRole = Exclude<PartyRole, 'SUBCONTRACTOR'>;

export const PROCUREMENT: Readonly<Record<ProcurementRole, Verb>> = {
  BUYER: state(
    [
      en('is the buyer of', 'was the buyer of', 'be the buyer of'),
      fr("est l'acheteur de", "était l'acheteur de", "sera l'acheteur de", "être l'acheteur de"),
    ],
    [
      en('is bought by', 'was bought by', 'be bought by'),
      fr('est acheté par', 'était acheté par', 'sera acheté par', 'être acheté par'),
    ],
  ),
  PROCURING_ENTITY: state(
    [
      en('runs the procedure of', 'ran the procedure of', 'run the procedure of'),
      fr(
        'conduit la procédure de',
        'a conduit la procédure de',
        'conduira la procédure de',
        'conduire la procédure de',
      ),
    ],
    [
      en('is run by', 'was run by', 'be run by'),
      fr('est conduit par', 'était conduit par', 'sera conduit par', 'être conduit par'),
    ],
  ),
  BENEFICIARY: state(
    [
      en('is to benefit from', 'was to benefit from', 'benefit from'),
      fr('bénéficie de', 'devait bénéficier de', 'bénéficiera de', 'bénéficier de'),
    ],
    [
      en('is for the benefit of', 'was for the benefit of', 'be for the benefit of'),
      fr('bénéficie à', 'devait bénéficier à', 'bénéficiera à', 'bénéficier à'),
    ],
  ),
  FUNDER: state(
    [en('funds', 'funded', 'fund'), fr('finance', 'a financé', 'financera', 'financer')],
    [
      en('is funded by', 'was funded by', 'be funded by'),
      fr('est financé par', 'était financé par', 'sera financé par', 'être financé par'),
    ],
  ),
};

/** What happened to a tender or lot. */
export const TENDER_EVENTS: Readonly<Record<TenderStatus, Verb>> = {
  PLANNED: happening(
    past('was planned', 'be planned'),
    passe('a été annoncé', 'sera annoncé', 'être annoncé'),
  ),
  LAUNCHED: happening(past('was launched', 'be launched'), passe('a été lancé', 'sera lancé', 'être lancé')),
  CLOSED: happening(past('closed to bids', 'close to bids'), passe('a été clos', 'sera clos', 'être clos')),
  AWARDED: happening(
    past('was awarded', 'be awarded'),
    passe('a été attribué', 'sera attribué', 'être attribué'),
  ),
  CANCELLED: happening(
    past('was cancelled', 'be cancelled'),
    passe('a été annulé', 'sera annulé', 'être annulé'),
  ),
  UNSUCCESSFUL: happening(
    past('ended without award', 'end without award'),
    passe('a été déclaré infructueux', 'sera déclaré infructueux', 'être déclaré infructueux'),
  ),
};

/** What a tender or lot is worth; `{amount}` is the amount, or why there is none. */
export const VALUATIONS: Readonly<Record<ValuationKind, Verb>> = {
  BUDGET: worth(
    en('has a budget of {amount}', 'had a budget of {amount}', 'have a budget of {amount}'),
    fr(
      'a un budget de {amount}',
      'avait un budget de {amount}',
      'aura un budget de {amount}',
      'avoir un budget de {amount}',
    ),
  ),
  ESTIMATE: worth(
    en('is estimated at {amount}', 'was estimated at {amount}', 'be estimated at {amount}'),
    fr(
      'est estimé à {amount}',
      'était estimé à {amount}',
      'sera estimé à {amount}',
      'être estimé à {amount}',
    ),
  ),
  AWARD: happening(
    past('was awarded for {amount}', 'be awarded for {amount}'),
    passe('a été attribué pour {amount}', 'sera attribué pour {amount}', 'être attribué pour {amount}'),
  ),
  CONTRACT: happening(
    past('was contracted for {amount}', 'be contracted for {amount}'),
    passe('a été conclu pour {amount}', 'sera conclu pour {amount}', 'être conclu pour {amount}'),
  ),
  AMENDED: happening(
    past('was amended to {amount}', 'be amended to {amount}'),
    passe('a été porté à {amount}', 'sera porté à {amount}', 'être porté à {amount}'),
  ),
};

function worth(english: ReturnType<typeof en>, french: ReturnType<typeof fr>): Verb {
  return { ...happening(english, french), isEvent: false };
}

export const REQUIREMENTS: Readonly<Record<RequirementLevel, Verb>> = {
  MANDATORY: state(
    [en('requires', 'required', 'require'), fr('exige', 'exigeait', 'exigera', 'exiger')],
    [
      en('is required by', 'was required by', 'be required by'),
      fr('est exigé par', 'était exigé par', 'sera exigé par', 'être exigé par'),
    ],
  ),
  PREFERRED: state(
    [en('prefers', 'preferred', 'prefer'), fr('préfère', 'préférait', 'préférera', 'préférer')],
    [
      en('is preferred by', 'was preferred by', 'be preferred by'),
      fr('est préféré par', 'était préféré par', 'sera préféré par', 'être préféré par'),
    ],
  ),
};
