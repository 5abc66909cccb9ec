import type { Words } from '../language.ts';
import type { IndicatorExclusion, IndicatorId } from '../operations.ts';

const NAMES_EN: Record<IndicatorId, string> = {
  BUYER_CONCENTRATION: 'Concentrated awards of a buyer',
  CONTRACT_OVER_AWARD: 'Contract value over award value',
  R003: 'Short submission period',
  R018: 'Single bid received',
  R024: 'Price close to winning bid',
  R025: 'Many unsuccessful bids',
  R028: 'Identical bid prices',
  R030: 'Late bid won',
  R035: 'All except the winning bid excluded',
  R036: 'Lowest bid excluded',
  R038: 'Many excluded bids',
  R048: 'Supplier of very different things',
  R058: 'Heavily discounted bid',
  WINNER_SHARE: 'High share of a buyer’s awards',
};
const NAMES_FR: Record<IndicatorId, string> = {
  BUYER_CONCENTRATION: 'Attributions concentrées d’un acheteur',
  CONTRACT_OVER_AWARD: 'Contrat au-dessus du montant attribué',
  R003: 'Délai de réponse court',
  R018: 'Une seule offre reçue',
  R024: 'Prix très proche de l’offre gagnante',
  R025: 'Beaucoup d’offres sans succès',
  R028: 'Prix identiques',
  R030: 'Offre tardive gagnante',
  R035: 'Toutes les offres exclues sauf la gagnante',
  R036: 'Offre la plus basse exclue',
  R038: 'Beaucoup d’offres exclues',
  R048: 'Fournisseur de choses très différentes',
  R058: 'Offre très en dessous des autres',
  WINNER_SHARE: 'Forte part des attributions d’un acheteur',
};

const EXCLUSIONS_EN: Record<IndicatorExclusion, string> = {
  AWARD_AMOUNT_UNKNOWN: 'the award has no known amount',
  AWARD_NOT_FINAL: 'the award is not final',
  BID_COUNT_UNKNOWN: 'how many bids were received is not known',
  CANCELLED: 'it was cancelled',
  CONTRACT_AMOUNT_UNKNOWN: 'the contract has no known amount',
  DATES_REVERSED: 'the deadline lies before the start',
  DATES_TOO_COARSE: 'the dates are less precise than a day',
  DEADLINE_UNKNOWN: 'the deadline is not known',
  LOWEST_DID_NOT_WIN: 'the lowest price did not win',
  NOTHING_COUNTED: 'there is nothing to count',
  NO_AWARD: 'nothing was awarded',
  NO_BIDS: 'no bid is named',
  NO_FENCE: 'what is compared does not differ',
  NO_OTHER_PRICE: 'no other price is known',
  NO_PRICES: 'no prices are known',
  NO_VALID_PRICE: 'no valid price is known',
  PRICES_NOT_COMPARED: 'the prices can not be compared',
  PROCEDURE_EXCLUDED: 'procedures of this kind are left out',
  PROCEDURE_NOT_COVERED: 'it has no threshold for this kind of procedure',
  PROCEDURE_UNKNOWN: 'the procedure is not known',
  SEVERAL_AMOUNTS: 'there are several amounts',
  SEVERAL_AWARDS: 'there are several awards',
  SEVERAL_VALID_BIDDERS: 'several valid bids are left',
  SHARED_AWARD: 'the award is shared',
  START_UNKNOWN: 'the start is not known',
  SUBMISSION_UNKNOWN: 'when bids were handed in is not known',
  TOO_FEW_BIDS: 'there are too few bids',
  TOO_FEW_COMPARED: 'there is too little to compare with',
  TOO_FEW_TENDERS: 'there are too few tenders',
  WINNER_UNKNOWN: 'the winner is not known',
  WINNING_PRICE_UNKNOWN: 'the winning price is not known',
};
const EXCLUSIONS_FR: Record<IndicatorExclusion, string> = {
  AWARD_AMOUNT_UNKNOWN: 'l’attribution n’a pas de montant connu',
  AWARD_NOT_FINAL: 'l’attribution n’est pas définitive',
  BID_COUNT_UNKNOWN: 'le nombre d’offres reçues est inconnu',
  CANCELLED: 'il a été annulé',
  CONTRACT_AMOUNT_UNKNOWN: 'le contrat n’a pas de montant connu',
  DATES_REVERSED: 'la date limite précède le début',
  DATES_TOO_COARSE: 'les dates sont moins précises que le jour',
  DEADLINE_UNKNOWN: 'la date limite est inconnue',
  LOWEST_DID_NOT_WIN: 'le prix le plus bas n’a pas gagné',
  NOTHING_COUNTED: 'il n’y a rien à compter',
  NO_AWARD: 'rien n’a été attribué',
  NO_BIDS: 'aucune offre n’est nommée',
  NO_FENCE: 'ce qui est comparé ne diffère pas',
  NO_OTHER_PRICE: 'aucun autre prix n’est connu',
  NO_PRICES: 'aucun prix n’est connu',
  NO_VALID_PRICE: 'aucun prix valable n’est connu',
  PRICES_NOT_COMPARED: 'les prix ne sont pas comparables',
  PROCEDURE_EXCLUDED: 'ce genre de procédure est laissé de côté',
  PROCEDURE_NOT_COVERED: 'il n’a pas de seuil pour ce genre de procédure',
  PROCEDURE_UNKNOWN: 'la procédure est inconnue',
  SEVERAL_AMOUNTS: 'il y a plusieurs montants',
  SEVERAL_AWARDS: 'il y a plusieurs attributions',
  SEVERAL_VALID_BIDDERS: 'il reste plusieurs offres valables',
  SHARED_AWARD: 'l’attribution est partagée',
  START_UNKNOWN: 'le début est inconnu',
  SUBMISSION_UNKNOWN: 'on ignore quand les offres ont été remises',
  TOO_FEW_BIDS: 'il y a trop peu d’offres',
  TOO_FEW_COMPARED: 'il y a trop peu à comparer',
  TOO_FEW_TENDERS: 'il y a trop peu de marchés',
  WINNER_UNKNOWN: 'le gagnant est inconnu',
  WINNING_PRICE_UNKNOWN: 'le prix gagnant est inconnu',
};

