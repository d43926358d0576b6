import {html, nothing, svg, type TemplateResult} from 'lit';
import type {State, View} from './view.js';

/** Shapes that differ without colour; 16 by 16, filled by the even-odd rule. */
const RING = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm0 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z';
const SHAPES: Record<State, string> = {
  operational: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z',
  degraded_performance: 'M8 1 16 15H0Z',
  partial_outage: 'M8 1 16 15H0Z',
  major_outage: 'M4 1 8 5 12 1 15 4 11 8 15 12 12 15 8 11 4 15 1 12 5 8 1 4Z',
  under_maintenance: 'M0 5H16V11H0Z',
  unknown: RING,
  loading: RING,
  stale: `${RING}M7 4.5H9V9H7ZM7 10H9V12H7Z`,
};

/** The card. Markup only: what is said was decided in `view`. */
export function render(view: View): TemplateResult {
  const {state, headline, figures, reporting, backup, updated} = view;
  return html`
    <div part="card" class="card" data-state=${state}>
      <div part="headline" class="headline">
        <svg part="dot" class="dot" viewBox="0 0 16 16" aria-hidden="true">
          ${svg`<path fill-rule="evenodd" d=${SHAPES[state]}></path>`}
        </svg>
        ${state === 'loading' ? html`<slot>${headline}</slot>` : html`<span>${headline}</span>`}
      </div>
      ${reporting ? html`<div part="reporting" class="note">${reporting}</div>` : nothing}
      <dl part="uptime" class="uptime">
        ${figures.map(
          ({label, value}) => html`
            <div part="figure">
              <dt>${label}</dt>
              <dd>${value}</dd>
            </div>
          `,
        )}
      </dl>
      <div class="row">
        ${
          backup
            ? html`<span part="backups" class="backup" data-backup=${backup.status}>
                ${backup.text}
              </span>`
            : nothing
        }
        ${
          updated
            ? html`<time
                part="updated"
                class="note"
                datetime=${updated.datetime}
                title=${updated.exact}
              >
                ${updated.text}
              </time>`
            : nothing
        }
      </div>
    </div>
  `;
}
