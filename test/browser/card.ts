import {fixture, html, waitUntil} from '@open-wc/testing';
import type {ElytraStatus} from '../../embed/element/elytra-status.js';
import '../../embed/define.js';
import '../../embed/page/define-page.js';
import {feeds} from '../../embed/element/feed.js';
import type {Sample} from '../support/documents/samples.js';
import {isGreen as looksGreen} from '../support/truth/visible.js';
import './reportable.js';
import {useFont} from './use-font.js';

const answer = await fetch('/__test__/samples');
export const SAMPLES = (await answer.json()) as Record<string, Sample>;

// What a test measures by the way may not depend on the machine either.
await useFont('narrow');

let sources = 0;

/** An address of its own, that answers as these query strings say, one after the other. */
export async function source(...answers: string[]): Promise<string> {
  const key = `${Math.random()}-${++sources}`;
  await fetch(`/__test__/set?key=${key}`, {method: 'POST', body: JSON.stringify(answers)});
  return `/__test__/status?key=${key}`;
}

/** How often the address was asked. */
export async function requestsOf(src: string): Promise<number> {
  const {count} = await (await fetch(src.replace('/status?', '/count?'))).json();
  return count;
}

/** As a query string for `source`. */
export const body = (document: unknown): string =>
  `body=${encodeURIComponent(typeof document === 'string' ? document : JSON.stringify(document))}`;

export async function mount(src: string, attributes = ''): Promise<ElytraStatus> {
  await Promise.resolve(); // until cards that were just removed are gone, and their requests with them
  if (!document.querySelector('elytra-status')) feeds.clear();
  const template = document.createElement('template');
  template.innerHTML = `<elytra-status src="${src.replaceAll('&', '&amp;')}" ${attributes}></elytra-status>`;
  const card = await fixture<ElytraStatus>(html`${template.content.firstElementChild}`);
  return card;
}

/** A card that has made something of its first answer. */
export async function settled(src: string, attributes = ''): Promise<ElytraStatus> {
  const card = await mount(src, attributes);
  await waitUntil(() => card.state !== 'loading', 'the card leaves "loading"', {timeout: 9_000});
  await card.updateComplete;
  return card;
}

export const part = (card: ElytraStatus, name: string): HTMLElement | null =>
  card.renderRoot.querySelector(`[part~="${name}"]`);

/** What is to be seen of a part; what only a screen reader is told is left out. */
export function textOf(card: ElytraStatus, name: string): string {
  const copy = part(card, name)?.cloneNode(true) as HTMLElement | undefined;
  for (const spoken of copy?.querySelectorAll('.spoken') ?? []) spoken.remove();
  return copy?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
}

/** Whether anything in the card is painted green. */
export const isGreen = (card: ElytraStatus): boolean => looksGreen(card.renderRoot as ShadowRoot);
