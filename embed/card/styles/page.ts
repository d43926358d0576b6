import {css} from '../css.js';

export const pageStyles = css`
  [data-variant='page'] [part='card'] {
    min-block-size: 12.75em;
  }
`;
