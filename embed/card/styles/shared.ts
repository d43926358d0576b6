import {css} from '../css.js';

/*
 * The root begins anew with `all: initial`: whatever the page declares for everything stops at it. Only
 * the direction is left alone. `medium` is the reader's own font size, which no page can shrink.
 */
export const sharedStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  .root {
    all: initial;
    display: block;
    container-type: inline-size;
    contain-intrinsic-inline-size: 22em;
    color-scheme: var(--elytra-status-color-scheme, light dark);
    color: var(--elytra-status-text, light-dark(#1f2328, #e6edf3));
    font: 400 medium/1.5 var(--elytra-status-font, system-ui, sans-serif);
    overflow-wrap: anywhere;
    --_muted: var(--elytra-status-muted, light-dark(#59636e, #9198a1));
  }
  [data-state] {
    --_color: var(--elytra-status-unknown, var(--_muted));
  }
  :is([data-state='operational'], [data-state='success']) {
    --_color: var(--elytra-status-operational, light-dark(#1a7f37, #3fb950));
  }
  :is([data-state='degraded_performance'], [data-state='partial_outage'], [data-state='overdue']) {
    --_color: var(--elytra-status-degraded, light-dark(#9a6700, #d29922));
  }
  :is([data-state='major_outage'], [data-state='failed']) {
    --_color: var(--elytra-status-outage, light-dark(#cf222e, #f85149));
  }
  [data-state='under_maintenance'] {
    --_color: var(--elytra-status-maintenance, light-dark(#0969da, #58a6ff));
  }
  /* Nothing is green in a card that may not claim anything. */
  .grey [data-state] {
    --_color: inherit;
  }
  [part='card'] {
    box-sizing: border-box;
    padding: 1em 1.25em;
    border: 1px solid var(--elytra-status-border, light-dark(#d0d7de, #30363d));
    border-radius: var(--elytra-status-radius, 0.75em);
    background: var(--elytra-status-background, light-dark(#fff, #0d1117));
  }
  strong,
  dd,
  [part='headline'] {
    font-weight: 600;
  }
  .row,
  [part='headline'] {
    display: flex;
    gap: 0.25em 1em;
    align-items: baseline;
  }
  .row {
    flex-wrap: wrap;
  }
  [data-state] > .row > :last-child {
    margin-inline-start: auto;
  }
  [part='headline'],
  li .row {
    gap: 0.5em;
  }
  [part='dot'] {
    flex: none;
    inline-size: 0.8em;
    block-size: 0.8em;
    fill: var(--_color);
  }
  a {
    color: inherit;
  }
  .muted {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .lines > * {
    display: block;
  }
  p {
    margin: 0;
    white-space: pre-line;
  }
  [part='uptime'] {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 8em));
    gap: 0.25em 1em;
    margin: 0.75em 0;
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
  }
  [part='backups'] {
    color: var(--_color);
  }
  .grey [part='backups'] {
    color: inherit;
  }
  [data-state='stale'] [part='backups'] {
    color: var(--_muted);
    font-size: 0.875em; /* a longer sentence in the same room */
  }
  button {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration-line: underline; /* the shorthand is not everywhere */
    text-decoration-style: dotted;
    cursor: pointer;
  }
  [part='section'] {
    margin-block: 1em;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    margin-block: 0.5em;
  }
  [part='open-incident'] {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .grey :is(dd, [part='open-incident']) {
    color: var(--_muted);
    font-weight: 400;
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    user-select: none; /* it would be part of what is copied */
  }
  @container (max-inline-size: 26em) {
    [part='uptime'] {
      grid-template-columns: 1fr;
    }
    [part='figure'] {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
    /* An age and the date in its place are to break alike. */
    [part='backup'] .muted {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    [part='dot'] {
      fill: CanvasText;
    }
  }
  @media print {
    [part='pause'] {
      display: none;
    }
    time::after {
      content: ' (' attr(datetime) ')';
    }
  }
`;
