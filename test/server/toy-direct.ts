import { type ExecutionArgs, execute, getOperationAST, OperationTypeNode } from 'graphql';
import { type Eventual, whenThere } from '../../src/db/read/eventual.ts';
import { JsonText } from '../../src/schema/compiled/json-text.ts';
import type { OperationResult } from '../../src/server/exchange.ts';
import type { ServerOptions } from '../../src/server/server.ts';

/** Answers a query; its data as text, where it meets no error. */
export function answerToyDirectly(
  args: ExecutionArgs,
  answer: NonNullable<ServerOptions['answer']> = execute,
): Eventual<OperationResult> | undefined {
  const operation = getOperationAST(args.document, args.operationName);
  if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
  return whenThere(answer(args), (result) =>
    result.errors ? result : { data: new JsonText(Buffer.from(JSON.stringify(result.data))) },
  );
}
