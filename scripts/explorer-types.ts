import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generate } from '@graphql-codegen/cli';

const ROOT = new URL('../', import.meta.url);
const TARGET = new URL('src/explorer/operations.ts', ROOT);

const HEADER = '// Written by `npm run explorer:types` from the .graphql files beside the pages.';

/** The typed documents of all operations of pages, as one module. */
export async function generateOperations(): Promise<string> {
  const [file] = await generate(
    {
      cwd: fileURLToPath(ROOT),
      schema: 'schema.graphql',
      documents: 'src/explorer/**/*.graphql',
      silent: true,
      generates: {
        'src/explorer/operations.ts': {
          plugins: [{ add: { content: HEADER } }, 'typescript-operations', 'typed-document-node'],
          config: CONFIG,
        },
      },
    },
    false,
  );
  if (file === undefined) throw new Error('The generator wrote no file.');
  return file.content;
}

const CONFIG = {
  documentMode: 'string',
  useTypeImports: true,
  enumType: 'string-literal',
  strictScalars: true,
  inlineFragmentTypes: 'combine',
  scalars: { Date: 'string', DateTime: 'string', Decimal: 'string', PartialDate: 'string', ID: 'string' },
};

/** What is committed. */
export function readOperations(): string {
  return readFileSync(TARGET, 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(TARGET, await generateOperations());
