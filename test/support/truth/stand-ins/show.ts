import type {Claim, Word} from '../scenario.js';

const SENTENCES: Record<Claim, string> = {
  operational: 'All systems are operational',
  degraded_performance: 'Degraded performance',
  partial_outage: 'Partial outage',
  major_outage: 'Major outage',
  under_maintenance: 'Under maintenance',
  none: 'The status is not known',
  waiting: 'Loading',
};

export function show(place: HTMLElement, claim: Claim): void {
  const line = document.createElement('p');
  line.textContent = SENTENCES[claim];
  line.style.color = claim === 'operational' ? 'rgb(0, 128, 0)' : 'rgb(90, 90, 90)';
  place.replaceChildren(line);
}

/** For the adapters of all stand-ins. */
export const READING = {
  says: Object.fromEntries(
    Object.entries(SENTENCES).map(([word, sentence]) => [word, new RegExp(sentence)]),
  ) as Record<Word, RegExp>,
  waits: new RegExp(SENTENCES.waiting),
};
