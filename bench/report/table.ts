/** A table of Markdown: a title for each column, and the text of its cell in the row of a thing. */
export type Columns<T> = readonly (readonly [title: string, cell: (of: T) => string])[];

export function tableOf<T>(columns: Columns<T>, things: readonly T[]): string[] {
  return [
    row(columns.map(([title]) => title)),
    row(columns.map(() => '---')),
    ...things.map((thing) => row(columns.map(([, cell]) => cell(thing)))),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A figure, or a dash where the system does not tell or it was not measured. */
export function shown(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : String(value);
}

/** A figure beside what is asked of it. */
export function judged(value: string, isMet: boolean): string {
  return isMet ? `**${value}**` : `**${value}** (missed)`;
}
