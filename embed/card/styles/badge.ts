import {css} from '../css.js';

/*
 * It lies on the page itself, whose scheme may say nothing of what is behind it: its text is the page's own,
 * and the darker colours pass 3:1 on white and on black alike. The room is kept for the longest sentence.
 */
export const badgeStyles = css`
  :host([variant='badge']:not([hidden], [popover])) {
    display: inline-block;
    max-inline-size: 100%;
  }
  .root[data-variant='badge'] {
    inline-size: var(--elytra-status-badge-width, 18em);
    max-inline-size: 100%;
    min-block-size: calc(1.53125em + 2px);
    color: var(--elytra-status-text, inherit);
    --_muted: var(--elytra-status-muted, #6e7781);
  }
  :host .root[data-variant='badge'][data-state] {
    color-scheme: light; /* whatever the scheme of the element */
  }
  .root[data-variant='badge'][data-long] {
    inline-size: var(--elytra-status-badge-width, 22em);
  }
  [data-variant='badge'] > [part='card'] {
    inline-size: fit-content;
    max-inline-size: 100%;
    border-color: color-mix(in oklab, currentColor 22%, transparent);
    border-radius: 99em;
    background: none;
  }
  [data-variant='badge'] [part='head'] {
    gap: 0.4em;
    align-items: center;
    padding: 0.125em 0.75em 0.125em 0.4em;
    border-radius: inherit;
    background: none;
    font-size: 0.875em;
  }
  [data-variant='badge'] [part='dot'] {
    inline-size: 1.0714em;
    block-size: 1.0714em;
    margin: 0;
  }
  [data-variant='badge'] [part='headline'] {
    font-size: 1em;
    font-weight: 500;
  }
  [data-variant='badge'] a {
    min-block-size: 0;
    margin-block: -0.125em;
    padding-block: 0.125em;
  }
  [data-variant='badge'] .subject {
    display: flex;
    white-space: nowrap;
  }
  [data-variant='badge'] .subject > :first-child {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  /* Two lines, whatever it says. */
  @container (max-inline-size: 15.5em) {
    [data-variant='badge'] .subject {
      flex-wrap: wrap;
    }
    [data-variant='badge'] .subject > :last-child {
      white-space: normal;
    }
    [data-variant='badge'] > [part='card'] {
      min-block-size: calc(2.84375em + 2px);
      border-radius: 0.875em;
    }
  }
`;
