import { LINKING_WORDS } from '../../domain/linking-word.ts';
import { isLegalForm, type LegalFormKind, withoutLegalForms } from './legal-form.ts';
import { isNumber, withDigits } from './number-word.ts';
import { plainWords } from './plain-word.ts';

export type NameKind = 'ORGANISATION' | 'PERSON';

/** A name taken apart for comparison. */
export interface NameParts {
  readonly kind: NameKind;
  /** Words that tell names apart, in order, without legal forms, titles and words like "of"; of organisations each once. */
  readonly words: readonly string[];
  /** All words but legal forms, without blanks between them: "goodwill" of "Good Will Company". */
  readonly joined: string;
  /** The same with its legal forms: "siemensag". */
  readonly glued: string;
  /** Its signs where one is a syllable or word: another sign is another name, not another spelling. Else empty. */
  readonly signs: string;
  readonly numbers: readonly string[];
  readonly legalForms: readonly LegalFormKind[];
  /** Says what kind of body it is, and not which: "Mairie", "Budget principal", a legal form alone. */
  readonly isGeneric: boolean;
  /** Ends in dots where a field was too short for it. */
  readonly isCut: boolean;
  /** Of a person named as somebody's child: the words before "bin" and the one behind it. */
  readonly descent?: { readonly child: string; readonly father: string } | undefined;
  /** First letters of the words; empty when there are less than three words. */
  readonly initials: string;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** So many organisations have them in their names that sharing one says little. */
const COMMON = words(
  'group groupe gruppe grupo gruppo holding holdings international internationale internacional service services servicios servizi solution solutions system systems systeme systemes sistemas technology technologies technologie consulting conseil conseils consultants engineering ingenierie management industries industry industrie enterprise enterprises entreprise entreprises business global europe france deutschland italia espana trading trade commerce construction constructions travaux batiment association foundation fondation fund trust partners capital agency agence department departement direction ministry ministere commune mairie ville city council municipality comune centre center centro institut institute university universite school ecole hopital hospital',
);

/** Together with common words they name an office or budget that every body has. */
const GENERIC = words(
  'budget principal annexe general service services technique techniques administration administrative siege social bureau office public publique local locale national nationale regional regionale',
);

const TITLES = words(
  'mr mrs ms miss dr prof professor sir lord dame monsieur madame mme mlle herr frau dott dottssa ing sig sra sr don dona shaikh sheikh sheik haji hajji president praesident prasident minister general colonel',
);

/** Parts of personal names that many share and spellings leave out. */
const PARTICLES = words(
  'bin ibn ben bint al el ul ad abd abdul abu de la le van von der den da do dos di del na ter',
);

const CHILD_OF = words('bin ibn ben bint');

const FULL_WEIGHT = 1;
const COMMON_WEIGHT = 0.6;
const PARTICLE_WEIGHT = 0.3;

/** How much a word tells names apart, from 0 to 1. */
export function weightOf(word: string, kind: NameKind): number {
  if (kind === 'PERSON') return PARTICLES.has(word) ? PARTICLE_WEIGHT : FULL_WEIGHT;
  return COMMON.has(word) ? COMMON_WEIGHT : FULL_WEIGHT;
}

const WHOLE_COUNTRIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['us', ['united', 'states']],
  ['usa', ['united', 'states']],
  ['uk', ['united', 'kingdom']],
  ['uae', ['united', 'arab', 'emirates']],
]);

/** A letter behind one of these tells apart as a number does, and so does one at the end of a name. */
const LETTERED = words('lot zone tranche batiment groupe ecole bloc section');

const SYLLABIC = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

export function takeApart(name: string, kind: NameKind): NameParts {
  const plain = plainWords(name);
  const isPerson = kind === 'PERSON';
  const { words: bare, kinds } = isPerson ? { words: plain, kinds: [] } : withoutLegalForms(plain);
  const all = isPerson ? bare : withDigits(bare.flatMap((word) => WHOLE_COUNTRIES.get(word) ?? word));
  const telling = all.filter(
    (word, at) => !(isPerson ? TITLES : LINKING_WORDS).has(word) || (!isPerson && isLetterAsNumber(all, at)),
  );
  const told = telling.length > 0 ? telling : all;
  const kept = isPerson ? told : [...new Set(told)];
  const letters = new Set(isPerson ? [] : told.filter((_, at) => isLetterAsNumber(told, at)));
  return {
    kind,
    words: kept,
    joined: told.join(''),
    glued: plain.join(''),
    signs: SYLLABIC.test(name) ? name.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '') : '',
    numbers: isPerson ? [] : kept.filter((word) => isNumber(word) || letters.has(word)),
    legalForms: kinds,
    isGeneric: !isPerson && kept.every((word) => COMMON.has(word) || GENERIC.has(word) || isLegalForm(word)),
    isCut: /(?:\.\.\.|…)\s*$/.test(name),
    descent: isPerson ? descentOf(told) : undefined,
    initials: kept.length >= 3 ? kept.map((word) => word[0]).join('') : '',
  };
}

function isLetterAsNumber(all: readonly string[], at: number): boolean {
  if (at === 0 || !/^[a-z]$/.test(all[at] ?? '')) return false;
  return at === all.length - 1 || LETTERED.has(all[at - 1] ?? '');
}

function descentOf(all: readonly string[]): NameParts['descent'] {
  const at = all.findIndex((word) => CHILD_OF.has(word));
  if (at <= 0 || at === all.length - 1) return undefined;
  return { child: all.slice(0, at).join(' '), father: all[at + 1] ?? '' };
}
