import { HtmlValidate } from 'html-validate';

const CHECK = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Templates leave spaces and empty lines where something is left out.
    'no-trailing-whitespace': 'off',
    // As HTML has it: `<!DOCTYPE html>`, and `<use …/>` in SVG.
    'doctype-style': 'off',
    'void-style': 'off',
    'svg-focusable': 'off',
    // A region that scrolls has to be reached by keyboard.
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'long-title': 'off',
  },
});

/** What is not as HTML must be, a line each. */
export async function htmlFaults(markup: string): Promise<string[]> {
  const { results } = await CHECK.validateString(markup);
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ ruleId, message, line, selector }) => `${ruleId} (line ${line}, ${selector}): ${message}`,
    ),
  );
}
