import {css} from '../css.js';

/** What is below the head, in every variant. */
export const bodyStyles = css`
  [part='uptime'] {
    padding: var(--_y) var(--_x) calc(var(--_y) / 2);
  }
  /* There is always room beside one word, so that the name of the page moves nothing. */
  .caption {
    display: flex;
    gap: 1em;
    justify-content: space-between;
  }
  .caption > :first-child {
    flex: none;
  }
  .caption > :last-child {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  dl {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    margin: 0.125em 0 0;
  }
  [part='figure'] + [part='figure'] {
    padding-inline-start: 0.625em;
    border-inline-start: var(--_line);
  }
  [part='figure'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    /* Whatever is measured, and with a note, which may take two lines. */
    min-block-size: calc(3.875em + clamp(0px, (25em - 100cqi + 0.5px) * 9999, 0.5em));
  }
  dd {
    margin: 0;
    font-size: clamp(1.125em, 7.5cqi - 0.4em, 1.375em);
    line-height: 1.4;
  }
  dd:not([class]) {
    white-space: nowrap; /* also before a percent sign */
  }
  .words {
    font-size: 0.75em;
    line-height: 1.25;
  }
  .note {
    grid-column: 1 / -1;
    margin-block-start: -0.1em;
    font-weight: 400;
    font-size: 0.75em;
    line-height: 1.1;
  }
  /* Two lines have room in it. */
  .foot {
    display: grid;
    min-block-size: 2.875em;
    padding-inline: var(--_x);
    font-size: 0.9375em;
    line-height: 1.3;
  }
  .foot > * {
    display: grid;
    align-content: center;
  }
  .foot:has(*) {
    border-block-start: var(--_line);
  }
  .word,
  [part='backups'] {
    color: var(--_color);
  }
  button,
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration-line: underline; /* the shorthand is not everywhere */
    text-decoration-style: dotted;
  }
  [part~='open-incident'] {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .grey :is(dd, [part~='open-incident'], [part='backups']) {
    color: var(--_muted);
    font-weight: 400;
  }
  .spoken:not([data-variant='page'] .whose) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
    -webkit-user-select: none; /* Safari knows no other */
    user-select: none; /* it would be part of what is copied */
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
