import type { AsKnown, Collection, FieldDescription, MoneySource } from '../collection/collection.ts';
import type { Source } from '../collection/expression.ts';
import type { Scope } from './scope.ts';

/**
 * The columns to read of a collection's rows: those that the asked fields need, and the key.
 * Rows carry them under their database names.
 */
export class Selection {
  readonly collection: Collection;
  readonly #columns = new Map<string, { column: Source; asKnown: AsKnown | undefined }>();

  constructor(collection: Collection) {
    this.collection = collection;
    this.add(collection.key);
  }

  add(column: Source, asKnown?: AsKnown): void {
    this.#columns.set(column.name, { column, asKnown });
  }

  /** Adds what reading a field of the row takes. */
  addField(field: FieldDescription): void {
    switch (field.kind) {
      case 'column':
      case 'one':
        this.add(field.column, field.asKnown);
        break;
      case 'money':
        this.add(field.amount, field.asKnown?.amount);
        this.add(field.currency, field.asKnown?.currency);
        break;
      case 'group':
        for (const column of Object.values(field.columns).flatMap(sourcesOf)) this.add(column);
        break;
      case 'oneOfTypes':
        this.add(field.column);
        this.add(field.type);
        break;
      case 'values':
        if (field.asKnown) this.add(field.asKnown);
        break;
      case 'list':
        if (field.via.kind === 'owned' && this.collection.keyWithin) this.add(this.collection.keyWithin);
        break;
      case 'globalId':
      case 'page':
        // These need the key alone, which every selection has.
        break;
    }
  }

  /** The result columns of a SELECT over the scope. */
  text(scope: Scope): string {
    return Array.from(
      this.#columns.values(),
      ({ column, asKnown }) => `${scope.value(column, asKnown)} AS ${column.name}`,
    ).join(', ');
  }
}

function sourcesOf(source: Source | MoneySource): Source[] {
  return 'amount' in source ? [source.amount, source.currency] : [source];
}
