import {attempt} from '../text/attempt.js';
import {html, nothing, type TemplateResult} from './html.js';
import type {Messages} from '../text/messages.js';
import type {BackupStatus} from '../contract/status.js';
import {isKnown, type SectionView, type Spoken, type State, type View} from './view.js';

export const VARIANTS = ['card', 'badge', 'banner', 'page'] as const;
export type Variant = (typeof VARIANTS)[number];

export interface RenderOptions {
  variant: Variant;
  /** A banner that has nothing to say shows nothing. */
  isAway?: boolean;
  /** Whether anything stands between the tags. */
  hasFallback?: boolean;
  messages: Messages;
  /** Where the headline leads; anything but http(s), mailto and relative addresses is left out. */
  href?: string | null;
  /** 1 to 6: the headline is a heading of that level. */
  headingLevel?: number | null;
  paused?: boolean;
  announcement?: string;
  /** What the headline says besides, where a server renders it. */
  asOf?: TemplateResult;
  onToggleTime?: () => void;
  onTogglePause?: () => void;
}

/** Six shapes that differ without colour; 16 by 16, filled by the even-odd rule. */
const CIRCLE = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z';
const RING = `${CIRCLE}M8 4a4 4 0 1 0 0 8A4 4 0 0 0 8 4Z`;
const TRIANGLE = 'M8 1 16 15H0Z';
const CROSS = 'M4 1l4 4 4-4 3 3-4 4 4 4-3 3-4-4-4 4-3-3 4-4-4-4Z';
const SHAPES: Record<State | BackupStatus, string> = {
  operational: CIRCLE,
  success: CIRCLE,
  degraded_performance: TRIANGLE,
  partial_outage: TRIANGLE,
  overdue: TRIANGLE,
  major_outage: CROSS,
  failed: CROSS,
  under_maintenance: 'M0 5H16V11H0Z',
  unknown: RING,
  loading: RING,
  stale: `${TRIANGLE}M7 5V10H9V5ZM7 11.5V13.5H9V11.5Z`,
};

/** The whole of it. Markup only: what is said was decided by `viewOf`. */
export function render(view: View, options: RenderOptions): TemplateResult {
  const {state, backup, reporting, figures, sections, updated} = view;
  const {variant, messages, paused} = options;
  const isBanner = variant === 'banner';
  const isPage = variant === 'page';
  return html`<div
    class="root ${isKnown(state) ? '' : 'grey'}"
    data-state=${state}
    data-variant=${variant}
  >
    ${
      isBanner && options.isAway
        ? null
        : html`<div part="card">
            ${headline(view, options)}
            ${
              variant === 'badge'
                ? null
                : html` ${
                      isBanner
                        ? null
                        : html`<dl part="uptime">
                            ${figures.map(
                              ({label, value}) =>
                                html`<div part="figure">
                                  <dt class="muted">${spoken(label)}</dt>
                                  <dd>${value}</dd>
                                </div>`,
                            )}
                          </dl>`
                    }
                    <div class="lines">
                      ${
                        backup && !isBanner
                          ? html`<span part="backups" data-state=${backup.status}
                              >${spoken(backup.text)}</span
                            >`
                          : null
                      }
                      ${
                        // A button, because the exact time must be reachable by keyboard and touch.
                        updated &&
                        html`<button
                          part="updated"
                          class="muted"
                          type="button"
                          @click=${options.onToggleTime}
                        >
                          <time datetime=${updated.datetime}>${updated.text}</time>
                        </button>`
                      }
                      ${reporting && html`<span part="reporting" class="muted">${reporting}</span>`}
                    </div>
                    ${sections.filter(({isNow}) => isPage || (isBanner && isNow)).map(section)}
                    ${
                      isPage
                        ? html`<button part="pause" type="button" @click=${options.onTogglePause}>
                            ${paused ? messages.resume : messages.pause}
                          </button>`
                        : null
                    }`
            }
          </div>`
    }
    <div class="spoken" role="status">${options.announcement}</div>
  </div>`;
}

function headline(
  {state, ...view}: View,
  {variant, href, headingLevel, hasFallback, asOf}: RenderOptions,
) {
  const isHeading = /^[1-6]$/.test(`${headingLevel}`);
  const text = variant === 'badge' ? view.short : view.headline;
  const content =
    state === 'loading' && hasFallback ? html`<slot></slot>` : html`<span>${text}${asOf}</span>`;
  return html`<div
    part="headline"
    role=${isHeading ? 'heading' : nothing}
    aria-level=${isHeading ? headingLevel : nothing}
  >
    ${dot(state)}${href && isSafe(href) ? html`<a part="link" href=${href}>${content}</a>` : content}
  </div>`;
}

const dot = (status: keyof typeof SHAPES) =>
  html`<svg part="dot" viewBox="0 0 16 16" aria-hidden="true">
    <path fill-rule="evenodd" d=${SHAPES[status]}></path>
  </svg>`;

const spoken = ({short, long}: Spoken) =>
  short === long
    ? short
    : html`<span aria-hidden="true">${short}</span><span class="spoken">${long}</span>`;

const section = ({kind, title, items}: SectionView) =>
  html`<div part="section">
    <strong>${title}</strong>
    <ul>
      ${items.map(
        ({name, status, text, body}) =>
          html`<li part=${kind} data-state=${status ?? nothing}>
            <div class="row">
              ${status && dot(status)}<span dir="auto">${name}</span
              ><span class="muted">${text}</span>
            </div>
            ${body && html`<p dir="auto">${body}</p>`}
          </li>`,
      )}
    </ul>
  </div>`;

/** Text from outside may not become script. */
const isSafe = (href: string): boolean =>
  /^(https?|mailto):$/.test(attempt(() => new URL(href, 'https://base.invalid').protocol) ?? '');
