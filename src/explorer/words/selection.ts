import { words } from '../language.ts';
import { counted } from './common.ts';

/** What the pages on a selection of tenders say: who bids together, which red flags there are. */
export const selectionWords = words(
  {
    pairs: 'Pairs',
    pairViews: {
      together: {
        tab: 'Together',
        title: 'Who bids together',
        lead: 'Pairs that are parties of the same bid, on the tenders of the filters. Bidding together is lawful; it is a pattern, not a finding.',
      },
      against: {
        tab: 'Against each other',
        title: 'Who bids against whom',
        lead: 'Pairs that bid on the same lot, or on the same tender where it has not several, on the tenders of the filters, each in a bid of its own; and who won then.',
      },
      never: {
        tab: 'Who never wins',
        title: 'Who never wins against whom',
        lead: 'Pairs that bid against each other, of which one won and the other never did, on the tenders of the filters. One contest is always one-sided, and who often loses did nothing wrong by that.',
      },
    },
    pairsFound: (count: number, shown: string) => `${shown} ${count === 1 ? 'pair' : 'pairs'}`,
    pair: 'Pair',
    jointBids: 'Joint bids',
    ofEach: 'All bids of each',
    won: 'Won',
    tenders: 'Tenders',
    when: 'When',
    examples: 'The latest',
    always: 'always together',
    onlyAlways: 'Only pairs that never bid apart',
    possible: (count: number) => `+${count} possible`,
    bidsRead: (bids: string, joint: string) => `${bids} bids were read, ${joint} of them joint.`,
    winnersOnly: (count: number, shown: string) =>
      `Of ${shown} ${count === 1 ? 'tender' : 'tenders'} only winners are named: groups that lost cannot be seen there.`,
    partly: (count: number, shown: string) =>
      `Of ${shown} ${count === 1 ? 'tender' : 'tenders'} it is not known whether all who bid are named.`,
    duplicates: (count: number, shown: string) =>
      `${shown} ${count === 1 ? 'bid on a contract that is published twice is' : 'bids on contracts that are published twice are'} left out.`,
    noPairs: 'No joint bid is named on these tenders.',
    allBidsRead: (bids: string) => `${bids} bids were read.`,
    losersUnseen: (count: number, shown: string) =>
      `Of ${shown} ${count === 1 ? 'tender' : 'tenders'} only winners are named: who lost cannot be seen there, so nobody is counted as losing.`,
    noRivals: 'No two who bid against each other are named on these tenders.',
    noneNever:
      'On these tenders no pair is named of which one won against the other, and the other never did.',
    matrix: 'Who won against whom',
    matrixPicture: 'Wins of each row against each column',
    eachPair: 'Each pair',
    matrixKey:
      'Row against column: contests that the row won, of those in which both met. Coloured: never won, though the other did. Empty: they are not seen to meet. “?”: it is only possible that they met.',
    matrixIsCut: (most: number) => `Those who met most often, ${most} at most; the table has every pair.`,
    againstWhom: 'against',
    neverAgainst: 'never won against',
    met: 'Met',
    firstWon: 'First won',
    secondWon: 'Second won',
    bothWon: 'Both',
    neitherWon: 'Neither, or not told',
    whereMet: 'Where they met last',
    contestOutcome: {
      WON: 'the first won',
      LOST: 'the second won',
      BOTH_WON: 'both won',
      NEITHER_WON: 'neither won, or it is not told',
    },
    tendersOfBoth: (count: number, shown: string) =>
      count === 1 ? 'The tender on which both bid' : `All ${shown} tenders on which both bid`,
    wonOf: (won: number, met: number, possible: number) =>
      `won ${won} of ${counted(met, 'contest', 'contests')}${possible > 0 ? `, ${possible} more possible` : ''}`,
    flagsTitle: 'Red flags',
    flagsLead:
      'What published rules flag on the tenders of the filters: a sign that calls for a look, with its inputs and threshold. It proves nothing by itself.',
    flags: (count: number, shown: string) => `${shown} ${count === 1 ? 'flag' : 'flags'}`,
    tendersRead: (shown: string) => `${shown} tenders looked at`,
    byRule: 'By rule',
    ruleTable: 'How many results each rule has',
    rule: 'Rule',
    about: 'About',
    flagged: 'Flagged',
    clear: 'Clear',
    unchecked: 'Not checked',
    why: 'Most often because',
    list: 'Each flag',
    noFlags: 'None of these rules flags anything here.',
    allRules: 'All rules',
    group: {
      BUYER: 'buyers',
      PROCURING_ENTITY: 'procuring entities',
      TENDER: 'tenders',
      TENDERER: 'bidders',
    },
    first: 'From the beginning',
    incomplete: 'There is more than could be looked at: choose fewer tenders.',
    asList: 'These tenders as a list',
    csv: 'These rows as CSV',
    atLeast: 'at least',
  },
  {
    pairs: 'Paires',
    pairViews: {
      together: {
        tab: 'Ensemble',
        title: 'Qui répond ensemble',
        lead: 'Les paires qui ont part à une même offre, sur les marchés des filtres. Répondre ensemble est licite ; c’est un motif, non un constat.',
      },
      against: {
        tab: 'L’un contre l’autre',
        title: 'Qui répond contre qui',
        lead: 'Les paires qui ont répondu sur le même lot, ou sur le même marché s’il n’en a pas plusieurs, parmi les marchés des filtres, chacune par sa propre offre ; et qui l’a emporté.',
      },
      never: {
        tab: 'Qui ne gagne jamais',
        title: 'Qui ne gagne jamais contre qui',
        lead: 'Les paires qui ont répondu l’une contre l’autre, dont l’une a gagné et l’autre jamais, sur les marchés des filtres. Une seule rencontre n’a toujours qu’un gagnant, et perdre souvent n’est pas une faute.',
      },
    },
    pairsFound: (count: number, shown: string) => `${shown} ${count < 2 ? 'paire' : 'paires'}`,
    pair: 'Paire',
    jointBids: 'Offres communes',
    ofEach: 'Toutes les offres de chacun',
    won: 'Gagnées',
    tenders: 'Marchés',
    when: 'Quand',
    examples: 'Les dernières',
    always: 'toujours ensemble',
    onlyAlways: 'Seulement les paires jamais séparées',
    possible: (count: number) => `+${count} possibles`,
    bidsRead: (bids: string, joint: string) => `${bids} offres lues, dont ${joint} communes.`,
    winnersOnly: (count: number, shown: string) =>
      `Pour ${shown} ${count < 2 ? 'marché' : 'marchés'}, seuls les titulaires sont nommés : les groupes non retenus n’y sont pas visibles.`,
    partly: (count: number, shown: string) =>
      `Pour ${shown} ${count < 2 ? 'marché' : 'marchés'}, on ignore si tous les candidats sont nommés.`,
    duplicates: (count: number, shown: string) =>
      `${shown} ${count < 2 ? 'offre sur un contrat publié deux fois est écartée' : 'offres sur des contrats publiés deux fois sont écartées'}.`,
    noPairs: 'Aucune offre commune n’est nommée sur ces marchés.',
    allBidsRead: (bids: string) => `${bids} offres lues.`,
    losersUnseen: (count: number, shown: string) =>
      `Pour ${shown} ${count < 2 ? 'marché' : 'marchés'}, seuls les titulaires sont nommés : qui a perdu n’y est pas visible, et personne n’y est compté comme perdant.`,
    noRivals: 'Aucune paire de concurrents n’est nommée sur ces marchés.',
    noneNever:
      'Sur ces marchés, aucune paire n’est nommée dont l’un a gagné contre l’autre sans que l’autre ait jamais gagné.',
    matrix: 'Qui a gagné contre qui',
    matrixPicture: 'Victoires de chaque ligne contre chaque colonne',
    eachPair: 'Chaque paire',
    matrixKey:
      'La ligne contre la colonne : rencontres gagnées par la ligne, sur celles où les deux se sont trouvées. En couleur : jamais gagné, alors que l’autre a gagné. Vide : aucune rencontre visible. « ? » : une rencontre est seulement possible.',
    matrixIsCut: (most: number) =>
      `Ceux qui se sont rencontrés le plus souvent, ${most} au plus ; le tableau a chaque paire.`,
    againstWhom: 'contre',
    neverAgainst: 'n’a jamais gagné contre',
    met: 'Rencontres',
    firstWon: 'Le premier a gagné',
    secondWon: 'Le second a gagné',
    bothWon: 'Les deux',
    neitherWon: 'Aucun, ou non dit',
    whereMet: 'Dernières rencontres',
    contestOutcome: {
      WON: 'le premier a gagné',
      LOST: 'le second a gagné',
      BOTH_WON: 'les deux ont gagné',
      NEITHER_WON: 'aucun n’a gagné, ou ce n’est pas dit',
    },
    tendersOfBoth: (count: number, shown: string) =>
      count === 1 ? 'Le marché où les deux ont répondu' : `Les ${shown} marchés où les deux ont répondu`,
    wonOf: (won: number, met: number, possible: number) =>
      `${won} ${won < 2 ? 'gagnée' : 'gagnées'} sur ${counted(met, 'rencontre', 'rencontres')}${possible > 0 ? `, ${possible} de plus possibles` : ''}`,
    flagsTitle: 'Signaux d’alerte',
    flagsLead:
      'Ce que des règles publiées signalent sur les marchés des filtres : un signe qui invite à regarder, avec ses données et son seuil. Il ne prouve rien à lui seul.',
    flags: (count: number, shown: string) => `${shown} ${count < 2 ? 'signal' : 'signaux'}`,
    tendersRead: (shown: string) => `${shown} marchés examinés`,
    byRule: 'Par règle',
    ruleTable: 'Combien de résultats a chaque règle',
    rule: 'Règle',
    about: 'Sur',
    flagged: 'Signalés',
    clear: 'Sans signal',
    unchecked: 'Non vérifiés',
    why: 'Le plus souvent parce que',
    list: 'Chaque signal',
    noFlags: 'Aucune de ces règles ne signale quoi que ce soit ici.',
    allRules: 'Toutes les règles',
    group: {
      BUYER: 'acheteurs',
      PROCURING_ENTITY: 'entités adjudicatrices',
      TENDER: 'marchés',
      TENDERER: 'candidats',
    },
    first: 'Depuis le début',
    incomplete: 'Il y a plus que ce qui a pu être lu : choisissez moins de marchés.',
    asList: 'Ces marchés en liste',
    csv: 'Ces lignes en CSV',
    atLeast: 'au moins',
  },
);
