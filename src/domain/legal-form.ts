import { distance } from 'fastest-levenshtein';
import { plainWords } from './plain-word.ts';

/** What kind of legal form a name carries. Of one kind, those of several countries correspond to each other. */
export const LEGAL_FORM_KINDS = [
  'LIMITED',
  'STOCK',
  'COMPANY',
  'PARTNERSHIP',
  'COOPERATIVE',
  'ASSOCIATION',
  'SOLE_TRADER',
] as const;
export type LegalFormKind = (typeof LEGAL_FORM_KINDS)[number];

/** As they are written; several words are one form. `COMPANY` says no more than that it is one. */
const FORMS: Readonly<Record<LegalFormKind, readonly string[]>> = {
  LIMITED: [
    'Ltd; Limited; LLC; Limited Liability Company; Pty Ltd; Pty; Pvt Ltd; Private Limited; Pte Ltd; Co Ltd; Company Limited',
    'GmbH; Gesellschaft mit beschränkter Haftung; gGmbH; UG; UG haftungsbeschränkt; mbH',
    'SARL; SARLU; EURL; Société à responsabilité limitée; SELARL; SRL; SPRL; BVBA; BV; Besloten Vennootschap',
    'Srls; Società a responsabilità limitata; Societatea cu Răspundere Limitată; SC SRL',
    'SL; SLU; SLL; Sociedad Limitada; Sociedad de Responsabilidad Limitada; S de RL de CV; S de RL; Lda; Ltda; Limitada; Unipessoal Lda',
    'Sp z oo; Spółka z ograniczoną odpowiedzialnością; sro; spol sro; Společnost s ručením omezeným; Kft; doo; Uab; SIA; OÜ; ApS; Anpartsselskab; Oy; Osakeyhtiö; EPE; IKE',
    'ООО; Общество с ограниченной ответственностью; ТОВ; Товариство з обмеженою відповідальністю; ЕООД; ООД; ՍՊԸ; შპს',
    'Sdn Bhd; Limited Company',
  ],
  STOCK: [
    'PLC; Public Limited Company; AG; AkG; Aktiengesellschaft; KGaA; SE; Societas Europaea',
    'SA; Société Anonyme; SAS; SASU; Société par actions simplifiée; Société par actions simplifiée unipersonnelle; SAEM; SEM; SPL',
    'SpA; Società per azioni; Sociedad Anónima; SAU; SAA; SAC; SA de CV; SAB de CV; SAPI de CV; Sociedade Anónima; NV; Naamloze Vennootschap',
    'AS; ASA; A/S; Aktieselskab; AB; Aktiebolag; Oyj; Nyrt; Zrt; Rt; ad; dd; akciová společnost; Spółka Akcyjna; AE; Anonim Şirketi; A.Ş.; Tbk; KK; Kabushiki Kaisha',
    'JSC; OJSC; PJSC; CJSC; Joint Stock Company; Open Joint Stock Company; Public Joint Stock Company; Closed Joint Stock Company',
    'АО; ОАО; ПАО; ЗАО; Акционерное общество; Открытое акционерное общество; Публичное акционерное общество; Закрытое акционерное общество',
    'АТ; ПАТ; ПрАТ; ВАТ; ЗАТ; Акціонерне товариство; Публічне акціонерне товариство; Приватне акціонерне товариство; ԲԲԸ; ՓԲԸ',
  ],
  COMPANY: [
    'Inc; Incorporated; Corp; Corporation; Co; Company; Cie; Compagnie; Kompania; Компания; PT; CV; PP; ПП; Приватне підприємство; NL; Firma; Ste; Société; Sté; Ets; Établissements',
  ],
  PARTNERSHIP: [
    'LP; LLP; LLLP; Limited Partnership; Limited Liability Partnership; KG; OHG; GbR; GmbH & Co KG; GmbH & Co; AG & Co KG; PartG; PartG mbB',
    'SNC; Société en nom collectif; SCS; SCI; SCM; SCP; Société civile; Sas di; VOF; CommV; KS; KD; ANS; spj; spk; EE; OE',
  ],
  COOPERATIVE: [
    'SCOP; SCIC; Société coopérative; Société coopérative de production; eG; Genossenschaft; Soc Coop; Società cooperativa; Società cooperativa sociale; Scarl; Scrl; Coop; SCoop; Spółdzielnia; UA; Cooperativa; Sdad Coop',
  ],
  ASSOCIATION: [
    'ASBL; VZW; eV; eingetragener Verein; Association loi 1901; ONLUS; APS ETS; ГО; Громадська організація',
  ],
  SOLE_TRADER: [
    'EI; EIRL; Entreprise individuelle; eK; eKfm; ИП; Индивидуальный предприниматель; ФОП; Фізична особа-підприємець; Фізична особа підприємець; ՍՊ; Sole Trader; Ditta individuale',
  ],
};

