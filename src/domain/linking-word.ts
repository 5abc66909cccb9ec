/** Plain words that link others and tell no names apart. */
export const LINKING_WORDS: ReadonlySet<string> = new Set(
  'the of and for in at on de du des la le les l d et a au aux en sur pour der die das und fur von zu im am di del della delle dei degli e il lo gli y el los las do da dos das i ta z na w u v pro och og av till ved of the van het'.split(
    ' ',
  ),
);
