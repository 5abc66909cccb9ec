/** A settings file of Cardinal, by section; keys before the first section stand under the empty name. */
export function parseIni(text: string): Record<string, Record<string, string>> {
  const sections: Record<string, Record<string, string>> = {};
  let section = '';
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '' || line.startsWith(';')) continue;
    const name = /^\[(.+)\]$/.exec(line)?.[1];
    if (name !== undefined) {
      section = name;
      sections[section] = {};
      continue;
    }
    const [, key, value] = /^(\w+)\s*=\s*(.*?)(?:\s*;.*)?$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw new Error(`not a setting: ${line}`);
    sections[section] = { ...sections[section], [key]: value };
  }
  return sections;
}

/** Which indicators a settings file enables, and the `settings` argument that says the same. */
export function settingsOf(ini: string): { ids: string[]; settings: Record<string, unknown> } {
  const { '': common = {}, ...sections } = parseIni(ini);
  const settings = Object.fromEntries(
    Object.entries(sections).flatMap(([code, values]) => {
      const given = Object.entries(values).map(([key, value]) => [camelCase(key), readSetting(key, value)]);
      return given.length === 0 ? [] : [[code.toLowerCase(), Object.fromEntries(given)]];
    }),
  );
  return { ids: Object.keys(sections), settings: { ...common, ...settings } };
}

function camelCase(key: string): string {
  return key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function readSetting(key: string, value: string): unknown {
  return key === 'procurement_methods' ? value.toUpperCase().split('|') : Number(value);
}
