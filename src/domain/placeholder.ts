/**
 * What sources write where an identifier is missing, without punctuation and in lower case; every entry is a whole value.
 * `publ`, `cfnivsuiv` ("see the level below") and `<NA>` come from eForms, BOAMP and data frames.
 */
const WORDS_FOR_NOTHING: ReadonlySet<string> = new Set(
  [
    'na nan nil nd nc nr so none null undefined unknown missing empty void tbd tbc test xxx xxxx xxxxx publ cfnivsuiv',
    'notavailable notapplicable notprovided notknown noid nonumber noinformation nodata notstated notregistered tobeconfirmed tobedetermined',
    'inconnu neant sansobjet noncommunique nonrenseigne nonconnu sans aucun nonapplicable nondisponible nonpublie pasdesiret sanssiret',
    'unbekannt keine keineangabe keineangaben entfallt nichtbekannt nichtvorhanden nichtverfugbar',
    'desconocido ninguno noaplica sindato sindatos notiene nodisponible sinnumero noidentificado nodefinido',
    'naoinformado naoaplicavel naopossui semnumero onbekend nietbekend nvt saknas немає відсутній відсутня',
    'nessuno nonapplicabile nonpresente sconosciuto nondisponibile niedotyczy brak',
  ].flatMap((words) => words.split(' ')),
);

/** Shorter runs of one digit are real numbers of small registers. */
const MIN_REPEATED_DIGITS = 4;

/**
 * Whether the text stands for "no identifier" in any register: nothing but punctuation or zeros, one digit four times or more,
 * or a word like "N/A", "none", "sans objet".
 */
export function isPlaceholder(text: string): boolean {
  const bare = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  if (bare === '' || /^0+$/.test(bare) || WORDS_FOR_NOTHING.has(bare)) return true;
  return bare.length >= MIN_REPEATED_DIGITS && isRepeatedDigit(bare);
}

/** Whether the text is one digit, repeated. */
export function isRepeatedDigit(text: string): boolean {
  return /^(\d)\1*$/.test(text);
}
