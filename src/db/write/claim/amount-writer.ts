import type { Database } from 'better-sqlite3';
import { bare } from '../../statement/alias.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { assessmentAmounts } from '../../tables/assessment.ts';
import type { Value } from '../field/attribute.ts';

const a = bare(assessmentAmounts);

/** Writes the amounts of assessments, from the text that their attribute holds. */
export function createAmountWriter(sqlite: Database) {
  const insert = prepareInsert(sqlite, [
    assessmentAmounts.assessmentId,
    assessmentAmounts.position,
    assessmentAmounts.label,
    assessmentAmounts.qualifier,
    assessmentAmounts.valueMinor,
    assessmentAmounts.valueCurrency,
  ]);
  const clear = sqlite.prepare<[number]>(`DELETE FROM ${a} WHERE ${a.assessmentId} = +?`);
  function add(assessmentId: number, values: readonly Value[]): void {
    const list = JSON.parse(String(values[0])) as Value[][];
    for (const [position, amount] of list.entries()) insert.run(assessmentId, position, ...amount);
  }
  return {
    add,
    replace(assessmentId: number, values: readonly Value[]): void {
      clear.run(assessmentId);
      add(assessmentId, values);
    },
  };
}
