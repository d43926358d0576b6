import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import {renderToString} from '../../embed/render-to-string.js';
import {mount, part} from './card.js';
import {documentAt, fakeNetwork} from './network.js';

afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
});

describe('a card is never defined and empty', () => {
  it('where a script puts it into the page', () => {
    fakeNetwork();
    const card = document.createElement('elytra-status');
    card.src = '/a.json';
    document.body.append(card);
    expect(part(card, 'headline')!.textContent.trim()).to.equal('Loading status');
    expect(card.getBoundingClientRect().height).to.be.above(200);
  });

  it('where it takes over what a server has written', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    place.setHTMLUnsafe(renderToString(documentAt(), {variant: 'card'}));
    const card = place.querySelector('elytra-status')!;
    customElements.upgrade(card); // Firefox would in a moment
    expect(card.hasUpdated).to.equal(true);
    expect(part(card, 'headline')!.textContent).to.match(/Platform Status: Operational\s*$/);
  });

  it('where it has what the page has assigned before', async () => {
    const card = document.createElement('elytra-status');
    Object.assign(card, {data: documentAt(), variant: 'badge'});
    document.body.append(card);
    expect(card.state).to.equal('operational');
    expect(card.getAttribute('variant')).to.equal('badge');
  });

  for (const [variant, least] of [
    ['card', 252],
    ['badge', 26],
  ] as const) {
    it(`and a ${variant} has its height also while an engine has not laid out what is in it`, async () => {
      const card = await mount('', `variant="${variant}"`);
      part(card, 'card')!.style.display = 'none';
      expect(card.getBoundingClientRect().height).to.be.at.least(least);
    });
  }
});

describe('where no style arrives', () => {
  it('an emblem is as large as a letter all the same', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const text = renderToString(documentAt(), {variant: 'page'}).replaceAll(
      /<style.*?<\/style>/g,
      '',
    );
    place.setHTMLUnsafe(text.replaceAll('elytra-status', 'x-y'));
    for (const svg of place.querySelector('x-y')!.shadowRoot!.querySelectorAll('svg')) {
      expect(svg.getBoundingClientRect().width).to.be.within(8, 24);
    }
  });
});

describe('what can be pressed', () => {
  it('is underlined by properties that every engine knows', async () => {
    const card = await mount('', 'variant="page"');
    const {textDecorationLine, textDecorationStyle} = getComputedStyle(part(card, 'pause')!);
    expect([textDecorationLine, textDecorationStyle]).to.deep.equal(['underline', 'dotted']);
    const [sheet] = card.shadowRoot!.adoptedStyleSheets;
    const rules = [...sheet!.cssRules].map(({cssText}) => cssText).join('');
    expect(rules).not.to.match(/text-decoration: [^;]* /);
  });
});
