import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick. */
const TICKS_PER_SECOND = 100;

/** What a process has used so far, in seconds. */
export interface ProcessorTime {
  readonly parent: number;
  readonly own: number;
  /** Of its children that ended and were waited for. */
  readonly endedChildren: number;
}

/** Undefined when the process is there no more, and where the system has no /proc. */
export function processorTimeOf(pid: number | undefined): ProcessorTime | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // After the name in brackets: state, parent, and from the 12th field on ticks in user and system mode, its own and its children's.
  const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
  const seconds = (first: number) => (Number(fields[first]) + Number(fields[first + 1])) / TICKS_PER_SECOND;
  return { parent: Number(fields[1]), own: seconds(11), endedChildren: seconds(13) };
}
