import type { TenderRecord } from '../../../model/record.ts';
import type { Batch } from '../batch/batch.ts';
import { bothStated, type TenderStated, tenderStatedOf } from '../document/tender-stated.ts';
import type { Stated } from '../field/reconcile.ts';

/** Notes what the document that is being written states of a tender, with what it has stated of it already. */
export function noteTender(
  batch: Batch,
  tenderId: number,
  record: TenderRecord,
  stated: Stated,
): TenderStated {
  const day = batch.documentDay ?? record.statedOn;
  const key = `${tenderId} ${day}`;
  const said = tenderStatedOf(record, stated);
  const known = batch.tenderStatements.get(key);
  const both = known ? bothStated(known.stated, said) : said;
  batch.tenderStatements.set(key, { tenderId, day, stated: both });
  return both;
}
