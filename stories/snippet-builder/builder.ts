/** The page: a form, a live card, and what to copy. */
import {HOSTINGS, SCHEMES, VARIANTS, type Choice, type Release} from './choice.js';
import {fillForm, readForm} from './form.js';
import {parseAddress} from './parse-address.js';
import {showPreview} from './preview.js';
import {SNIPPETS, type Kind} from './snippets.js';
import {showSnippets} from './show-snippets.js';

const EXAMPLE = 'https://status.example.com/status.json';

const find = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)!;
const form = find<HTMLFormElement>('form');
const address = find<HTMLInputElement>('#address');
const kind = find<HTMLSelectElement>('#kind');

const release = (await (await fetch('release.json')).json()) as Release;
fillForm(form, {
  variant: VARIANTS,
  language: languagesOf(release),
  scheme: SCHEMES,
  hosting: HOSTINGS,
});
kind.append(...Object.keys(SNIPPETS).map((name) => new Option(name)));

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', () => void update());
form.addEventListener('reset', () => queueMicrotask(() => void update()));
kind.addEventListener('change', () => void update());
// A link may bring the address: ?src=https://…
address.value = new URLSearchParams(location.search).get('src') ?? '';
await update();

/** The example's address until there is one; a wrong one is named, and changes nothing else. */
async function update(): Promise<void> {
  const {href, problem = ''} = parseAddress(address.value);
  find('#problem').textContent = address.value.trim() ? problem : '';
  address.setAttribute('aria-invalid', String(!!address.value.trim() && !!problem));
  const choice: Choice = {src: href ?? EXAMPLE, ...readForm(form)};
  showSnippets(find('#snippets'), SNIPPETS[kind.value as Kind](choice, release), (title) => {
    find('#copied').textContent = `Copied: ${title}`;
  });
  await showPreview(find('#stage'), choice, href);
}

/** Each under its own name. */
function languagesOf({files}: Release): Record<string, string> {
  const tags = Object.keys(files).flatMap((file) => /^lang\/(.+)\.js$/.exec(file)?.[1] ?? []);
  return Object.fromEntries(
    ['en', ...tags].map((tag) => [tag, new Intl.DisplayNames(tag, {type: 'language'}).of(tag)!]),
  );
}
