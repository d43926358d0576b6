import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
    color-scheme: light dark;
    container-type: inline-size;
    --_green: var(--elytra-status-operational, light-dark(#1a7f37, #3fb950));
    --_yellow: var(--elytra-status-degraded, light-dark(#9a6700, #d29922));
    --_red: var(--elytra-status-outage, light-dark(#cf222e, #f85149));
    --_blue: var(--elytra-status-maintenance, light-dark(#0969da, #58a6ff));
    --_grey: var(--elytra-status-unknown, light-dark(#656d76, #8d96a0));
  }
  :host([hidden]) {
    display: none;
  }
  .card {
    box-sizing: border-box;
    min-block-size: 8.5em;
    padding: 1em 1.25em;
    border: 1px solid var(--elytra-status-border, light-dark(#d0d7de, #30363d));
    border-radius: var(--elytra-status-radius, 0.75em);
    background: var(--elytra-status-background, light-dark(#fff, #0d1117));
    color: var(--elytra-status-text, light-dark(#1f2328, #e6edf3));
    font: 400 1rem/1.5 var(--elytra-status-font, system-ui, sans-serif);
    overflow-wrap: anywhere;
  }
  .headline {
    display: flex;
    gap: 0.6em;
    align-items: baseline;
    font-weight: 600;
  }
  .dot {
    flex: none;
    inline-size: 0.8em;
    block-size: 0.8em;
    fill: var(--_grey);
    color: var(--_grey);
  }
  [data-state='operational'] .dot {
    fill: var(--_green);
  }
  :is([data-state='degraded_performance'], [data-state='partial_outage']) .dot {
    fill: var(--_yellow);
  }
  [data-state='major_outage'] .dot {
    fill: var(--_red);
  }
  [data-state='under_maintenance'] .dot {
    fill: var(--_blue);
  }
  .note {
    color: var(--elytra-status-muted, light-dark(#59636e, #9198a1));
    font-size: 0.875em;
  }
  .uptime {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 2em;
    margin: 0.75em 0;
  }
  dt {
    font-size: 0.875em;
    color: var(--elytra-status-muted, light-dark(#59636e, #9198a1));
  }
  dd {
    margin: 0;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 1.5em;
    justify-content: space-between;
    font-size: 0.9375em;
  }
  /* Nothing is green in a card that may not claim anything. */
  :not([data-state='stale'], [data-state='unknown']) > .row > [data-backup='success'] {
    color: var(--_green);
  }
  :not([data-state='stale'], [data-state='unknown']) > .row > [data-backup='overdue'] {
    color: var(--_yellow);
  }
  :not([data-state='stale'], [data-state='unknown']) > .row > [data-backup='failed'] {
    color: var(--_red);
  }
  @media (prefers-reduced-motion: no-preference) {
    :is(
        [data-state='operational'],
        [data-state='degraded_performance'],
        [data-state='partial_outage'],
        [data-state='major_outage'],
        [data-state='under_maintenance']
      )
      .dot {
      animation: pulse 1.2s ease-in-out 4;
    }
  }
  @keyframes pulse {
    50% {
      opacity: 0.4;
    }
  }
  @media (forced-colors: active) {
    .dot {
      fill: CanvasText !important;
    }
  }
`;
