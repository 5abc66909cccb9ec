import { type Html, html, type Markup } from '../html.ts';
import type { NodeType } from '../operations.ts';
import type { View } from '../view.ts';
import { hiddenDays } from './search-form.ts';

/** A field of a form of filters. */
export type Field =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly label: string;
      readonly value: string | number | undefined;
      readonly hint?: string;
      readonly size?: number;
      /** The value in words, where it is a code. */
      readonly said?: string | undefined;
      /** Where it is the last part of the address of a thing: of which type. The script completes names there. */
      readonly names?: NodeType;
      /** Values that browsers offer while somebody types, each with its word; others may be given, too. */
      readonly offered?: Choices;
    }
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly label: string;
      readonly value: string | undefined;
      readonly any: string;
      readonly choices: Choices;
    }
  | {
      readonly kind: 'choices';
      readonly name: string;
      readonly label: string;
      readonly value: readonly string[];
      readonly choices: Choices;
    }
  | {
      readonly kind: 'span';
      readonly label: string;
      readonly from: Bound;
      readonly until: Bound;
      readonly hint: string;
    };

type Choices = readonly (readonly [value: string, word: string])[];

interface Bound {
  readonly name: string;
  readonly label: string;
  readonly value: string | number | undefined;
}

export interface FilterForm {
  /** Always seen. */
  readonly first: readonly Field[];
  /** Behind a summary, which is open where one of them is set; without any there is none. */
  readonly more: readonly Field[];
  /** Names of parameters that are kept as they are, such as the order. */
  readonly kept?: readonly string[];
  /** What it is called to those who hear it, where that is not just filters. */
  readonly label?: string;
}

/**
 * All filters of a list as a plain GET form: it works without script, and its address is the list's. What is chosen in it stands in print
 * and in the citation of the page.
 */
export function filterForm(view: View, { first, more, kept = [], label }: FilterForm): Html {
  const words = view.words.filters;
  const isOpen = more.some(isSet);
  view.selection = [...first, ...more].filter(isSet).map((field) => chosen(view, field));
  const hidden = view
    .ownParameters()
    .filter(([name]) => kept.includes(name))
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`);
  return html`<form class="filters" action="/${view.language}${view.path}" aria-label="${label ?? words.form}">
<div class="fields">${first.map(fieldOf)}</div>
${more.length > 0 && html`<details class="more-filters"${isOpen && html` open`}><summary>${words.more}</summary><div class="fields">${more.map(fieldOf)}</div></details>`}
${hidden}${hiddenDays(view)}
<div class="buttons"><button>${words.apply}</button> <a href="${view.link(view.path)}">${words.reset}</a></div>
</form>`;
}

function isSet(field: Field): boolean {
  if (field.kind === 'choices') return field.value.length > 0;
  if (field.kind === 'span') return field.from.value !== undefined || field.until.value !== undefined;
  return field.value !== undefined;
}

/** A field that is set, in words: "Status: Awarded, Cancelled". */
function chosen({ words }: View, field: Field): string {
  const wordOf = (value: string, choices: Choices) => choices.find(([each]) => each === value)?.[1] ?? value;
  switch (field.kind) {
    case 'text':
      return words.labelled(field.label, field.said ?? String(field.value));
    case 'choice':
      return words.labelled(field.label, wordOf(field.value ?? '', field.choices));
    case 'choices':
      return words.labelled(field.label, field.value.map((value) => wordOf(value, field.choices)).join(', '));
    case 'span': {
      const bounds = [field.from, field.until].filter(({ value }) => value !== undefined);
      return words.labelled(field.label, bounds.map(({ label, value }) => `${label} ${value}`).join(' '));
    }
  }
}

function fieldOf(field: Field): Html {
  switch (field.kind) {
    case 'text':
      return html`<label>${field.label}${input(field.name, field.value, field)}${field.said !== undefined && html`<span class="detail">${field.said}</span>`}</label>${offers(field.name, field.offered)}`;
    case 'choice':
      return html`<label>${field.label}<select name="${field.name}"><option value="">${field.any}</option>${field.choices.map(
        ([value, word]) =>
          html`<option value="${value}"${value === field.value && html` selected`}>${word}</option>`,
      )}</select></label>`;
    case 'choices':
      return html`<fieldset><legend>${field.label}</legend>${field.choices.map(
        ([value, word]) =>
          html`<label class="check"><input type="checkbox" name="${field.name}" value="${value}"${field.value.includes(value) && html` checked`}> ${word}</label>`,
      )}</fieldset>`;
    case 'span':
      return html`<fieldset class="span"><legend class="visually-hidden">${field.label}</legend>${bound({ ...field.from, label: `${field.label}, ${field.from.label}` }, field.hint)}${bound(field.until, field.hint)}</fieldset>`;
  }
}

function offers(name: string, offered: Choices = []): Html | false {
  return (
    offered.length > 0 &&
    html`<datalist id="${offersId(name)}">${offered.map(([value, word]) => html`<option value="${value}">${word}</option>`)}</datalist>`
  );
}

function offersId(name: string): string {
  return `offered-${name}`;
}

function bound({ name, label, value }: Bound, hint: string): Html {
  return html`<label>${label}${input(name, value, { size: SPAN_CHARACTERS, hint })}</label>`;
}

const SPAN_CHARACTERS = 10;

interface InputLook {
  readonly size?: number;
  readonly hint?: string;
  readonly names?: NodeType;
  readonly offered?: Choices;
}

function input(
  name: string,
  value: string | number | undefined,
  { size, hint, names, offered }: InputLook,
): Markup {
  return html`<input name="${name}" value="${value ?? ''}"${size !== undefined && html` size="${size}"`}${hint !== undefined && html` placeholder="${hint}"`}${names !== undefined && html` data-names="${names}"`}${offered !== undefined && html` list="${offersId(name)}"`} maxlength="200" autocomplete="off">`;
}
