import { SourceUnusable } from '../../../domain/error.ts';
import { readJson } from '../../json.ts';
import { isJsonObject, type JsonItem, type JsonObject, kindOfJson } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { rejection } from '../../rejection.ts';
import type { Source, SourceFile, SourceItem } from '../../source.ts';
import {
  type Found,
  type FoundRelease,
  isRecord,
  madeReleases,
  releasesIn,
  releasesOfRecord,
} from './package.ts';
import { readPart } from './part.ts';
import { foldProcess } from './process-state.ts';
import { stateRelease } from './release.ts';

/**
 * Open Contracting Data Standard, versions 1.0 and 1.1, with the bid and lot extensions: release packages, record packages, bare
 * releases and records, arrays of these, several in one file, JSON Lines, and JSON text sequences.
 */
export const ocdsSource: Source = {
  name: 'ocds',
  description:
    'Open Contracting Data Standard 1.0 and 1.1: releases, records, packages of them (JSON, JSON Lines)',
  endings: ['.json', '.jsonl', '.ndjson'],
  version: 10,
  partwise: { fold: foldProcess, state: stateRelease },
  async *read(file: SourceFile): AsyncGenerator<SourceItem> {
    const reading = new Reading(file);
    for await (const item of readJson(file, ['releases', 'records'])) {
      for (const found of reading.itemsOf(item)) yield* reading.settled(found, item.kind);
    }
    reading.requireSomething();
  },
};

/** So many rejections are held back; more of them than that are given before the file ends. */
const MAX_HELD = 1_000;

class Reading {
  private readonly file: SourceFile;
  private understood = 0;
  private firstProblem: string | undefined;
  /** What was rejected before anything was understood: a file of something else is one thing to say, and not a thousand. */
  private held: SourceItem[] = [];
  /** Releases of the current object that are only linked. */
  private linked = 0;

  constructor(file: SourceFile) {
    this.file = file;
  }

  *itemsOf(item: JsonItem): Generator<SourceItem> {
    const { locator } = item;
    if (item.kind === 'BROKEN') {
      this.firstProblem ??= item.reason;
      yield rejection(this.file, locator, item.reason, item.content);
    } else if (item.kind === 'ELEMENT') {
      const { value, container, list } = item;
      yield* this.read(
        list === 'records'
          ? releasesOfRecord(value, container, locator)
          : releasesIn(value, container, locator, publishedText(container.ocid)),
      );
    } else {
      yield* this.read(this.releasesInWhole(item.value, item.listed, locator));
      this.linked = 0;
    }
  }

  /** The items that can be given by now. */
  settled(item: SourceItem, kind: JsonItem['kind']): SourceItem[] {
    this.held.push(item);
    if (kind !== 'BROKEN' && this.understood === 0 && this.held.length < MAX_HELD) return [];
    const items = this.held;
    this.held = [];
    return items;
  }

  /** @throws SourceUnusable when nothing in the file was OCDS */
  requireSomething(): void {
    if (this.understood === 0 && this.firstProblem !== undefined) {
      throw new SourceUnusable(this.file.name, `it holds no OCDS release: ${this.firstProblem}`);
    }
  }

  private *releasesInWhole(
    value: unknown,
    listed: Readonly<Record<string, number>>,
    locator: string,
  ): Generator<Found> {
    if (!isJsonObject(value)) {
      yield {
        problem: `a release or package was expected, not ${kindOfJson(value)}`,
        content: value,
        locator,
      };
    } else if (isRecord(value)) {
      const isComplete = (listed.releases ?? 0) > 0 && this.linked === 0;
      yield* madeReleases(value, value, locator, publishedText(value.ocid), isComplete);
    } else if (listed.releases === undefined && listed.records === undefined) {
      yield* this.bareRelease(value, locator);
    }
  }

  private *bareRelease(value: JsonObject, locator: string): Generator<Found> {
    if (Array.isArray(value.releases) || Array.isArray(value.records)) {
      // A package of nothing is one all the same.
      this.understood++;
    } else if (publishedText(value.ocid) === undefined) {
      const problem = 'it is neither a release (it has no ocid) nor a package of releases or records';
      yield { problem, content: value, locator };
    } else {
      yield* releasesIn(value, value, locator);
    }
  }

  private *read(found: Iterable<Found>): Generator<SourceItem> {
    for (const item of found) {
      const { locator } = item;
      if ('problem' in item) {
        this.firstProblem ??= item.problem;
        yield rejection(this.file, locator, item.problem, item.content);
      } else if ('linked' in item) {
        this.linked++;
        this.understood++;
        yield { locator, skipped: 'linked release, not fetched' };
      } else {
        this.understood++;
        yield this.readFound(item);
      }
    }
  }

  private readFound(found: FoundRelease): SourceItem {
    try {
      return readPart(found);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return rejection(this.file, found.locator, 'the release is nested too deeply to be read', '');
    }
  }
}
