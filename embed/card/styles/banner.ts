import {css} from '../css.js';

export const bannerStyles = css`
  [data-variant='banner'] [part='card'] {
    border-inline-start: 0.4em solid var(--_color);
  }
`;
