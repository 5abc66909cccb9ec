/**
 * Words and phrases of one meaning, as they come out of `plainWords`; the first of each line stands for all of it. Public bodies and trades
 * are written out by one source and shortened by the next.
 */
const MEANINGS = [
  'commune; mairie; ville; municipalite; hotel de ville; mairie de la ville; commune de la ville; mairie de la commune',
  'saint; st',
  'sainte; ste',
  'cc; communaute de communes; communaute des communes; communaute communes; com com; comcom',
  'ca; communaute d agglomeration; communaute agglomeration; communaute d agglo; communaute agglo',
  'cu; communaute urbaine',
  'ch; centre hospitalier; ctre hospitalier; centre hosp; ctre hosp',
  'chu; chru; centre hospitalier universitaire; centre hospitalier regional universitaire; centre hospitalier regional et universitaire; ctre hospitalier universitaire',
  'chr; centre hospitalier regional; ctre hospitalier regional',
  'chi; centre hospitalier intercommunal; ctre hospitalier intercommunal',
  'sdis; service departemental d incendie et de secours; service departemental incendie et secours; sce departemental incendie et secours; sce departemental d incendie et de secours; service departemental incendie secours',
  'departement; dpt; dept; department; conseil departemental; conseil general',
  'region; conseil regional',
  'oph; office public de l habitat; office public d habitat; office public habitat',
  'ccas; centre communal d action sociale; ctre communal action sociale; ctre communal d action sociale',
  'cias; centre intercommunal d action sociale; ctre intercommunal d action sociale',
  'ehpad; etablissement d hebergement pour personnes agees dependantes',
  'sivom; syndicat intercommunal a vocation multiple',
  'sivu; syndicat intercommunal a vocation unique',
  'sdea; syndicat des eaux et de l assainissement',
  'cci; chambre de commerce et d industrie; chambre de commerce et industrie',
  'idf; ile de france',
  'tp; travaux publics',
  'aphp; assistance publique hopitaux de paris',
  'centre; ctre; center; ctr; centro',
  'service; services; sce; sces; svc; svcs; serv',
  'etablissement; etablissements; etabl; etab; ets',
  'entreprise; entreprises; entr; enterprise; enterprises',
  'syndicat; synd; syndic',
  'national; nationale; nat; natl',
  'international; internationale; intl; int l; internacional; internazionale',
  'regional; regionale; reg',
  'departemental; departementale',
  'municipal; municipale; mun',
  'association; assoc; assn; asso; ass; associazione; asociacion',
  'federation; fed',
  'groupe; group; grp; gpe; gruppe; grupo; gruppo',
  'holding; holdings; hldg; hldgs',
  'management; mgmt; mgt',
  'manufacturing; mfg',
  'brothers; bros',
  'construction; constructions; constr',
  'technology; technologies; technologie; tech',
  'solution; solutions',
  'system; systems; systeme; systemes',
  'industry; industries; industrie; ind',
  'engineering; ingenierie; eng; engrg',
  'universite; university; univ; universitat; universita; universidad',
  'institut; institute; inst; istituto; instituto',
  'hopital; hopitaux; hop; hospital; hospitals',
  'college; clg',
  'lycee; lyc',
  'direction; dir',
  'development; dev; developpement',
  'government; govt',
  'agglomeration; agglo',
  'energie; energies; energy',
] as const;

interface MeaningTable {
  /** Each phrase, its words joined by blanks, and the word that stands for it. */
  readonly words: ReadonlyMap<string, string>;
  /** How many words the longest phrase has that begins with this word. */
  readonly longest: ReadonlyMap<string, number>;
}

let table: MeaningTable | undefined;

function meaningTable(): MeaningTable {
  if (table !== undefined) return table;
  const byPhrase = new Map<string, string>();
  const longest = new Map<string, number>();
  for (const line of MEANINGS) {
    const [main = '', ...others] = line.split('; ');
    for (const phrase of [main, ...others]) {
      byPhrase.set(phrase, main);
      const [start = '', ...rest] = phrase.split(' ');
      longest.set(start, Math.max(longest.get(start) ?? 0, rest.length + 1));
    }
  }
  table = { words: byPhrase, longest };
  return table;
}

/** The word that stands for all words of its meaning: "commune" for "mairie". */
export function meaningOf(word: string): string {
  return meaningTable().words.get(word) ?? word;
}

/** The words with one form for those of one meaning; the longest phrases are read first. */
export function withOneForm(words: readonly string[]): string[] {
  const { words: byPhrase, longest } = meaningTable();
  const formed: string[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as string;
    let count = Math.min(longest.get(word) ?? 0, words.length - at);
    let form: string | undefined;
    while (count > 0) {
      form = byPhrase.get(count === 1 ? word : words.slice(at, at + count).join(' '));
      if (form !== undefined) break;
      count--;
    }
    formed.push(form ?? word);
    at += Math.max(1, count);
  }
  return formed;
}
