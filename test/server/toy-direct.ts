import { type ExecutionArgs, execute, getOperationAST, OperationTypeNode, visit } from 'graphql';
import { JsonText } from '../../src/schema/compiled/json-text.ts';
import type { ServerOptions } from '../../src/server/server.ts';

/** What one statement couldn't read: fields that wait, fail or change something. */
const NOT_DIRECT: ReadonlySet<string> = new Set(['brittle', 'fails', 'misreads', 'rename', 'slow']);

/** Answers as the compiled executor does: at once and as text, or not at all. */
export function answerToyDirectly(
  args: ExecutionArgs,
  answer: NonNullable<ServerOptions['answer']> = execute,
): JsonText | undefined {
  const operation = getOperationAST(args.document, args.operationName);
  if (operation?.operation !== OperationTypeNode.QUERY || asksForMore(args)) return undefined;
  const result = answer(args);
  if (result instanceof Promise || result.errors) return undefined;
  return new JsonText(JSON.stringify(result.data));
}

function asksForMore({ document }: ExecutionArgs): boolean {
  let asks = false;
  visit(document, {
    Field({ name }) {
      asks ||= NOT_DIRECT.has(name.value);
    },
  });
  return asks;
}
