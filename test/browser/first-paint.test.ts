import {expect, fixture, html} from '@open-wc/testing';
import sinon from 'sinon';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {renderToString} from '../../embed/render-to-string.js';
import {mount, part} from './card.js';
import {documentAt, fakeClock, fakeNetwork, SECOND} from './network.js';

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
    ['card', 251],
    ['badge', 26],
  ] as const) {
    it(`and a ${variant} has its height also while an engine has not laid out what is in it`, async () => {
      const card = await mount('', `variant="${variant}"`);
      part(card, 'card')!.style.display = 'none';
      expect(card.getBoundingClientRect().height).to.be.at.least(least);
    });
  }
});

describe('a card in a language whose script comes after its own', () => {
  /** What a server has written in Dutch, on a page of that age. */
  async function written(age: number): Promise<ElytraStatus> {
    fakeNetwork();
    fakeClock().tick(age);
    const place = await fixture<HTMLElement>(html`<div lang="nl"></div>`);
    place.setHTMLUnsafe(renderToString(documentAt(), {messages: {known: 'Stand: {status}'}}));
    const card = place.querySelector('elytra-status')!;
    customElements.upgrade(card);
    await card.updateComplete;
    return card;
  }
  const textOf = (card: ElytraStatus) =>
    card.shadowRoot!.querySelector('[part~="headline"]')!.textContent;

  it('takes over at once on a page that is no longer young', async () => {
    const card = await written(3 * SECOND);
    expect(card.hasUpdated).to.equal(true);
  });

  it('leaves standing what a server wrote for three seconds', async () => {
    const card = await written(SECOND);
    expect(textOf(card)).to.include('Stand: ');
    sinon.clock.tick(3 * SECOND);
    expect(textOf(card)).to.include('Platform Status: ');
  });

  it('leaves standing what a server wrote until the script is there', async () => {
    const card = await written(SECOND);
    expect(textOf(card)).to.include('Stand: ');
    await import('../../embed/lang/nl.js');
    await card.updateComplete;
    expect(textOf(card)).to.match(/^\s*Platformstatus/);
  });
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

describe('a badge from a server', () => {
  for (const width of [240, 600]) {
    it(`has its date in its box, ${width} px wide`, async () => {
      const place = await fixture<HTMLElement>(html`<div style="inline-size: ${width}px"></div>`);
      for (const component of [undefined, 'A component with quite a long name']) {
        const text = renderToString(documentAt(), {variant: 'badge', component});
        place.setHTMLUnsafe(text.replaceAll('elytra-status', 'x-y'));
        const inside = place.querySelector('x-y')!.shadowRoot!;
        const [box, date] = ['card', 'as-of'].map((name) =>
          inside.querySelector(`[part=${name}]`)!.getBoundingClientRect(),
        );
        expect(date!.height).to.be.above(0);
        expect(date!.bottom).to.be.at.most(box!.bottom);
        expect(date!.right).to.be.at.most(box!.right);
      }
    });
  }
});
