import { BadUserInput } from '../../domain/error.ts';
import { isCurrency } from '../../domain/money.ts';
import type { ProcedureKind } from '../../model/words/node.ts';

/** A bound for tenders of a procedure with these details, as the publisher words them. */
export interface DetailsBound {
  readonly procurementMethodDetails: string;
  readonly threshold: number;
}

interface SettingValues {
  /** A whole number. */
  readonly COUNT: number;
  /** A share or a ratio. */
  readonly RATIO: number;
  readonly CURRENCY: string;
  readonly TEXTS: readonly string[];
  readonly PROCEDURES: readonly ProcedureKind[];
  readonly DETAILS_BOUNDS: readonly DetailsBound[];
}
export type SettingKind = keyof SettingValues;

/** One thing that a caller can set. */
export interface SettingDefinition<K extends SettingKind = SettingKind> {
  readonly kind: K;
  /** Null: not set, and the description says what that means. */
  readonly default: SettingValues[K] | null;
  readonly min?: number;
  readonly max?: number;
  readonly doc: string;
}
export type SettingDefinitions = Readonly<Record<string, SettingDefinition>>;

/** The values of settings, by name. */
export type SettingsOf<D extends SettingDefinitions> = {
  readonly [N in keyof D]: D[N]['default'] extends null
    ? SettingValues[D[N]['kind']] | null
    : SettingValues[D[N]['kind']];
};

/** What a caller set, by name; null and what is not there is not set. */
export type GivenSettings = Readonly<Record<string, unknown>>;

/** The values that hold: what a caller set, else the defaults. */
export function resolveSettings<D extends SettingDefinitions>(
  definitions: D,
  given: GivenSettings = {},
): SettingsOf<D> {
  const values = Object.entries(definitions).map(([name, definition]) => [
    name,
    given[name] ?? definition.default,
  ]);
  return Object.fromEntries(values) as SettingsOf<D>;
}

/** @throws BadUserInput naming the setting, its value and its bounds. */
export function checkSettings(definitions: SettingDefinitions, given: GivenSettings, place: string): void {
  for (const [name, definition] of Object.entries(definitions)) {
    const value = given[name];
    if (value != null) checkSetting(definition, value, `${place}.${name}`);
  }
}

const MAX_ELEMENTS = 100;

function checkSetting(definition: SettingDefinition, value: unknown, place: string): void {
  switch (definition.kind) {
    case 'COUNT':
    case 'RATIO':
      checkNumber(definition, value as number, place);
      return;
    case 'CURRENCY':
      if (!isCurrency(value as string)) {
        throw new BadUserInput(
          `${place}: ${JSON.stringify((value as string).slice(0, 20))} is no ISO 4217 code.`,
          place,
        );
      }
      return;
    default: {
      const elements = value as readonly unknown[];
      if (elements.length > MAX_ELEMENTS) {
        throw new BadUserInput(
          `${place}: ${elements.length} are too many; name at most ${MAX_ELEMENTS}.`,
          place,
        );
      }
      if (definition.kind !== 'DETAILS_BOUNDS') return;
      (elements as DetailsBound[]).forEach(({ threshold }, index) => {
        checkNumber(definition, threshold, `${place}[${index}].threshold`);
      });
    }
  }
}

function checkNumber({ min, max }: SettingDefinition, value: number, place: string): void {
  if (min !== undefined && value < min) {
    throw new BadUserInput(`${place}: ${value} is too small; it is at least ${min}.`, place);
  }
  if (max !== undefined && value > max) {
    throw new BadUserInput(`${place}: ${value} is too great; it is at most ${max}.`, place);
  }
}
