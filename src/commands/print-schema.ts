import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { type DocumentNode, lexicographicSortSchema, parse, print, printSchema, visit } from 'graphql';
import { buildCatalogue, buildSchema } from '../schema/build.ts';

/** `greffe print-schema`: the API's schema in GraphQL's definition language. */
export function addPrintSchemaCommand(program: Command): void {
  program
    .command('print-schema')
    .description("Print the API's GraphQL schema.")
    .option('--write <file>', 'write it to a file instead')
    .option('--no-descriptions', 'leave out the descriptions')
    .action(({ write, descriptions }: { write?: string; descriptions: boolean }) => {
      const printed = printSchema(lexicographicSortSchema(buildSchema(buildCatalogue())));
      const text = `${descriptions ? printed : print(withoutDescriptions(parse(printed)))}\n`;
      if (write) writeFileSync(write, text);
      else process.stdout.write(text);
    });
}

function withoutDescriptions(document: DocumentNode): DocumentNode {
  return visit(document, {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });
}
