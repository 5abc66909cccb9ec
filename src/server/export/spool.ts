import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** So much waits in memory before a file is made: most exports never need one. */
const MEMORY_BYTES = 262_144;
const READ_BYTES = 65_536;

/**
 * What was made of an export and not taken yet: first some in memory, then a temporary file that nobody else can read. It holds a bounded
 * number of bytes; the file is gone when the process is.
 */
export class Spool {
  readonly #maxBytes: number;
  #memory: Buffer[] = [];
  #memoryBytes = 0;
  #file: Promise<FileHandle> | undefined;
  #written = 0;
  #read = 0;
  #last: Promise<unknown> = Promise.resolve();

  /** @param maxBytes beyond which there is no room until all was taken; 0 for memory only */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get hasRoom(): boolean {
    if (this.#hasFile) return this.#written < this.#maxBytes;
    return this.#memoryBytes < MEMORY_BYTES || this.#maxBytes > 0;
  }

  /** Whether something waits in the file: what comes now comes after it. */
  get #hasFile(): boolean {
    return this.#read < this.#written;
  }

  get isEmpty(): boolean {
    return this.#memoryBytes === 0 && !this.#hasFile;
  }

  add(bytes: Buffer): Promise<void> {
    return this.#inTurn(async () => {
      if (!this.#hasFile && (this.#memoryBytes < MEMORY_BYTES || this.#maxBytes === 0)) {
        this.#memory.push(bytes);
        this.#memoryBytes += bytes.length;
        return;
      }
      this.#file ??= openUnnamed();
      await writeAll(await this.#file, bytes, this.#written);
      this.#written += bytes.length;
    });
  }

  /** The next bytes; undefined when there are none now. */
  take(): Promise<Buffer | undefined> {
    return this.#inTurn(async () => {
      const first = this.#memory.shift();
      if (first) {
        this.#memoryBytes -= first.length;
        return first;
      }
      if (!this.#hasFile || this.#file === undefined) return undefined;
      const file = await this.#file;
      const length = Math.min(READ_BYTES, this.#written - this.#read);
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, this.#read);
      this.#read += bytesRead;
      if (!this.#hasFile) {
        this.#read = 0;
        this.#written = 0;
        await file.truncate(0);
      }
      return buffer.subarray(0, bytesRead);
    });
  }

  /** One after the other: what is written and what is read move the same places. */
  #inTurn<R>(step: () => Promise<R>): Promise<R> {
    const result = this.#last.then(step);
    this.#last = result.catch(() => undefined);
    return result;
  }

  async close(): Promise<void> {
    await this.#last;
    this.#memory = [];
    const file = await this.#file?.catch(() => undefined);
    await file?.close();
  }
}

/** A file without a name, so that it can't outlive the process. Where a file that is open keeps its name, closing it is all there is. */
async function openUnnamed(): Promise<FileHandle> {
  const path = join(tmpdir(), `greffe-export-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path, { force: true }).catch(() => undefined);
  return file;
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
