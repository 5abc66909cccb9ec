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
  /** Forms with a word so long that it is known though misspelt, by their number of words. */
  readonly longForms: ReadonlyMap<number, readonly LongForm[]>;
}

interface LongForm {
  readonly form: LegalForm;
  /** The words before the long one, and behind it, joined by blanks. */
  readonly before: string;
  readonly after: string;
  readonly at: number;
  readonly word: string;
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
  table = { forms, maxWords, longForms: longFormsOf(forms) };
  return table;
}

function longFormsOf(forms: ReadonlyMap<string, LegalForm>): Map<number, LongForm[]> {
  const byCount = new Map<number, LongForm[]>();
  for (const [key, form] of forms) {
    const words = key.split(' ');
    for (const [at, word] of words.entries()) {
      if (word.length < MIN_LONG_LETTERS) continue;
      const [before, after] = [words.slice(0, at).join(' '), words.slice(at + 1).join(' ')];
      const known = byCount.get(words.length) ?? [];
      byCount.set(words.length, [...known, { form, before, after, at, word }]);
    }
  }
  return byCount;
}

/** The form that these words are but for one long word with at most two letters wrong. */
function misspeltForm(words: readonly string[], { longForms }: FormTable): LegalForm | undefined {
  if (!words.some((word) => word.length >= MIN_LONG_LETTERS - MAX_EDITS)) return undefined;
  for (const { form, before, after, at, word } of longForms.get(words.length) ?? []) {
    const written = words[at] ?? '';
    if (Math.abs(written.length - word.length) > MAX_EDITS || !hasSameEnds(written, word)) continue;
    if (words.slice(0, at).join(' ') !== before || words.slice(at + 1).join(' ') !== after) continue;
    if (distance(written, word) <= MAX_EDITS) return form;
  }
  return undefined;
}

/** "Cooperation" is another word than "Corporation", not a mistake for it. */
function hasSameEnds(a: string, b: string): boolean {
  return a.slice(0, 3) === b.slice(0, 3) && a.at(-1) === b.at(-1);
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
  const { forms, maxWords } = known;
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
  while (rest.length > 0 && strip((count) => rest.slice(-count), false));
  while (rest.length > 0 && strip((count) => rest.slice(0, count), true));
  return rest.length === 0 ? { words, kinds: [] } : { words: rest, kinds: [...kinds] };
}
