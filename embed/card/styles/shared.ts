import {css} from '../css.js';

/*
 * The root begins anew with `all: initial`: whatever the page declares for everything stops at it. Only
 * the direction is left alone, and the scheme is the page's. `medium` is the reader's own font size, which no
 * page can shrink.
 */
export const sharedStyles = css`
  /* Nothing is green in a card that may not claim anything. */
  .grey [data-state] {
    --_color: inherit;
  }
  :host {
    display: block;
    min-inline-size: 0; /* a grid does not grow for it */
    font-family: system-ui, sans-serif;
  }
  :host([scheme='light']) .root {
    color-scheme: light;
  }
  :host([scheme='dark']) .root {
    color-scheme: dark;
  }
  :host([scheme='system']) .root {
    color-scheme: light dark;
  }
  [data-state] {
    --_color: var(--elytra-status-unknown, var(--_muted));
  }
  [data-state='operational'],
  [data-state='success'] {
    --_color: var(--elytra-status-operational, light-dark(#1a7f37, #3fb950));
  }
  .root {
    all: initial;
    display: flow-root;
    position: relative; /* what only a screen reader is told is placed against it */
    container-type: inline-size;
    contain-intrinsic-inline-size: 22em;
    color-scheme: var(--elytra-status-color-scheme, inherit);
    color: var(--elytra-status-text, light-dark(#1f2328, #e6edf3));
    font: 400 var(--elytra-status-size, medium) / 1.5 a;
    font-family: var(--elytra-status-font, inherit);
    overflow-wrap: anywhere;
    --_muted: var(--elytra-status-muted, light-dark(#59636e, #9198a1));
    --_line: 1px solid var(--elytra-status-border, light-dark(#d8dee4, #30363d));
    --_y: calc(var(--elytra-status-density, 1) * 0.8125em);
    --_radius: var(--elytra-status-radius, 0.75em);
  }
  [data-state='degraded_performance'],
  [data-state='overdue'] {
    --_color: var(--elytra-status-degraded, light-dark(#9a6700, #d29922));
  }
  [data-state='partial_outage'] {
    --_color: var(--elytra-status-partial, light-dark(#bc4c00, #f0883e));
  }
  [data-state='major_outage'],
  [data-state='failed'] {
    --_color: var(--elytra-status-outage, light-dark(#cf222e, #f85149));
  }
  [data-state='under_maintenance'] {
    --_color: var(--elytra-status-maintenance, light-dark(#0969da, #58a6ff));
  }
  [part='card'] {
    --_x: var(--elytra-status-padding, clamp(0.75em, 4cqi, 1.25em));
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    border: var(--_line);
    border-radius: var(--_radius);
    background: var(--elytra-status-background, light-dark(#fff, #0d1117));
  }
  [part='head'] > [part='dot'] {
    inline-size: 1.5em;
    block-size: 1.5em;
  }
  /* All room that is to spare is the head's: what is below it never moves. */
  [part='head'] {
    display: flex;
    flex: 1;
    gap: 0.75em;
    padding: var(--_y) var(--_x);
    border-radius: var(--_radius) var(--_radius) 0 0;
    background: color-mix(in oklab, var(--_color) var(--elytra-status-tint, 10%), transparent);
  }
  [part='head'] > div {
    flex: 1;
    min-inline-size: 0;
  }
  [part='dot'] {
    flex: none;
    inline-size: 0.9375em;
    block-size: 0.9375em;
    fill: var(--_color);
  }
  :host([hidden]) {
    display: none;
  }
  :host([popover]:not(:popover-open)) {
    display: none;
  }
  dd,
  [part='headline'] {
    font-weight: 600;
  }
  [part='headline'] {
    font-size: clamp(1em, 6cqi - 0.5em, 1.125em);
  }
  a {
    display: inline-block;
    min-block-size: 24px; /* a target */
    color: inherit;
  }
  .muted {
    color: var(--_muted);
    font-size: 0.8125em;
  }
  .lines,
  .row,
  summary,
  .title {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.75em;
    align-items: baseline;
  }
  /* At the end of its line, wherever the time before it ends: a server, without a clock, writes a longer one. */
  [part='reporting'] {
    margin-inline-start: auto;
  }
  @container (max-inline-size: 36em) {
    [part='reporting'] {
      flex-basis: 100%;
    }
  }
  p {
    margin: 0;
    white-space: pre-line;
  }
`;
