/** The demo's page: one radio button a situation, and the log. */
const fieldset = document.querySelector('fieldset');
const log = document.querySelector('pre');

const {situations, current} = await (await fetch('/situations')).json();
for (const [name, label] of Object.entries(situations)) {
  const input = Object.assign(document.createElement('input'), {type: 'radio', name: 's'});
  input.value = name;
  input.checked = name === current;
  input.addEventListener('change', () => fetch(`/situations/${name}`, {method: 'POST'}));
  const line = document.createElement('label');
  line.append(input, ` ${label}`);
  fieldset.append(line);
}

new EventSource('/log').addEventListener('message', ({data}) => {
  log.textContent = JSON.parse(data).join('\n');
});

// The builder begins with the document of this page.
const src = new URL('/status.json', location.href);
document.querySelector('#builder').hash = new URLSearchParams({src: src.href});
