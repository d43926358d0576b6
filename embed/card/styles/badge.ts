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
  [data-variant='badge'] {
    container-type: normal; /* one as wide as its text has no width of its own */
    inline-size: var(--elytra-status-badge-width, calc(12.8em + var(--_long, 1) * 5.2em));
    max-inline-size: 100%;
    color: var(--elytra-status-text, inherit);
    --_muted: var(--elytra-status-muted, #6e7781);
  }
  :host .root[data-variant='badge'][data-state] {
    color-scheme: inherit; /* whatever the scheme of the element */
  }
  /*
   * Room for further lines, but for "auto", with which it is not valid. By how much the widest badge with three lines
   * is wider than this one; each line more comes with a little less width. Measured in every language, as in a card.
   */
  [data-variant='badge']::before {
    content: '';
    float: inline-start;
    --_lack: calc(
      0.8em + var(--_long, 1) * 6.5em - min(100%, var(--elytra-status-badge-width, 100%)) + 0.5px
    );
    padding-block-end: calc(
      1.53125em + 2px +
        clamp(0px, (var(--_lack) + 7em + var(--_long, 1) * 1.2em) * 9999, 1.3125em) +
        clamp(0px, var(--_lack) * 9999, 1.3125em) + max(0px, var(--_lack) * 0.74)
    );
  }
  [data-variant='badge'] > [part='card'] {
    inline-size: fit-content;
    max-inline-size: 100%;
    border-color: color-mix(in oklab, currentColor 22%, transparent);
    border-radius: calc(var(--_radius) * 1.25);
    background: none;
  }
  [data-variant='badge'] [part='head'] {
    flex-direction: row;
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
  /* Where there is room for two lines the name may fill one, else as much as its word leaves. */
  [data-variant='badge'] .subject {
    display: flex;
    flex-wrap: wrap;
  }
  [data-variant='badge'] .subject > :first-child {
    flex: 1 1 clamp(0px, (15em - 100%) * 9999, 100%);
    max-inline-size: max-content;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
