import { distance } from 'fastest-levenshtein';
import type { WordForm } from './word-form.ts';

/** First names that are one name in several languages, or its short forms. */
const FIRST_NAMES = [
  'william bill billy will willy liam guillaume wilhelm guillermo guglielmo willem',
  'robert bob bobby rob robbie roberto rupert',
  'richard dick rick ricky ricardo riccardo',
  'john jon johnny jack jean juan giovanni johann johannes hans ivan jan ioannis janos sean',
  'james jim jimmy jacques jaime giacomo jakob jacob diego santiago iago',
  'joseph joe joey jose giuseppe josef iosif yusuf youssef',
  'charles charlie carl karl carlos carlo karel',
  'george georges jorge giorgio georg jorg yuri iurii georgios jiri',
  'michael mike mick mickey michel miguel michele mikhail mihail mykhailo michal',
  'peter pete pierre pedro pietro petr piotr petro pyotr',
  'paul paulo pablo paolo pavel pavlo',
  'alexander alex alexandre alejandro alessandro aleksandr aleksander oleksandr sasha sandy',
  'andrew andy andre andres andrea andreas andrei andrey andrii andrzej',
  'nicholas nick nicolas nicola nikolai nikolay mykola nikolaos klaus',
  'stephen steven steve stephane esteban stefano stefan stepan',
  'henry harry henri enrique enrico heinrich hendrik',
  'francis frank francois francisco francesco franz paco',
  'anthony tony antoine antonio anton antonius',
  'edward ed eddie ted edouard eduardo edoardo eduard',
  'theodore theodor ted teddy teodoro fyodor fedir',
  'thomas tom tommy tomas tommaso',
  'matthew matt matthieu mateo matteo matthias matej',
  'louis lewis lou luis luigi ludwig lajos',
  'lawrence larry laurent lorenzo lorenz',
  'philip phil philippe felipe filippo filip',
  'benjamin ben benny',
  'samuel sam sammy',
  'daniel dan danny danilo',
  'david dave davide dawid',
  'gerald gerard jerry gerardo gerhard',
  'patrick pat paddy patrice patricio patrizio',
  'vladimir volodymyr wladimir vova',
  'dmitri dmitry dmytro dimitri dimitrios',
  'sergei sergey serhii serge sergio',
  'elizabeth liz beth betty lisa elisabeth isabel isabelle elisabetta',
  'margaret maggie meg peggy marguerite margarita margherita',
  'catherine kate katie kathy katherine kathryn catalina caterina katharina ekaterina kateryna',
  'mary maria marie miriam',
  'helen helene elena olena eleni',
  'anne ann anna ana hanna annie',
  'jane jeanne juana giovanna johanna joan',
  'julia julie giulia yulia iuliia',
  'natalia natalie nathalie nataliya',
] as const;

const GROUP_OF: ReadonlyMap<string, ReadonlySet<number>> = groupsByName();

function groupsByName(): Map<string, Set<number>> {
  const groups = new Map<string, Set<number>>();
  for (const [number, names] of FIRST_NAMES.entries()) {
    for (const name of names.split(' ')) groups.set(name, (groups.get(name) ?? new Set()).add(number));
  }
  return groups;
}

const SAME_NAME = 0.85;
const SAME_SOUND = 0.92;

/** How alike two words of personal names are beyond their letters, 0 to 1; undefined where only the letters tell. */
export function likenessOfNames(a: WordForm, b: WordForm): number | undefined {
  const groupsA = GROUP_OF.get(a.text);
  const groupsB = groupsA && GROUP_OF.get(b.text);
  if (groupsA && groupsB) {
    for (const group of groupsA) if (groupsB.has(group)) return SAME_NAME;
    return 0;
  }
  if (differInLastVowel(a.text, b.text)) return 0;
  return a.sound === b.sound && a.sound.length > 1 ? SAME_SOUND : undefined;
}

/** Two words that sound alike but for one letter. */
export function soundAlmostAlike(a: WordForm, b: WordForm): boolean {
  return Math.min(a.text.length, b.text.length) > 3 && distance(a.sound, b.sound) <= 1;
}

/** "Mario" and "Maria" are two names. */
function differInLastVowel(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 4 || a[0] !== b[0]) return false;
  return a.slice(0, -1) === b.slice(0, -1) && /[aeiou]$/.test(a) && /[aeiou]$/.test(b);
}

/** One spelling for letters that other transcriptions write otherwise. */
export function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/[cq]/g, 'k')
    .replace(/w/g, 'v')
    .replace(/[yj1]/g, 'i')
    .replace(/[o0]/g, 'u')
    .replace(/e/g, 'a')
    .replace(/(.)\1+/g, '$1');
}
