import { COMMON_SETTINGS } from '../../graph/indicator/common-setting.ts';
import { settingsName } from '../../graph/indicator/find-indicators.ts';
import type { Indicator } from '../../graph/indicator/indicator.ts';
import { INDICATORS } from '../../graph/indicator/indicator-list.ts';
import {
  checkSettings,
  type DetailsBound,
  type GivenSettings,
  type SettingDefinition,
  type SettingDefinitions,
} from '../../graph/indicator/setting.ts';
import type { Builder, InputFields } from '../type/builder.ts';

declare module '../type/backing.ts' {
  interface Inputs {
    IndicatorSettings: GivenSettings;
    ProcedureThreshold: DetailsBound;
  }
}

type InputName = 'Int' | 'Float' | 'String' | 'ProcedureKind' | 'ProcedureThreshold';

/** Makes the input `IndicatorSettings` from what the indicators declare. */
export function addIndicatorSettings(builder: Builder): void {
  addProcedureThreshold(builder);
  const ofIndicators = INDICATORS.filter(isConfigurable).map((indicator) => {
    const name = settingsName(indicator);
    const type = builder.inputType(`${name[0]?.toUpperCase()}${name.slice(1)}Settings`, {
      description: `What can be set for ${indicator.id}, ${indicator.name}.`,
      fields: (t) => settingFields(t, indicator.settings),
    });
    return { name, type, indicator };
  });
  builder.inputRef<GivenSettings>('IndicatorSettings').implement({
    description:
      'Thresholds and other settings of indicators, named as in the settings files of Cardinal. What is absent has its default.',
    fields: (t) => ({
      ...settingFields(t, COMMON_SETTINGS),
      ...Object.fromEntries(
        ofIndicators.map(({ name, type, indicator }) => [
          name,
          t.field({ type, description: `For ${indicator.id}, ${indicator.name}.` }),
        ]),
      ),
    }),
  });
}

function addProcedureThreshold(builder: Builder): void {
  builder.inputType('ProcedureThreshold', {
    description: 'A threshold for tenders with some procedure details.',
    fields: (t) => ({
      procurementMethodDetails: t.string({
        required: true,
        description: 'The details, as published: OCDS `tender/procurementMethodDetails`.',
      }),
      threshold: t.int({ required: true, description: 'The threshold for them.' }),
    }),
  });
}

function settingFields(t: InputFields, definitions: SettingDefinitions) {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, definition]) => [
      name,
      t.field({ type: inputTypeOf(definition), description: describeSetting(definition) }),
    ]),
  );
}

/** @throws BadUserInput naming the setting that is out of its bounds. */
export function checkIndicatorSettings(settings: GivenSettings | null | undefined): void {
  if (!settings) return;
  checkSettings(COMMON_SETTINGS, settings, 'settings');
  for (const indicator of INDICATORS) {
    const name = settingsName(indicator);
    const given = settings[name] as GivenSettings | null | undefined;
    if (given) checkSettings(indicator.settings, given, `settings.${name}`);
  }
}

/** What a setting does, and its default where it has one. */
export function describeSetting({ doc, default: value }: SettingDefinition): string {
  return value === null ? doc : `${doc} Default: ${JSON.stringify(value)}.`;
}

function isConfigurable({ settings }: Indicator): boolean {
  return Object.keys(settings).length > 0;
}

function inputTypeOf({ kind }: SettingDefinition): InputName | [InputName] {
  switch (kind) {
    case 'COUNT':
      return 'Int';
    case 'RATIO':
      return 'Float';
    case 'CURRENCY':
      return 'String';
    case 'TEXTS':
      return ['String'];
    case 'PROCEDURES':
      return ['ProcedureKind'];
    case 'DETAILS_BOUNDS':
      return ['ProcedureThreshold'];
  }
}
