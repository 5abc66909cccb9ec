import type { EvidenceStanding } from '../../../domain/claim.ts';
import type { NodeType } from '../../../domain/node.ts';
import { isPartialDate, lastDay } from '../../../domain/partial-date.ts';
import type { NodeRef } from '../../../model/record.ts';
import type { Dossier } from './dossier-schema.ts';
import type { Names } from './names.ts';
import type { FoundProblem } from './problem.ts';
import type { ClaimIndexes } from './schema-check.ts';
import type { Path, YamlText } from './yaml-text.ts';

/** When articles were published, by ref: that of all dossiers of one import. */
export type Publications = ReadonlyMap<NodeRef, string>;

/** What turning one dossier into records needs to know, and the place where problems gather. */
export class Scope {
  readonly file: string;
  readonly problems: FoundProblem[] = [];
  readonly defaultStanding: EvidenceStanding;
  /** Whether evidence without an article of its own relies on a default one. */
  readonly hasDefaultArticle: boolean;
  /** The nodes that the dossier names, described by it or not. */
  readonly named = new Set<NodeRef>();
  readonly #yaml: YamlText;
  readonly #names: Names;
  readonly #indexes: ClaimIndexes;
  readonly #defaultArticle: NodeRef | undefined;
  readonly #statedOn: string | undefined;
  #isLackOfDayReported: boolean;

  constructor(
    yaml: YamlText,
    defaults: Dossier['defaults'],
    indexes: ClaimIndexes,
    names: Names,
    publications: Publications,
  ) {
    this.file = yaml.file;
    this.#yaml = yaml;
    this.#names = names;
    this.#indexes = indexes;
    this.defaultStanding = defaults?.standing ?? 'REPORTED';
    const article = defaults?.article;
    this.hasDefaultArticle = article !== undefined;
    this.#defaultArticle =
      article === undefined ? undefined : this.node(article, ['ARTICLE'], ['defaults', 'article']);
    this.#statedOn = defaults?.statedOn ?? this.#publicationDay(publications);
    // A default article that is not there has been reported where it stands.
    this.#isLackOfDayReported = this.hasDefaultArticle && this.#defaultArticle === undefined;
  }

  /** Notes a problem at the value of a path within the dossier. */
  report(path: Path, message: () => string): void {
    this.problems.push(this.problemAt(path, message));
  }

  /** A problem at the value of a path within the dossier. */
  problemAt(path: Path, message: () => string): FoundProblem {
    return this.#yaml.problemAt(this.#writtenPath(path), message);
  }

  /** The ref of the node that a reference names; one that names none of the types is a problem and has no ref. */
  node(reference: string, types: readonly NodeType[], path: Path): NodeRef | undefined {
    const resolution = this.#names.resolve(reference, types);
    if ('ref' in resolution) {
      this.named.add(resolution.ref);
      return resolution.ref;
    }
    this.report(path, resolution.problem);
    return undefined;
  }

  /** The ref of the file's default article, for a path that needs one: having none is a problem there. */
  defaultArticle(path: Path): NodeRef | undefined {
    if (!this.hasDefaultArticle) {
      this.report(
        path,
        () => 'the file has no default article; expected defaults.article, or evidence that names one',
      );
    }
    return this.#defaultArticle;
  }

  /** The day on which what the file states was stated; that there is none is a problem, reported once. */
  statedOn(path: Path): string {
    if (this.#statedOn !== undefined) return this.#statedOn;
    if (!this.#isLackOfDayReported) {
      this.#isLackOfDayReported = true;
      this.report(
        path,
        () =>
          'no day is known on which this was stated; expected statedOn here, defaults.statedOn, or a default article with `published`',
      );
    }
    return '';
  }

  #publicationDay(publications: Publications): string | undefined {
    const article = this.#defaultArticle;
    if (article === undefined) return undefined;
    const known = this.#names.knownRecord(article);
    const published =
      known?.type === 'ARTICLE' ? (known.published ?? known.statedOn) : publications.get(article);
    return isPartialDate(published) ? lastDay(published) : undefined;
  }

  /** Claims that stand behind one that was left out have moved up; the path in the text counts it. */
  #writtenPath(path: Path): Path {
    const [top, section, index, ...rest] = path;
    if (top !== 'claims' || typeof index !== 'number') return path;
    return [top, section as string, this.#indexes[section as string]?.[index] ?? index, ...rest];
  }
}
