import {nothing, type TemplateResult} from '../card/html.js';

/**
 * The HTML of a template, for a server. It understands what `render` uses: text, lists, nested templates,
 * attributes, listeners and `.textContent`. A listener cannot be written down, so what waits for one is
 * `disabled`.
 */
export function templateToString(value: unknown): string {
  if (value === null || value === undefined || value === nothing) return '';
  if (Array.isArray(value)) return value.map(templateToString).join('');
  return isTemplate(value) ? fill(value) : escapeHtml(value as string | number);
}

/** Text and quoted attribute values alike. */
export const escapeHtml = (text: string | number): string =>
  String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const isTemplate = (value: unknown): value is TemplateResult =>
  typeof value === 'object' && '_$litType$' in value! && 'raw' in (value as TemplateResult).strings;

function fill({strings, values}: TemplateResult): string {
  let result = '';
  let isInTag = false;
  let listens = false; // the element whose tag is open
  let content = ''; // of the element whose tag is open
  for (const [index, string] of strings.entries()) {
    const text = string.replace(/\s+/g, ' ').replace(/ >/g, '>'); // outside text comes as a value
    const end = content && text.indexOf('>') + 1;
    result += end ? text.slice(0, end) + content + text.slice(end) : text;
    if (end) content = '';
    if (index === values.length) break;
    if (/[<>]/.test(text)) {
      isInTag = text.lastIndexOf('<') > text.lastIndexOf('>');
      listens = false;
    }
    const value = values[index];
    const bare = isInTag && /\s([@.\w-]+)=$/.exec(result);
    if (!isInTag) result += templateToString(value);
    else if (bare && bare[1] === '.textContent') {
      result = result.slice(0, bare.index);
      content = templateToString(value);
    } else if (!bare) result += escapeHtml((value as string | null) ?? '');
    else if (bare[1]!.startsWith('@')) {
      result = result.slice(0, bare.index) + (listens || value === nothing ? '' : ' disabled');
      listens = true;
    } else result = result.slice(0, bare.index) + attribute(bare[1]!, value);
  }
  return result;
}

function attribute(name: string, value: unknown): string {
  return value === nothing ? '' : ` ${name}="${escapeHtml((value as string | null) ?? '')}"`;
}
