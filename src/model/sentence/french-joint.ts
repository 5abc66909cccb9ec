/** Before these sounds « de » and « que » lose their vowel; before an h nobody can tell, and a y before a vowel is a consonant. */
const VOWEL = /^(?:[aeiouàâäéèêëîïôöùûüæœ]|y(?![aeiouéèêôö])|y(?:onne|eu|erres)\b)/i;

const CONTRACTED: Readonly<Record<string, string>> = {
  'de le': 'du',
  'de les': 'des',
  'à le': 'au',
  'à les': 'aux',
};

/** Two pieces of French, as they are said one after the other: « de Atos » is « d'Atos », « de Le Havre » « du Havre », « que Atos » « qu'Atos ». */
export function joinFrench(before: string, after: string): string {
  const [, start = '', word = ''] =
    /^(.*?)\b(de|que)$/s.exec(before) ?? /^(.*?)(?<!\p{L})(à)$/su.exec(before) ?? [];
  const article = /^(les?) (?=\S)/i.exec(after)?.[1];
  const contracted = article && CONTRACTED[`${word} ${article.toLowerCase()}`];
  if (contracted) return `${start}${contracted} ${after.slice((article?.length ?? 0) + 1)}`;
  if ((word === 'de' || word === 'que') && VOWEL.test(after)) return `${before.slice(0, -1)}'${after}`;
  return `${before} ${after}`;
}
