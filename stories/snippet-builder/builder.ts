/** The page: a form, a live card, and what to copy. */
import {HOSTINGS, SCHEMES, VARIANTS, type Release} from './choice.js';
import {INITIAL, readChoice, writeChoice, type Chosen} from './choice-in-address.js';
import {fillForm, readForm, writeForm} from './form.js';
import {parseAddress} from './parse-address.js';
import {Preview} from './preview.js';
import {SNIPPETS} from './snippets.js';
import {showSnippets} from './show-snippets.js';

const EXAMPLE = 'https://status.example.com/status.json';

const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
const form = find<HTMLFormElement>('form');
const address = find<HTMLInputElement>('#src');

const release = (await (await fetch('release.json')).json()) as Release;
const languages = languagesOf(release);
fillForm(form, {
  variant: VARIANTS,
  language: languages,
  scheme: SCHEMES,
  hosting: HOSTINGS,
  kind: Object.fromEntries(Object.keys(SNIPPETS).map((kind) => [kind, kind])),
});
const preview = new Preview(find('#stage'), find('#hint'));

// Words that are still being typed ask nobody: half an address is a stranger's.
form.addEventListener('change', () => void update());
find('#kind').addEventListener('change', () => void update()); // it is beside the form
form.addEventListener('input', (event) => {
  const {type} = event.target as HTMLInputElement;
  const isPasted = /^insertFrom(Paste|Drop)/.test(event.inputType);
  if (type === 'color' || isPasted) void update();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void update();
  preview.retry();
});
form.addEventListener('reset', (event) => {
  event.preventDefault(); // it would come after all listeners
  show(INITIAL);
});
window.addEventListener('hashchange', () => show(chosenIn(location.hash.slice(1))));

show(chosenIn(location.hash.slice(1) || location.search));

function chosenIn(text: string): Chosen {
  return readChoice(text, languages);
}

function show(chosen: Chosen): void {
  writeForm(form, chosen);
  void update();
}

/** The example's address until there is one; a wrong one is named, and changes nothing else. */
async function update(): Promise<void> {
  const {href, problem = ''} = parseAddress(address.value);
  find('#problem').textContent = address.value.trim() ? problem : '';
  address.setAttribute('aria-invalid', String(!!address.value.trim() && !!problem));
  const chosen = readForm(form);
  // What was refused may hold a password.
  const kept = writeChoice({...chosen, src: href ?? ''});
  history.replaceState(null, '', kept ? `#${kept}` : location.pathname);
  const choice = {...chosen, src: href ?? EXAMPLE};
  showSnippets(find('#snippets'), SNIPPETS[chosen.kind](choice, release), (title) => {
    find('#copied').textContent = `Copied: ${title}`;
  });
  await preview.show(choice, href);
}

/** Each under its own name. */
function languagesOf({files}: Release): Record<string, string> {
  const tags = Object.keys(files).flatMap((file) => /^lang\/(.+)\.js$/.exec(file)?.[1] ?? []);
  return Object.fromEntries(
    ['en', ...tags].map((tag) => [tag, new Intl.DisplayNames(tag, {type: 'language'}).of(tag)!]),
  );
}
