import type { QueryLimits } from '../config.ts';
import { type CheckDocument, findOperation } from './document-check.ts';
import type { ServerPlugin } from './exchange.ts';
import { refuseLargeVariables } from './limits/input-size.ts';

/** Reads, bounds and validates documents, and bounds variables, in place of Yoga's parser and validator. */
export function useBoundedDocuments(checkDocument: CheckDocument, limits: QueryLimits): ServerPlugin {
  return {
    onParse({ params, context, setParsedDocument }) {
      const checked = checkDocument(String(params.source));
      if (checked.document === undefined) throw new AggregateError(checked.errors);
      const { variables, operationName } = context.params;
      if (variables != null) refuseLargeVariables(variables, limits);
      context.exchange.operation = findOperation(checked.operations, operationName);
      setParsedDocument(checked.document);
    },
    onValidate({ setResult }) {
      // Only documents that passed get here; graphql-js need not read them again.
      setResult([]);
    },
  };
}
