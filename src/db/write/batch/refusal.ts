import { RecordRejected } from '../../../domain/error.ts';
import { asDatabaseUnusable, isConstraintError } from '../../connection/database-error.ts';

/** Why a record can't be written, and where in it: `field` is a JSON pointer relative to the record ("/parties/0/role"). */
export class Refusal extends Error {
  readonly field: string;

  constructor(field: string, reason: string) {
    super(reason);
    this.field = field;
  }
}

/**
 * The error of one record for whoever imports it: refusals of ours and of the database's constraints become `RecordRejected` with a
 * JSON pointer into the batch; faults of the database itself `DatabaseUnusable`; the rest stays what it is.
 */
export function rejectionOf(error: unknown, source: string, record: string, location: string): unknown {
  if (error instanceof Refusal) return new RecordRejected(source, `${record}${error.field}`, error.message);
  if (isConstraintError(error)) {
    return new RecordRejected(source, record, `the database refuses it: ${error.message}`, { cause: error });
  }
  return asDatabaseUnusable(location, error);
}
