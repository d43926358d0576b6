import {COLORS, PARTS, type Choice, type ColorName, type PartName} from './choice.js';

const SELECTS = ['variant', 'language', 'scheme', 'hosting'] as const;
type Selects = Record<(typeof SELECTS)[number], Record<string, string>>;

/** Puts the choices into the form. */
export function fillForm(form: HTMLFormElement, selects: Selects): void {
  for (const name of SELECTS) {
    const options = Object.entries(selects[name]).map(([value, text]) => new Option(text, value));
    form.querySelector(`#${name}`)!.append(...options);
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

/** What is chosen, but for the address. */
export function readForm(form: HTMLFormElement): Omit<Choice, 'src'> {
  const value = (name: string) => form.querySelector<HTMLSelectElement>(`#${name}`)!.value;
  const isOn = (id: string) => form.querySelector<HTMLInputElement>(`#${id}`)!.checked;
  const colors = (Object.keys(COLORS) as ColorName[]).filter((name) => isOn(`own-${name}`));
  return {
    variant: value('variant') as Choice['variant'],
    component: value('component').trim(),
    group: value('group').trim(),
    language: value('language'),
    scheme: value('scheme') as Choice['scheme'],
    hosting: value('hosting') as Choice['hosting'],
    colors: Object.fromEntries(colors.map((name) => [name, value(`color-${name}`)])),
    hiddenParts: (Object.keys(PARTS) as PartName[]).filter((part) => !isOn(`part-${part}`)),
  };
}
