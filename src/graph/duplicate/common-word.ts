import { LINKING_WORDS } from '../../domain/linking-word.ts';
import { meaningOf } from './meaning.ts';

export type NameKind = 'ORGANISATION' | 'PERSON';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words are looked up in the form that stands for all of one meaning. */
function inOneForm(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).map(meaningOf));
}

/** So many organisations have them in their names that sharing one says little. */
const COMMON = inOneForm(
  'group groupe gruppe grupo gruppo holding holdings international internationale internacional service services servicios servizi solution solutions system systems systeme systemes sistemas technology technologies technologie consulting conseil conseils consultants engineering ingenierie management industries industry industrie enterprise enterprises entreprise entreprises business global europe france deutschland italia espana trading trade commerce construction constructions travaux batiment association foundation fondation fund trust partners capital agency agence department departement direction ministry ministere commune mairie ville city council municipality comune centre center centro institut institute university universite school ecole lycee college hopital hospital saint sainte cc ca cu ch chu chr chi sdis oph ccas cias ehpad sivom sivu cci tp region etablissement syndicat national regional departemental municipal federation energie cabinet societe agglomeration metropole',
);

/** Together with common words they name an office or budget that every body has. */
const GENERIC = inOneForm(
  'budget principal annexe general service services technique techniques administration administrative siege social bureau office public publique local locale national nationale regional regionale exercice budgetaire donnees personnelles non diffusibles nd',
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

/** Words like "of": in names of people, their titles. */
export function isSilent(word: string, kind: NameKind): boolean {
  return (kind === 'PERSON' ? TITLES : LINKING_WORDS).has(word);
}

/** Whether the word says what kind of body something is, and not which. */
export function isGenericWord(word: string): boolean {
  return COMMON.has(word) || GENERIC.has(word);
}

/** "bin", "ibn", "bint": behind it comes the father's name. */
export function isChildOf(word: string): boolean {
  return CHILD_OF.has(word);
}
