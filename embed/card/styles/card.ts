import {css} from '../css.js';

export const cardStyles = css`
  [data-variant='card'] [part='card'] {
    min-block-size: 12.75em;
  }
  /* Room for a stale card, whose sentences break here. */
  @container (max-inline-size: 34em) {
    [data-variant='card'] [part='card'] {
      min-block-size: 14.5em;
    }
  }
  @container (max-inline-size: 26em) {
    [data-variant='card'] [part='card'] {
      min-block-size: 17em;
    }
    [data-variant='card'] [part='headline'] {
      min-block-size: 3em;
    }
  }
`;
