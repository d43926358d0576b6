import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import type {Incident} from '../../embed/contract/status.js';
import {renderToString} from '../../embed/render-to-string.js';
import {mount, part, textOf} from './card.js';
import {documentAt, fakeClock, NOW, quiet} from './network.js';

beforeEach(() => {
  fakeClock();
});
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
});

const BODY = `**Mail** is late, see [the log](https://a.example/x) or <img src=x onerror="throw 1">:
- \`queue\` is long
- [this](javascript:alert(1)) is text`;
const incident: Incident = {
  id: '1',
  name: 'Mail',
  status: 'investigating',
  impact: 'minor',
  incident_updates: [{status: 'investigating', body: BODY}],
};
const DATA = documentAt(NOW, {incidents: [incident]});

/** Elements and what they hold, without the comments of templates and the spaces between them. */
const shapeOf = (root: Element | DocumentFragment): string =>
  [...root.children]
    .map((child) => {
      const name = child.localName;
      const inner = child.children.length ? shapeOf(child) : child.textContent.trim();
      return `<${name}${child.getAttribute('href') ?? ''}>${inner}</${name}>`;
    })
    .join('');

describe('what an operator writes of an incident', () => {
  it('has lists, emphasis, code and links in a page, and is markup nowhere', async () => {
    const card = await mount('', 'variant="page"');
    Object.assign(card, {data: DATA});
    await quiet();
    const story = card.renderRoot.querySelector('.story')!;
    expect(story.querySelector('strong')!.textContent).to.equal('Mail');
    expect(story.querySelector('code')!.textContent).to.equal('queue');
    expect(story.querySelectorAll('li')).to.have.length(2);
    expect(story.querySelectorAll('img, script')).to.have.length(0);
    const links = [...story.querySelectorAll('a')];
    expect(links.map(({href}) => href)).to.deep.equal(['https://a.example/x']);
    expect(story.textContent).to.include('[this](javascript:alert(1)) is text');
    expect(getComputedStyle(story.querySelector('li')!).borderTopStyle).to.equal('none');
  });

  it('is the same from a server', async () => {
    const card = await mount('', 'variant="page"');
    Object.assign(card, {data: DATA});
    await quiet();
    const place = document.createElement('div');
    place.setHTMLUnsafe(renderToString(DATA, {variant: 'page'}));
    const written = place.firstElementChild!.shadowRoot!.querySelector('.story')!;
    expect(shapeOf(written)).to.equal(shapeOf(card.renderRoot.querySelector('.story')!));
  });

  it('is one line without marks in a banner', async () => {
    const card = await mount('', 'variant="banner"');
    Object.assign(card, {data: DATA});
    await quiet();
    expect(part(card, 'open-incident')!.querySelector('a, strong')).to.equal(null);
    expect(textOf(card, 'open-incident')).to.match(/^Mail: Mail is late, see the log or <img /);
  });
});
