import type { IncomingMessage } from 'node:http';
import { refuseRequest } from '../answer/refusal.ts';
import { hasTimedOut } from './broken-request.ts';

/**
 * Reads a request's body as UTF-8 text, counting bytes as they come, so that no more than `maxBytes` are ever held.
 *
 * `stream` is Node's request, where there is one; without it the body is what `request` holds already.
 *
 * @throws GraphQLError BODY_LIMIT, status 413, as soon as the body is known to be too large; 400 when it ends early, 408 when it takes too long
 */
export async function readBody(
  request: Request,
  stream: IncomingMessage | undefined,
  maxBytes: number,
): Promise<string> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  if (stream !== undefined) return readIncoming(stream, maxBytes);
  const text = await request.text();
  if (Buffer.byteLength(text) > maxBytes) throw tooLarge(maxBytes);
  return text;
}

/** Reads the body of Node's request, in the same way. */
export function readIncoming(stream: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(tooLarge(maxBytes));
    });
    stream.on('end', () => resolve(decode(chunks)));
    stream.on('error', () => reject(endedEarly(stream)));
    stream.on('close', () => {
      if (!stream.complete) reject(endedEarly(stream));
    });
  });
}

function decode(chunks: readonly Buffer[]): string {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined
    ? only.toString('utf8')
    : Buffer.concat(chunks).toString('utf8');
}

function endedEarly(stream: IncomingMessage) {
  if (hasTimedOut(stream)) {
    return refuseRequest(408, 'REQUEST_TIMEOUT', 'The request took too long to come in whole.');
  }
  return refuseRequest(400, 'BAD_REQUEST', 'The request ended before its body was complete.');
}

/** The connection is closed after the answer: what the client still sends of the body is not worth reading. */
function tooLarge(maxBytes: number) {
  const message = `The body is larger than ${maxBytes} bytes, which is the limit (GREFFE_MAX_BODY_BYTES).`;
  return refuseRequest(413, 'BODY_LIMIT', message, { connection: 'close' });
}
