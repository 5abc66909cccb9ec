import { formatOf } from '../format.ts';
import { type Language, spacedFrench } from '../language.ts';

/** Of the fields that eForms notices withhold, those that bidders and amounts are told by. */
const FIELDS: Readonly<Record<string, string>> = {
  'BT-118': 'valeur maximale de l’accord-cadre',
  'BT-142': 'choix du lauréat',
  'BT-156': 'valeur maximale du groupe',
  'BT-161': 'valeur de l’avis',
  'BT-171': 'rang de l’offre',
  'BT-553': 'valeur sous-traitée',
  'BT-555': 'part sous-traitée',
  'BT-660': 'valeur réestimée de l’accord-cadre',
  'BT-709': 'valeur maximale',
  'BT-710': 'valeur de l’offre la plus basse',
  'BT-711': 'valeur de l’offre la plus haute',
  'BT-720': 'valeur de l’offre retenue',
  'BT-759': 'nombre d’offres reçues',
  'BT-760': 'genre d’offres reçues',
  'BT-773': 'sous-traitance',
  'BT-1118': 'valeur approximative de l’accord-cadre',
};

const REASONS: readonly (readonly [string, string])[] = [
  ['commercial interests of an economic operator', 'intérêts commerciaux d’un opérateur économique'],
  ['fair competition', 'concurrence loyale'],
  ['law enforcement', 'application de la loi'],
  ['other public interest', 'autre intérêt public'],
];

const WITHHELD =
  /^Withheld \((?:(BT-\d+), )?(.+?)\)(?:: (.+?))?(?:; to be published on (\d{4}-\d\d-\d\d))?\.$/;

type Making = readonly [made: RegExp, french: (...parts: string[]) => string];

const MADE: readonly Making[] = [
  [/^Named as the publisher of its package\.$/, () => 'Nommé comme éditeur de son paquet.'],
  [/^It replaces that statement\.$/, () => 'Elle remplace cette déclaration.'],
  [/^Asserted by (.+)\.$/, (names) => `Affirmé par ${names}.`],
  [
    /^The sum of (\d+) contracts of one award\.$/,
    (count) => `La somme de ${count} contrats d’une attribution.`,
  ],
  [/^Subcontracting, in the bidder's words: (.+)$/s, (said) => `Sous-traitance, selon le candidat : ${said}`],
  [WITHHELD, withheld],
];

/**
 * A note in the reader's language where an importer made it, in English, of what a source states. Those of people stand as they are
 * written.
 */
export function madeNote(language: Language, note: string): string {
  if (language === 'en') return note;
  return note.split('\n').map(lineInFrench).join('\n');
}

function lineInFrench(line: string): string {
  for (const [made, french] of MADE) {
    const parts = made.exec(line);
    if (parts !== null) return spacedFrench(french(...parts.slice(1)));
  }
  return line;
}

function withheld(term: string | undefined, name = '', reason = '', day = ''): string {
  const called = term === undefined ? name : [term, FIELDS[term]].filter(Boolean).join(', ');
  const because = REASONS.reduce((text, [english, french]) => text.replace(english, french), reason);
  const until = day !== '' && ` ; à publier le ${formatOf('fr').date(day)}`;
  return [`Occulté (${called})`, because !== '' && ` : ${because}`, until, '.'].filter(Boolean).join('');
}
