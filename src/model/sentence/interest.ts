/** What an owner has of an organisation: of its capital, of its votes, of what it earns or leaves; or no document says what. */
export type Interest = 'CAPITAL' | 'VOTES' | 'RIGHTS' | 'NOT_TOLD';

/**
 * What the word of a source for an interest means (`interestType` of BODS, in the spelling of any version); undefined for all others, which
 * are ways to control: the board, a trust, a contract.
 */
export function interestOf(control: string | null): Interest | undefined {
  const word = control?.toLowerCase().replace(/[^a-z]/g, '') ?? '';
  if (word === 'shareholding') return 'CAPITAL';
  if (word === 'votingrights') return 'VOTES';
  if (/^(unknown|unpublished)interest$/.test(word)) return 'NOT_TOLD';
  return /^(rights?to|enjoymentanduse)/.test(word) ? 'RIGHTS' : undefined;
}
