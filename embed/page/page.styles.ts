import {css} from '../card/css.js';

/** Lists, which `page` alone has. */
export const pageStyles = css`
  .name {
    flex: 1 1 min(8em, 100%);
  }
  [data-variant='page'] > * > [part='head'] {
    padding-block: calc(var(--_y) * 1.75);
  }
  [data-variant='page'] [part='headline'] {
    font-size: clamp(1em, 0.6em + 3cqi, 1.375em);
  }
  [data-variant='page'] .caption > :last-child {
    display: none;
  }
  /* Nothing comes into it later that could move anything. */
  [data-variant='page'] .foot:not(:has(*)),
  .foot:has(+ * [part='backup']) {
    display: none;
  }
  [part='section'] {
    padding: var(--_y) var(--_x) 0;
  }
  [part='section'],
  [data-variant='page'] [part='uptime'] {
    border-block-start: var(--_line);
  }
  summary,
  .title {
    color: var(--_muted);
    font-size: 0.875em;
  }
  summary {
    align-items: center;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::after {
    content: '';
    inline-size: 0.4em;
    block-size: 0.4em;
    margin-inline-start: auto;
    border: solid;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
  }
  [open] > summary::after {
    rotate: 225deg;
  }
  [open] > summary > [part='dot'] {
    display: none;
  }
  ul {
    margin: 0;
    padding: 0 0 calc(var(--_y) * 0.5);
    list-style: none;
  }
  [data-variant='page'] > * > [part='head'] > [part='dot'] {
    inline-size: 2.125em;
    block-size: 2.125em;
  }
  li {
    padding-block: calc(var(--_y) * 0.7);
  }
  li + li {
    border-block-start: var(--_line);
  }
  :is([part='incident'], [part='maintenance']) {
    margin-block: 0.5em 0.75em;
    padding: var(--_y);
    border: var(--_line);
    border-inline-start: 0.25em solid var(--_color);
    border-radius: calc(var(--_radius) / 1.5);
  }
  :is([part='incident'], [part='maintenance']) .name {
    font-weight: 600;
  }
  .story {
    font-size: 0.875em;
  }
  code {
    font:
      0.9em ui-monospace,
      monospace;
  }
  li > p,
  .story > * + * {
    margin-block-start: 0.5em;
  }
  .story :is(ul, ol) {
    padding: 0;
    padding-inline-start: 1.5em;
    list-style: revert;
  }
  .story li {
    padding: 0;
    border: 0;
    white-space: pre-line;
  }
  .story a {
    display: inline;
  }
  .row {
    column-gap: 0.625em;
    align-items: center;
  }
  /* All is behind the dot. */
  .row:has([part='dot']) {
    padding-inline-start: 1.5625em;
  }
  .row [part='dot'] {
    margin-inline-start: -1.5625em;
  }
  .word {
    font-size: 0.875em;
  }
  .row .muted {
    flex-basis: 100%;
  }
  /* As high for a date as for an age. */
  [part='backup'] .row {
    display: grid;
    grid-template: auto 1.6em / auto 1fr;
    column-gap: 0;
  }
  [part='backup'] .word {
    grid-column: 2;
    font-size: 0.8125em;
    line-height: 1.1;
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1.5em;
    align-items: center;
    padding: 0 var(--_x) var(--_y);
  }
  .whose {
    display: block;
    color: var(--_muted);
    font-size: 0.6875em;
    font-weight: 400;
  }
`;
