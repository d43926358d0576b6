import {css} from '../css.js';

export const cardStyles = css`
  /* Of the root too, as far as the page's width tells it: some engines lay out a new container twice. */
  [data-variant='card'],
  [data-variant='card'] [part='card'] {
    min-block-size: 12.75em;
  }
  @media (max-width: 416px) {
    [data-variant='card'] {
      min-block-size: 17em;
    }
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
