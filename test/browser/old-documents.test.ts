import {expect} from '@open-wc/testing';
import sinon from 'sinon';
import type {Status} from '../../embed/contract/status.js';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import {mount, part, SAMPLES, textOf} from './card.js';
import {documentAt, fakeClock, HOUR, iso, NOW} from './network.js';

const DAY = 24 * HOUR;
const OLD = NOW - 9 * DAY;
const AS_OF = 'as of 1 Nov 2025, 15:35 UTC';

beforeEach(() => void fakeClock());
afterEach(() => {
  for (const card of document.querySelectorAll('elytra-status')) card.remove();
  sinon.restore();
});

async function showing(attributes: string, fields: Partial<Status> = {}): Promise<ElytraStatus> {
  const card = await mount('', `time-zone="UTC" ${attributes}`);
  const data = {...(SAMPLES.full!.document as Status), ...documentAt(OLD), ...fields};
  Object.assign(card, {data});
  await card.updateComplete;
  return card;
}

const success = {
  last_backup_status: 'success',
  last_backup_time: iso(OLD),
  overdue_after: iso(OLD + DAY),
} as const;

describe('a document of nine days ago', () => {
  it('is dated, and says that nothing is known since', async () => {
    const card = await showing('');
    expect(textOf(card, 'headline')).to.equal('Data is 9 days old. Last known status: Operational');
    expect(textOf(card, 'updated')).to.equal(
      'Last report: 1 Nov 2025, 15:35 UTC. The state since then is not known.',
    );
  });

  it('has figures like the words that are beside the point', async () => {
    const card = await showing('');
    const {color, fontWeight} = getComputedStyle(part(card, 'figure')!.querySelector('dd')!);
    expect(color).to.equal(getComputedStyle(card.renderRoot.querySelector('dt')!).color);
    expect(fontWeight).to.equal('400');
    Object.assign(card, {data: documentAt()});
    await card.updateComplete;
    expect(getComputedStyle(part(card, 'figure')!.querySelector('dd')!).fontWeight).to.equal('600');
  });

  it('calls no backup overdue: only its publisher is known to have stopped', async () => {
    const card = await showing('', {backups: {...success, series: [{name: 'db', ...success}]}});
    expect(textOf(card, 'backups')).to.equal('Backups, last known: Success (9d ago)');
    card.variant = 'page';
    await card.updateComplete;
    expect(textOf(card, 'backup')).to.equal('dbBackups, last known: Success (9 days ago)');
  });

  for (const [status, text] of [
    ['failed', 'Backups: Failed'],
    ['overdue', 'Backups, last known: Overdue (9d ago)'],
    ['unknown', 'Backup status unavailable'],
  ] as const) {
    it(`says of its backups that they were ${status}`, async () => {
      const card = await showing('', {backups: {...success, last_backup_status: status}});
      expect(textOf(card, 'backups')).to.equal(text);
    });
  }

  it('calls a backup overdue as soon as it is fresh again', async () => {
    const card = await showing('', {backups: success});
    Object.assign(card, {data: documentAt(NOW, {backups: success})});
    await card.updateComplete;
    expect(textOf(card, 'backups')).to.equal('Backups: Overdue (9d ago)');
  });

  it('has sections that are dated, in a page', async () => {
    const card = await showing('variant="page"');
    const sections = [...card.renderRoot.querySelectorAll('[part=section]')];
    expect(sections.length).to.be.above(1);
    for (const section of sections) expect(section.textContent).to.include(AS_OF);
    Object.assign(card, {data: {...(SAMPLES.full!.document as Status), ...documentAt()}});
    await card.updateComplete;
    expect(part(card, 'section')!.textContent).not.to.include('as of');
  });

  it('has an incident that is dated, in a banner', async () => {
    const card = await showing('variant="banner"');
    expect(textOf(card, 'open-incident')).to.include(AS_OF);
  });
});

it('claims nothing of the components of an unknown document that is dated ahead', async () => {
  const ahead = documentAt(NOW + HOUR, {platform_status: 'unknown'});
  const card = await showing('variant="page"', ahead);
  const words = [...card.renderRoot.querySelectorAll('[part=component] .word')];
  expect(words.length).to.be.above(1);
  for (const word of words) expect(word.textContent).to.equal('Unknown');
  expect(textOf(card, 'updated')).to.equal('Updated: 10 Nov 2025, 16:35 UTC');
});
