import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import {mount, textOf} from './card.js';
import {fakeNetwork} from './network.js';

afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
});

/** A card that loads, written as a page would. */
async function loading(content: string): Promise<string> {
  fakeNetwork();
  const card = await mount('/a.json');
  card.innerHTML = content;
  await Promise.resolve(); // until the card has been told
  await card.updateComplete;
  const slot = card.shadowRoot!.querySelector('slot');
  return slot ? `slot: ${card.innerText}` : textOf(card, 'headline');
}

describe('what is between the tags, while the card loads', () => {
  for (const content of [
    '',
    '\n  ',
    '<br>',
    '<p></p>',
    '<div><span> </span></div>',
    '<noscript>Status: status.example.com</noscript>',
    '<template><p>Status</p></template>',
    '<script type="text/plain">Status</script>',
    '<style>p { color: red }</style>',
    '<!-- Status -->',
    '<span hidden>Status</span>',
  ]) {
    it(`takes the place of no sentence where nobody can read it: ${JSON.stringify(content)}`, async () => {
      expect(await loading(content)).to.equal('Loading status');
    });
  }

  for (const content of [
    'Status: status.example.com',
    '<p>Status</p>',
    '<br><em>Status</em>',
    '<img alt="Status" src="data:,">',
    '<noscript>x</noscript> Status',
    '<div><svg></svg></div>',
    '<progress></progress>',
  ]) {
    it(`is shown where somebody can: ${content}`, async () => {
      expect(await loading(content)).to.match(/^slot: /);
    });
  }
});
