import {styles} from '../card/styles.js';

/*
 * What the card says without a clock is longer than what it says with one. So that nothing moves when the
 * element takes over, the date below the headline and the shrunken dates take no room of their own. Where a
 * language, a zone or a large font leaves no room for that, they break: better than text beyond the page.
 */
const DATED = `
  [part='headline'] span {
    display: block;
  }
  [part='headline'] span,
  [data-variant='banner'] [part='headline'] {
    position: relative;
  }
  [data-variant='banner'] [part='headline'] span {
    position: static;
  }
  small {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 0;
    color: var(--_muted);
    inline-size: max-content;
    max-inline-size: calc(100cqi - 4em); /* up to the border */
    font: 400 0.75em/1 var(--elytra-status-font, system-ui, sans-serif);
  }
  [data-variant='badge'] small {
    inset-block-start: 90%;
    font-size: 0.625em;
  }
  /* There it stands in the place of the age. */
  [data-variant='banner'] small {
    font: 400 0.875em/24px var(--elytra-status-font, system-ui, sans-serif);
  }
  [data-variant='banner'] [part='updated'] {
    visibility: hidden;
  }
  :not([data-state='stale']) > * > .lines > :not([part='reporting']) {
    min-block-size: 24px;
    font-size: clamp(0.75em, calc((100cqi - 2.75em) / 22), 1em);
    line-height: max(24px, 1.5em);
  }
  :not([data-state='stale']) > * > .lines > [part='updated'] {
    font-size: clamp(0.75em, calc((100cqi - 2.75em) / 22), 0.875em);
  }
  [part='backup'] .muted {
    font-size: clamp(0.75em, calc((100cqi - 2.75em) / 22), 0.875em);
    line-height: max(21px, 1.5em);
  }
  @media (scripting: none) {
    [part='pause'] {
      visibility: hidden;
    }
    button {
      cursor: auto;
    }
  }
`;

/** All of the style of server-rendered HTML, on one line. The Content Security Policy names its hash. */
export const serverStyles = `${styles}${DATED}`
  .replace(/\/\*[^]*?\*\//g, '')
  .replace(/\s+/g, ' ')
  .trim();