/** Forms that some countries write before the name; the others stand only at its end. */
const BEFORE_NAMES =
  'SARL; EURL; SAS; SASU; SA; SNC; SCI; SCP; SCOP; Société; Sté; Ste; Ets; Établissements; Cie; Compagnie; EI; EIRL; Société par actions simplifiée; Société anonyme; Société à responsabilité limitée; Société coopérative; JSC; OJSC; PJSC; CJSC; Joint Stock Company; Open Joint Stock Company; Limited Liability Company; LLC; PT; CV; Firma; Ditta individuale; SC; Soc Coop; Società cooperativa; SRL; Societatea cu Răspundere Limitată; Entreprise individuelle';

interface LegalForm {
  readonly kind: LegalFormKind;
  readonly isBefore: boolean;
}

interface FormTable {
  /** By its words, joined by blanks. */
  readonly forms: ReadonlyMap<string, LegalForm>;
  readonly maxWords: number;
  /** Forms with a word so long that it is known though misspelt, by the ends of that word. */
  readonly longForms: ReadonlyMap<string, readonly LongForm[]>;
  /** With which words forms begin that may stand before a name, and with which ones any form ends: by the word, or its ends if it may be misspelt. */
  readonly firstWords: ReadonlySet<string>;
  readonly lastWords: ReadonlySet<string>;
}

interface LongForm {
  readonly form: LegalForm;
  readonly words: readonly string[];
  /** Where the long one stands. */
  readonly at: number;
}

const MIN_LONG_LETTERS = 9;
const MAX_EDITS = 2;

let table: FormTable | undefined;

function formTable(): FormTable {
  if (table !== undefined) return table;
  const keysIn = (text: string) =>
    text.split(';').flatMap((form) => {
      const words = plainWords(form);
      // "S.A." comes as one word and "S A" as two: plain words join letters that stand alone.
      return words.length === 0 ? [] : [words.join(' ')];
    });
  const before = new Set(keysIn(BEFORE_NAMES));
  const forms = new Map<string, LegalForm>();
  for (const kind of LEGAL_FORM_KINDS) {
    for (const line of FORMS[kind]) {
      const isForeign = /[^\p{Script=Latin}\p{P}\s;]/u.test(line);
      for (const key of keysIn(line)) {
        if (!forms.has(key)) forms.set(key, { kind, isBefore: isForeign || before.has(key) });
      }
    }
  }
  const maxWords = Math.max(...[...forms.keys()].map((key) => key.split(' ').length));
  const isBefore = (key: string) => forms.get(key)?.isBefore;
  const firstWords = edgesOf([...forms.keys()].filter(isBefore).map((key) => key.split(' ')[0] as string));
  const lastWords = edgesOf([...forms.keys()].map((key) => key.split(' ').at(-1) as string));
  table = { forms, maxWords, longForms: longFormsOf(forms), firstWords, lastWords };
  return table;
}

