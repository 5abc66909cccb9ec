import { withoutLegalForms } from '../../domain/legal-form.ts';
import { nameKey } from '../../domain/name-key.ts';
import { plainWords } from '../../domain/plain-word.ts';
import { withoutTrailingBrackets } from '../../domain/unit-name.ts';
import { joinFrench } from './french-joint.ts';
import type { SpokenEstablishment } from './spoken-claim.ts';
import type { Language } from './verb.ts';

/**
 * Which establishment it is, behind the name of its company: " (establishment in Valence)", « (établissement de Valence) ». Where it is, if
 * the company is said to be elsewhere; else what it is called, if that is another name. Empty where neither tells it from the company.
 */
export function establishmentInWords(establishment: SpokenEstablishment, language: Language): string {
  const { company, locality, region } = establishment;
  const words = WORDS[language];
  if (isOther(locality, company.locality)) return ` (${words.inTown(locality)})`;
  if (locality === null && isOther(region, company.region)) return ` (${words.inRegion(region)})`;
  const name = ownName(establishment);
  if (name === undefined) return '';
  return ` (${SAYS_SO.test(name) ? name : `${words.noun} ${name}`})`;
}

const WORDS = {
  EN: {
    noun: 'establishment',
    inTown: (town: string) => `establishment in ${town}`,
    inRegion: (region: string) => `establishment in ${region}`,
  },
  FR: {
    noun: 'établissement',
    inTown: (town: string) => joinFrench('établissement de', town),
    // A region has an article that its name does not tell.
    inRegion: (region: string) => `établissement, ${region}`,
  },
} as const;

/** "ETABLISSEMENT VALANTIN", "ETS DE ISTRES": the name says itself what it is of. */
const SAYS_SO = /^(?:[ée]tablissement|establishment|ets\b|agence\b)/i;

function isOther(place: string | null, ofCompany: string | null): place is string {
  return place !== null && (ofCompany === null || nameKey(place) !== nameKey(ofCompany));
}

/** Its name where that is another than the company's; of "COLAS FRANCE (VALENCE)" what the company's name does not say already. */
function ownName({ name, company }: SpokenEstablishment): string | undefined {
  if (name === null || comparable(name) === comparable(company.name)) return undefined;
  const bare = withoutTrailingBrackets(name);
  if (bare === name || comparable(bare) !== comparable(company.name)) return name;
  const within = name
    .slice(bare.length)
    .trim()
    .replace(/^[([]\s*/, '')
    .replace(/\s*[)\]]$/, '');
  return within === '' || comparable(within) === comparable(company.name) ? undefined : within;
}

/** Accents, case, punctuation, blanks and the legal form make no other name. */
function comparable(name: string): string {
  return withoutLegalForms(plainWords(name)).words.join('');
}
