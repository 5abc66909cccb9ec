/** How an export ended: to its end, because the client went or took nothing, by a fault of ours, or before it began as too many ran. */
export type ExportEnd = 'complete' | 'aborted' | 'failed' | 'refused';

export interface ExportCount {
  readonly format: string;
  readonly end: ExportEnd;
  count: number;
  bytes: number;
}

/** Counts exports, and how many run now. */
export class ExportTally {
  readonly #counts = new Map<string, ExportCount>();
  #running = 0;

  get counts(): Iterable<ExportCount> {
    return this.#counts.values();
  }

  get running(): number {
    return this.#running;
  }

  begin(): void {
    this.#running += 1;
  }

  /** An export that had begun is over. */
  end(format: string, end: ExportEnd, bytes: number): void {
    this.#running -= 1;
    this.#add(format, end, bytes);
  }

  refuse(format: string): void {
    this.#add(format, 'refused', 0);
  }

  #add(format: string, end: ExportEnd, bytes: number): void {
    const key = `${format} ${end}`;
    const count = this.#counts.get(key) ?? { format, end, count: 0, bytes: 0 };
    count.count += 1;
    count.bytes += bytes;
    this.#counts.set(key, count);
  }
}
