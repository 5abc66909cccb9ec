import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { type GreffeDatabase, openDatabase } from '../src/db/connection/client.ts';
import { CEILING_STATEMENTS } from './ceiling-statement.ts';
import { openPathCeiling } from './graph/path-ceiling.ts';
import type { Variables } from './queries.ts';

/** Answers the bodies of the bench's requests with what one statement each returns. */
export interface Ceiling {
  /**
   * The answer as text, without extensions.
   *
   * @throws RangeError for an operation that is none of the bench's
   */
  answer(body: string): string;
}

/**
 * The least that can be done for a request: parse it, run one prepared statement, or search typed arrays for a path. Settings of
 * the database are the server's own.
 */
export function createCeiling(database: GreffeDatabase): Ceiling {
  const { sqlite } = database;
  const pathCeiling = openedOnce(() => openPathCeiling(database));
  const statements = new Map(
    Object.entries(CEILING_STATEMENTS).map(([name, { sql, bind }]) => [
      name,
      { read: sqlite.prepare<unknown[], string>(sql).pluck(), bind },
    ]),
  );
  let isTurnOpen = false;
  const endTurn = () => {
    isTurnOpen = false;
    sqlite.exec('COMMIT');
  };
  return {
    answer(body) {
      const { operationName, variables } = JSON.parse(body) as {
        operationName: string;
        variables: Variables;
      };
      if (operationName.startsWith('Paths')) {
        return `{"data":${pathCeiling().answer(operationName, variables)}}`;
      }
      const statement = statements.get(operationName);
      if (statement === undefined) throw new RangeError(`No statement is written for ${operationName}.`);
      if (!isTurnOpen) {
        isTurnOpen = true;
        sqlite.exec('BEGIN');
        setImmediate(endTurn);
      }
      return `{"data":${statement.read.get(...statement.bind(variables))}}`;
    },
  };
}

/** Most processes are asked for no path, and need not read the graph. */
function openedOnce<T>(open: () => T): () => T {
  let opened: T | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

function listen(ceiling: Ceiling): Server {
  return createServer((request, response) => {
    readBody(request, (body) => {
      const answer = ceiling.answer(body);
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(answer),
      });
      response.end(answer);
    });
  }).listen(0, '127.0.0.1');
}

function readBody(request: IncomingMessage, then: (body: string) => void): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => then(body));
}

/** Run as a program, it serves `--database FILE` until it is stopped, and says where on standard error. */
if (import.meta.main) {
  const { values } = parseArgs({ options: { database: { type: 'string' } } });
  if (!values.database) throw new Error('--database FILE is needed.');
  const server = listen(createCeiling(openDatabase(values.database, { readonly: true })));
  server.on('listening', () => {
    const { port } = server.address() as AddressInfo;
    process.stderr.write(`The ceiling answers at http://127.0.0.1:${port}\n`);
  });
  process.once('SIGTERM', () => process.exit(0));
}
