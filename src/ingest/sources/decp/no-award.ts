import { nameKey } from '../../../domain/name-key.ts';
import type { TenderStatus } from '../../../domain/node.ts';
import type { PublishedParty } from './contract.ts';

/** What buyers write where a holder belongs when there is none; read only beside an identifier that is none. */
const WORDS: readonly (readonly [form: RegExp, outcome: TenderStatus])[] = [
  [/^(?:lot )?(?:declare |declaree |classe |classee )?sans suite\b/, 'CANCELLED'],
  [/^(?:lot |marche )?(?:declare |declaree )?infructueu(?:x|se)\b/, 'UNSUCCESSFUL'],
  [/^(?:pas de|aucune?|sans) (?:candidats?|candidature|offres?|reponses?)\b/, 'UNSUCCESSFUL'],
];

/** How a procedure ended by the name that stands in the holder's place ("SANS SUITE"); undefined for a real name. */
export function outcomeNamed({ name }: PublishedParty): TenderStatus | undefined {
  if (name === undefined) return undefined;
  const key = nameKey(name);
  return WORDS.find(([form]) => form.test(key))?.[1];
}
