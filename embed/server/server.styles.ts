import {styles} from '../card/styles.js';
import {barsStyles} from '../page/bars.styles.js';
import {pageStyles} from '../page/page.styles.js';

/*
 * What the card says without a clock is longer than what it says with one. So that nothing moves when the
 * element takes over, the date of the headline stands in the place of the age, and what is longer is smaller.
 * Where a language, a zone or a large font leaves no room for that, it breaks: better than text beyond the page.
 */
const DATED = `
  [part='headline'] {
    position: relative;
  }
  small {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-start: 0;
    inline-size: max-content;
    max-inline-size: calc(100cqi - 5.5em); /* up to the border */
    padding-block-start: 0.35em;
    color: var(--_muted);
    font-weight: 400;
    font-size: max(12px, 0.75em);
    line-height: 1.2;
  }
  [data-variant='badge'] small {
    position: static;
    display: block;
    inline-size: auto;
    max-inline-size: none;
    padding: 0;
    line-height: 1;
  }
  /* Two lines in the height of one. Without scripts nothing takes over, and it may have the room that it needs. */
  @media (scripting: enabled) {
    [data-variant='badge'] [part='headline']:has(small) {
      display: flow-root;
      min-block-size: 1.75em;
      max-block-size: 3.5em; /* in the room that the element keeps for a second line */
      font-size: max(12px, calc(1em * 6 / 7));
      line-height: 0.95;
    }
    [data-variant='badge'] :has(small) > a {
      display: block;
      box-sizing: border-box;
      min-block-size: calc(1.75em * 7 / 6);
      margin-block: calc(-0.125em * 7 / 6);
      padding-block: calc(0.125em * 7 / 6);
    }
    [data-variant='badge'] small {
      margin-block-end: -0.15em;
      font-size: inherit;
      line-height: inherit;
    }
  }
  [part='updated'] {
    overflow: hidden;
    max-inline-size: 50%; /* what is beside it stays in its line */
    white-space: nowrap;
    visibility: hidden;
  }
  [part='backups'] {
    font-size: clamp(12px, calc((100cqi - 2.75em) / 24), 1em);
  }
  [part='backup'] .word {
    font-size: clamp(12px, calc((100cqi - 2.75em) / 26), 0.8125em);
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
export const serverStyles = `${styles}${pageStyles}${barsStyles}${DATED}`
  .replace(/\/\*[^]*?\*\//g, '')
  .replace(/\s+/g, ' ')
  .trim();
