import type { XmlElement } from '../../xml-element.ts';
import { meaningOf } from './code-list.ts';
import { readDay } from './stated-value.ts';
import { codeOf, textsOf } from './text.ts';

/** A field that a notice says it does not publish yet: `efac:FieldsPrivacy`, BT-195 to BT-198. */
export interface Withheld {
  /** BT-195: which field. */
  readonly field: string;
  /** The field, its reason and the day on which it is to be published, in words. */
  readonly note: string;
  readonly element: XmlElement;
}

/** Code list `non-publication-identifier`: the business term that is withheld, and its name. */
const FIELDS: Readonly<Record<string, string>> = {
  'awa-cri-com': 'BT-543, award criteria',
  'awa-cri-des': 'BT-540, award criterion description',
  'awa-cri-fix': 'BT-5422, award criterion fixed number',
  'awa-cri-nam': 'BT-734, award criterion name',
  'awa-cri-num': 'BT-541, award criterion number',
  'awa-cri-ord': 'BT-733, award criteria order',
  'awa-cri-thr': 'BT-5423, award criterion threshold',
  'awa-cri-typ': 'BT-539, award criterion type',
  'awa-cri-wei': 'BT-5421, award criterion weight',
  'buy-rev-cou': 'BT-635, number of review requests',
  'buy-rev-typ': 'BT-636, type of review requests',
  'con-rev-buy': 'BT-160, concession revenue from the buyer',
  'con-rev-use': 'BT-162, concession revenue from users',
  'cou-ori': 'BT-191, country of origin',
  'cro-bor-law': 'BT-09, cross-border law',
  'dir-awa-jus': 'BT-136, direct award justification',
  'dir-awa-pre': 'BT-1252, earlier procedure that justifies the direct award',
  'dir-awa-tex': 'BT-135, direct award justification text',
  'gro-max-ide': 'BT-556, group of the maximum value',
  'gro-max-val': 'BT-156, maximum value of the group',
  'max-val': 'BT-709, maximum value',
  'no-awa-rea': 'BT-144, reason for no award',
  'not-app-val': 'BT-1118, approximate framework value',
  'not-max-val': 'BT-118, maximum framework value',
  'not-ree-val': 'BT-1561, re-estimated framework value',
  'not-val': 'BT-161, value of the notice',
  'pro-acc': 'BT-106, accelerated procedure',
  'pro-acc-jus': 'BT-1351, reason for acceleration',
  'pro-fea': 'BT-88, features of the procedure',
  'pro-typ': 'BT-105, type of procedure',
  'rec-sub-cou': 'BT-759, number of received submissions',
  'rec-sub-typ': 'BT-760, type of received submissions',
  'ree-val': 'BT-660, re-estimated framework value',
  'rev-req': 'BT-712, review requests',
  'sub-con': 'BT-773, subcontracting',
  'sub-des': 'BT-554, subcontracting description',
  'sub-per': 'BT-555, subcontracted share',
  'sub-per-kno': 'BT-731, whether the subcontracted share is known',
  'sub-val': 'BT-553, subcontracted value',
  'sub-val-kno': 'BT-730, whether the subcontracted value is known',
  'ten-ran': 'BT-171, rank of the tender',
  'ten-val-hig': 'BT-711, highest tender value',
  'ten-val-low': 'BT-710, lowest tender value',
  'val-con-des': 'BT-163, concession value description',
  'win-cho': 'BT-142, winner chosen',
  'win-ten-val': 'BT-720, value of the winning tender',
  'win-ten-var': 'BT-193, variant',
};

/** Code list `non-publication-justification`. */
const REASONS: Readonly<Record<string, string>> = {
  'eo-int': 'commercial interests of an economic operator',
  'fair-comp': 'fair competition',
  'law-enf': 'law enforcement',
  'oth-int': 'other public interest',
};

/**
 * The field of this code that the element, or the extension in it, withholds. What stands in the field itself is then a mask
 * (-1, 1970-01-01, "unpublished"), or a value that must not be shown: it is never read.
 */
export function withheldIn(
  element: XmlElement | undefined,
  field: string,
  language: string | undefined,
): Withheld | undefined {
  const privacy = [
    ...(element?.all('FieldsPrivacy') ?? []),
    ...(element?.every(
      'UBLExtensions',
      'UBLExtension',
      'ExtensionContent',
      'EformsExtension',
      'FieldsPrivacy',
    ) ?? []),
  ].find((each) => codeOf(each.child('FieldIdentifierCode')) === field);
  return privacy && readWithheld(privacy, language);
}

/** Every field that the notice withholds, in document order, each once per element that withholds it. */
export function allWithheld(root: XmlElement, language: string | undefined): Withheld[] {
  return Array.from(root.descendants('FieldsPrivacy'), (privacy) => readWithheld(privacy, language));
}

function readWithheld(privacy: XmlElement, language: string | undefined): Withheld {
  const field = codeOf(privacy.child('FieldIdentifierCode')) ?? 'a field';
  const code = codeOf(privacy.child('ReasonCode'));
  const description = textsOf(privacy.all('ReasonDescription'), language)?.text.replace(/\.+$/, '');
  const day = readDay(privacy.child('PublicationDate'), 'PublicationDate', []);
  const reasons = [meaningOf(REASONS, code) ?? code, description].filter((text) => text !== undefined);
  const note = [
    `Withheld (${meaningOf(FIELDS, field) ?? field})`,
    reasons.length > 0 && `: ${reasons.join('; ')}`,
    day !== undefined && `; to be published on ${day}`,
  ];
  return { field, note: `${note.filter((part) => part !== false).join('')}.`, element: privacy };
}