function edgesOf(words: readonly string[]): Set<string> {
  return new Set(words.flatMap((word) => (word.length < MIN_LONG_LETTERS ? [word] : [word, endsOf(word)])));
}

/** Whether a form may begin or end with this word: most words of names are told apart by that. */
function mayBeEdge(word: string, edges: ReadonlySet<string>): boolean {
  return edges.has(word) || (word.length >= MIN_LONG_LETTERS - MAX_EDITS && edges.has(endsOf(word)));
}

function longFormsOf(forms: ReadonlyMap<string, LegalForm>): Map<string, LongForm[]> {
  const byEnds = new Map<string, LongForm[]>();
  for (const [key, form] of forms) {
    const words = key.split(' ');
    for (const [at, word] of words.entries()) {
      if (word.length < MIN_LONG_LETTERS) continue;
      byEnds.set(endsOf(word), [...(byEnds.get(endsOf(word)) ?? []), { form, words, at }]);
    }
  }
  return byEnds;
}

/** The form that these words are but for one long word with at most two letters wrong. */
function misspeltForm(words: readonly string[], { longForms }: FormTable): LegalForm | undefined {
  for (const [at, written] of words.entries()) {
    if (written.length < MIN_LONG_LETTERS - MAX_EDITS) continue;
    const meant = longForms.get(endsOf(written))?.find((form) => form.at === at && isAllButOne(words, form));
    if (meant) return meant.form;
  }
  return undefined;
}

function isAllButOne(words: readonly string[], { words: form, at }: LongForm): boolean {
  return (
    words.length === form.length &&
    words.every((word, place) => place === at || word === form[place]) &&
    distance(words[at] as string, form[at] as string) <= MAX_EDITS
  );
}

/** A mistake leaves them as they are: "cooperation" is another word than "corporation". */
function endsOf(word: string): string {
  return `${word.slice(0, 3)}…${word.at(-1)}`;
}

export interface Bare {
  /** The words without legal forms; all of them when nothing else would be left. */
  readonly words: readonly string[];
  readonly kinds: readonly LegalFormKind[];
}

/** Whether a plain word is by itself a legal form. */
export function isLegalForm(word: string): boolean {
  return formTable().forms.has(word);
}

/** Whether a legal form may stand before the name: without looking, unlike `withoutLegalForms`, how many of its words are one. */
export function mayBeginWithForm(words: readonly string[]): boolean {
  return mayBeEdge(words[0] ?? '', formTable().firstWords);
}

/**
 * Which words of a text are legal forms: those at its ends, and wherever they stand those of three letters and more. Two letters amid a
 * name are rather its initials.
 */
export function legalFormsIn(words: readonly string[]): Set<string> {
  const bare = withoutLegalForms(words).words;
  return new Set(words.filter((word) => isLegalForm(word) && (word.length > 2 || !bare.includes(word))));
}

/** Takes the legal forms off the end and the start of a name's plain words. */
export function withoutLegalForms(words: readonly string[]): Bare {
  const known = formTable();
  const { forms, maxWords, lastWords } = known;
  const kinds = new Set<LegalFormKind>();
  let rest = words;
  const strip = (take: (count: number) => readonly string[], isStart: boolean): boolean => {
    for (let count = Math.min(maxWords, rest.length); count > 0; count--) {
      const written = take(count);
      const form = forms.get(written.join(' ')) ?? misspeltForm(written, known);
      if (form === undefined || (isStart && !form.isBefore)) continue;
      kinds.add(form.kind);
      rest = isStart ? rest.slice(count) : rest.slice(0, -count);
      return true;
    }
    return false;
  };
  const endsInForm = () => mayBeEdge(rest.at(-1) ?? '', lastWords);
  while (endsInForm() && strip((count) => rest.slice(-count), false));
  while (mayBeginWithForm(rest) && strip((count) => rest.slice(0, count), true));
  return rest.length === 0 ? { words, kinds: [] } : { words: rest, kinds: [...kinds] };
}