/** The API names inputs in English. */
const INPUTS_FR: Readonly<Record<string, string>> = {
  awarded: 'attribué',
  'awarded by the buyer': 'attribué par l’acheteur',
  awards: 'attributions',
  'awards of the buyer': 'attributions de l’acheteur',
  'awards without a known amount': 'attributions sans montant connu',
  'bids received': 'offres reçues',
  buyer: 'acheteur',
  deadline: 'date limite',
  'first levels': 'premiers niveaux',
  'first quartile': 'premier quartile',
  'flagged tender': 'marché signalé',
  gap: 'écart',
  'handed in': 'remise',
  'of it to the tenderer': 'dont au soumissionnaire',
  'prices compared': 'prix comparés',
  'share of a winner': 'part d’un titulaire',
  start: 'début',
  'tenders flagged': 'marchés signalés',
  'tenders won with a code': 'marchés gagnés ayant un code',
  'third quartile': 'troisième quartile',
  'whole days': 'jours entiers',
  winners: 'titulaires',
  'won with': 'gagné avec',
};

const ENGLISH = {
  names: NAMES_EN,
  exclusions: EXCLUSIONS_EN,
  /** @param name of an input, as the API gives it */
  input: (name: string): string => name,
};

const FRENCH: typeof ENGLISH = {
  names: NAMES_FR,
  exclusions: EXCLUSIONS_FR,
  input: (name) =>
    name
      .replace(/^bids received for lot /, 'offres reçues pour le lot ')
      .replace(/^.+$/, (all) => INPUTS_FR[all] ?? all),
};

/** Indicators, why they do not apply, and what they are computed from. */
export const indicatorWords: Words<typeof ENGLISH> = { en: ENGLISH, fr: FRENCH };
