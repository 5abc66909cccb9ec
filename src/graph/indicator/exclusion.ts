/** Why an indicator does not apply to a tender or an organisation, and what each reason means; the API shows these. */
export const EXCLUSIONS = {
  // Of the tender as a whole.
  CANCELLED: 'The tender was cancelled.',
  PROCEDURE_EXCLUDED: 'The settings exclude procedures of these details from all indicators.',
  PROCEDURE_NOT_COVERED: 'The settings apply the indicator to other kinds of procedure only.',
  PROCEDURE_UNKNOWN:
    'The indicator applies to some kinds of procedure only, and no document states the kind.',
  PRICES_NOT_COMPARED: 'By the settings, prices are not to be compared in procedures of these details.',
  // Dates.
  START_UNKNOWN: 'No document states since when bids could be made.',
  DEADLINE_UNKNOWN: 'No document states until when bids could be made.',
  SUBMISSION_UNKNOWN: 'No document states when the winning bid was handed in.',
  DATES_TOO_COARSE: 'The dates are not precise enough to tell.',
  DATES_REVERSED: 'The deadline lies before the day since which bids could be made.',
  // Bids and awards.
  BID_COUNT_UNKNOWN: 'No document states how many bids were received, and fewer than two bidders are named.',
  NO_BIDS: 'No bid on it is known.',
  NO_AWARD: 'No award is known.',
  AWARD_NOT_FINAL: 'An award is still expected, so the result may change.',
  WINNER_UNKNOWN: 'It was awarded, and no document says to whom.',
  SEVERAL_AWARDS: 'Several bids won, and it is not known which bids competed with which.',
  SHARED_AWARD: 'Several organisations won together.',
  SEVERAL_VALID_BIDDERS: 'Several bidders were not disqualified, or none.',
  // Prices and amounts.
  NO_PRICES: 'Fewer than two bids that compete have a known price.',
  WINNING_PRICE_UNKNOWN: 'The price of the winning bid is not known, suspect, or in another currency.',
  NO_OTHER_PRICE:
    'No other valid bid of a single bidder on the same lot has a known price in the same currency.',
  LOWEST_DID_NOT_WIN: 'The lowest valid bid did not win, so price was not the only criterion.',
  NO_VALID_PRICE: 'No valid bid has a known price.',
  AWARD_AMOUNT_UNKNOWN: 'The amount of the award is not known, suspect, or in another currency.',
  CONTRACT_AMOUNT_UNKNOWN: 'The amount of the contract is not known, suspect, or in another currency.',
  SEVERAL_AMOUNTS:
    'Several amounts of one kind are known since the same day, and nothing tells which is which.',
  // Of organisations, and of all that are compared.
  NOTHING_COUNTED: 'None of its tenders could be counted.',
  TOO_FEW_TENDERS: 'Too few of its tenders could be counted: see the minimum in the settings.',
  TOO_FEW_BIDS: 'Too few bids could be counted: see the minimum in the settings.',
  TOO_FEW_COMPARED: 'Too few others could be compared with it: see the minimum in the settings.',
  NO_FENCE:
    'The fence of outliers is not above zero: nearly all that are compared are alike, and no outlier can be told.',
} as const;

export type Exclusion = keyof typeof EXCLUSIONS;
