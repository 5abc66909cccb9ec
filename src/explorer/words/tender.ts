import type { ValueGap } from '../../domain/value-gap.ts';
import { words } from '../language.ts';
import { counted, lotCalled } from './common.ts';

const GAP_EN: Record<ValueGap, string> = {
  AWARD_WITHOUT_AMOUNT: 'of an award no amount is published',
  LOT_WITHOUT_AWARD: 'a lot has not ended',
  LOT_WITHOUT_AMOUNT: 'of a lot no amount is published',
  FLAGGED_AMOUNT: 'an amount in it is implausible',
  TWIN: 'a contract in it is published under a longer number, too',
};
const GAP_FR: Record<ValueGap, string> = {
  AWARD_WITHOUT_AMOUNT: 'le montant d’une attribution n’est pas publié',
  LOT_WITHOUT_AWARD: 'un lot n’est pas terminé',
  LOT_WITHOUT_AMOUNT: 'le montant d’un lot n’est pas publié',
  FLAGGED_AMOUNT: 'un montant compris est invraisemblable',
  TWIN: 'un contrat compris est publié aussi sous un numéro plus long',
};

/** What the page of a tender says. */
export const tenderWords = words(
  {
    tender: 'Tender',
    noStatus: 'no event known',
    replacedBy: 'Replaced by',
    replaces: 'Replaces',
    amendedBy: 'Amended by',
    amends: 'Amends',
    sameAs: 'Also published as',
    countsThere: 'Counts and sums have it there, and leave this one out.',
    countsHere: 'Counts and sums have it here, once.',
    value: 'Value',
    sumOf: (count: number, kind: string) => `${count} amounts (${kind}); no source states their total`,
    gap: GAP_EN,
    partial: (gaps: string) => `Not the whole: ${gaps}.`,
    ceiling: 'A ceiling: what is spent may be less.',
    repeated: (count: string) =>
      `${count} tenders of this buyer are worth exactly the same: often one ceiling`,
    buyer: 'Buyer',
    noBuyer: 'no document names one',
    whoBid: 'Who bid',
    received: (count: number) => `${counted(count, 'bid', 'bids')} received`,
    noReceived: 'How many bids were received is not published.',
    singleBid: 'Only one bid was received.',
    namedOf: (named: string, unknown: number) =>
      `${named} named; ${counted(unknown, 'bid', 'bids')} that nobody names`,
    published: 'Published',
    bidsFrom: 'Bids from',
    deadline: 'Deadline',
    awarded: 'Awarded',
    procedure: 'Procedure',
    cpv: 'CPV',
    place: 'Place',
    identifiers: 'Identifiers',
    otherNames: 'Other names',
    purpose: 'Purpose',
    bidder: 'Bidder',
    outcome: 'Outcome',
    amount: 'Amount',
    standing: 'Standing',
    sourcesColumn: 'Sources',
    lot: (number: string) => lotCalled('Lot', number),
    lotCut: (shown: string, all: string) =>
      `${shown} of its ${all} bids stand here, the others on another page`,
    wholeTender: 'No lot stated',
    rank: (rank: number) => `rank ${rank}`,
    partiesMore: (count: number) => `and ${count} more`,
    partiesAll: 'more partners, at the claim',
    joint: 'each for its own part',
    several: 'each for the whole',
    notChosen: 'not chosen, as follows from the award',
    noBids: 'No document names a bidder.',
    lots: (count: number) => counted(count, 'lot', 'lots'),
    lotsCut: (shown: number, all: number) => `${shown} of ${all} lots`,
    requirements: 'What a bidder must hold',
    holders: (regulation: string) => `${regulation}: who holds it`,
    candidatesNote: (shown: number, all: number) =>
      `${shown} of ${all} who bid, are expected to, or hold something required`,
    flags: 'Red flags',
    flagsNone: (checked: number) =>
      `None of ${counted(checked, 'indicator', 'indicators')} that could be checked.`,
    flagsUnchecked: (count: number, all: number) =>
      count === all
        ? `None could be checked. ${count} of ${all} indicators do not apply to this tender or lack what they need.`
        : `${count} of ${all} indicators do not apply or lack what they need.`,
    threshold: 'threshold',
    said: 'What is said of it',
    by: 'by',
    involved: 'Who else had a part in it',
    happened: 'What happened',
    nothingHappened: 'No document tells of an event.',
    times: (count: number) => `×${count}`,
    eventsCut: (count: string) => `${count} more events are at the bids and lots.`,
    amounts: 'Amounts',
    doubts: 'Doubtful data',
    leftOut: 'left out',
    kept: 'kept',
    history: 'History',
    changes: 'What changed between two days',
    documentSays: (states: number, withdraws: number) =>
      withdraws === 0
        ? counted(states, 'claim', 'claims')
        : `${counted(states, 'claim', 'claims')}, takes back ${withdraws}`,
    description: (title: string, buyer: string | undefined) =>
      buyer === undefined ? title : `${title}, ${buyer}`,
  },
  {
    tender: 'Marché',
    noStatus: 'aucun événement connu',
    replacedBy: 'Remplacé par',
    replaces: 'Remplace',
    amendedBy: 'Modifié par',
    amends: 'Modifie',
    sameAs: 'Publié aussi comme',
    countsThere: 'Les comptes et les sommes le prennent là, et laissent celui-ci.',
    countsHere: 'Les comptes et les sommes le prennent ici, une fois.',
    value: 'Montant',
    sumOf: (count: number, kind: string) => `${count} montants (${kind}) ; aucune source n’en donne le total`,
    gap: GAP_FR,
    partial: (gaps: string) => `Ce n’est pas le tout : ${gaps}.`,
    ceiling: 'Un plafond : la dépense peut être moindre.',
    repeated: (count: string) =>
      `${count} marchés de cet acheteur valent exactement autant : souvent un même plafond`,
    buyer: 'Acheteur',
    noBuyer: 'aucun document n’en nomme',
    whoBid: 'Qui a répondu',
    received: (count: number) => `${counted(count, 'offre reçue', 'offres reçues')}`,
    noReceived: 'Le nombre d’offres reçues n’est pas publié.',
    singleBid: 'Une seule offre a été reçue.',
    namedOf: (named: string, unknown: number) =>
      `${named} nommées ; ${counted(unknown, 'offre que personne ne nomme', 'offres que personne ne nomme')}`,
    published: 'Publié',
    bidsFrom: 'Offres dès',
    deadline: 'Date limite',
    awarded: 'Attribué',
    procedure: 'Procédure',
    cpv: 'CPV',
    place: 'Lieu',
    identifiers: 'Identifiants',
    otherNames: 'Autres noms',
    purpose: 'Objet',
    bidder: 'Candidat',
    outcome: 'Issue',
    amount: 'Montant',
    standing: 'Statut',
    sourcesColumn: 'Sources',
    lot: (number: string) => lotCalled('Lot', number),
    lotCut: (shown: string, all: string) =>
      `${shown} de ses ${all} offres sont ici, les autres sur une autre page`,
    wholeTender: 'Aucun lot indiqué',
    rank: (rank: number) => `rang ${rank}`,
    partiesMore: (count: number) => `et ${count} de plus`,
    partiesAll: 'd’autres partenaires, à l’affirmation',
    joint: 'chacun pour sa part (conjoint)',
    several: 'chacun pour le tout (solidaire)',
    notChosen: 'non retenu, ce qui se déduit de l’attribution',
    noBids: 'Aucun document ne nomme de candidat.',
    lots: (count: number) => counted(count, 'lot', 'lots'),
    lotsCut: (shown: number, all: number) => `${shown} lots sur ${all}`,
    requirements: 'Ce qu’un candidat doit détenir',
    holders: (regulation: string) => `${regulation} : qui la détient`,
    candidatesNote: (shown: number, all: number) =>
      `${shown} sur ${all} qui ont répondu, sont attendus ou détiennent quelque chose d’exigé`,
    flags: 'Signaux d’alerte',
    flagsNone: (checked: number) =>
      `Aucun, sur ${counted(checked, 'indicateur vérifiable', 'indicateurs vérifiables')}.`,
    flagsUnchecked: (count: number, all: number) =>
      count === all
        ? `Aucun n’a pu être vérifié : ${count} indicateurs sur ${all} ne s’appliquent pas à ce marché ou manquent de données.`
        : `${count} indicateurs sur ${all} ne s’appliquent pas ou manquent de données.`,
    threshold: 'seuil',
    said: 'Ce qu’on en dit',
    by: 'par',
    involved: 'Qui d’autre y a pris part',
    happened: 'Ce qui s’est passé',
    nothingHappened: 'Aucun document ne rapporte d’événement.',
    times: (count: number) => `×${count}`,
    eventsCut: (count: string) => `${count} autres événements figurent aux offres et aux lots.`,
    amounts: 'Montants',
    doubts: 'Données douteuses',
    leftOut: 'écarté',
    kept: 'gardé',
    history: 'Historique',
    changes: 'Ce qui a changé entre deux jours',
    documentSays: (states: number, withdraws: number) =>
      withdraws === 0
        ? counted(states, 'affirmation', 'affirmations')
        : `${counted(states, 'affirmation', 'affirmations')}, en retire ${withdraws}`,
    description: (title: string, buyer: string | undefined) =>
      buyer === undefined ? title : `${title}, ${buyer}`,
  },
);
