/** The kinds of published data that Greffe reads, by the names with which keys of what they state begin. */
export const SOURCE_NAMES = ['ocds', 'eforms', 'decp', 'prozorro', 'anac', 'bods'] as const;

/** The name of a source; undefined of what is none. */
export function readSourceName(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  return (SOURCE_NAMES as readonly string[]).includes(name) ? name : undefined;
}

/** Whose amounts of contracts are the most that may be spent: of DECP "forfaitaire ou estimé maximum". */
export const SOURCE_OF_CEILINGS = 'decp';
