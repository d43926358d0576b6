import {COLORS, PARTS, type ColorName, type PartName} from './choice.js';
import type {Chosen} from './choice-in-address.js';

const SELECTS = ['variant', 'language', 'scheme', 'hosting', 'kind'] as const;
const TEXTS = ['src', 'component', 'group'] as const;
type Selects = Record<(typeof SELECTS)[number], Record<string, string>>;

/** Puts the choices into the form. */
export function fillForm(form: HTMLFormElement, selects: Selects): void {
  for (const name of SELECTS) {
    const options = Object.entries(selects[name]).map(([value, text]) => new Option(text, value));
    find(form, name).append(...options);
  }
  for (const [part, text] of Object.entries(PARTS)) {
    const box = input('checkbox', `part-${part}`);
    box.defaultChecked = true;
    form.querySelector('#parts')!.append(labelled(box, text));
  }
  for (const [name, {text, usual}] of Object.entries(COLORS)) {
    const box = input('checkbox', `own-${name}`);
    const color = input('color', `color-${name}`);
    color.defaultValue = usual;
    color.setAttribute('aria-label', `${text}: colour`);
    color.addEventListener('input', () => (box.checked = true)); // who picks one wants it
    const pair = document.createElement('span');
    pair.append(labelled(box, text), color);
    form.querySelector('#colors')!.append(pair);
  }
}

function input(type: string, id: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), {type, id});
}

function labelled(box: HTMLInputElement, text: string): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(box, ` ${text}`);
  return label;
}

/** By its id: what belongs to the form need not be inside of it. */
const find = (form: HTMLFormElement, id: string) => form.elements.namedItem(id) as HTMLInputElement;

/** What is chosen, and the address as it was typed. */
export function readForm(form: HTMLFormElement): Chosen {
  const valueOf = (id: string) => find(form, id).value.trim();
  const values = Object.fromEntries([...SELECTS, ...TEXTS].map((id) => [id, valueOf(id)]));
  const isOn = (id: string) => find(form, id).checked;
  const colors = (Object.keys(COLORS) as ColorName[]).filter((name) => isOn(`own-${name}`));
  return {
    ...(values as Pick<Chosen, (typeof SELECTS | typeof TEXTS)[number]>),
    history: isOn('history'),
    colors: Object.fromEntries(colors.map((name) => [name, valueOf(`color-${name}`)])),
    hiddenParts: (Object.keys(PARTS) as PartName[]).filter((part) => !isOn(`part-${part}`)),
  };
}

/** Makes the form hold what was chosen before. */
export function writeForm(form: HTMLFormElement, chosen: Chosen): void {
  for (const id of [...SELECTS, ...TEXTS]) find(form, id).value = chosen[id];
  find(form, 'history').checked = chosen.history;
  for (const name of Object.keys(COLORS) as ColorName[]) {
    const color = chosen.colors[name];
    find(form, `own-${name}`).checked = color !== undefined;
    find(form, `color-${name}`).value = color ?? COLORS[name].usual;
  }
  for (const part of Object.keys(PARTS) as PartName[]) {
    find(form, `part-${part}`).checked = !chosen.hiddenParts.includes(part);
  }
}
