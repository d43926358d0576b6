import {css} from '../css.js';

export const bannerStyles = css`
  [data-variant='banner'] > [part='card'] {
    border-inline-start: 0.25em solid var(--_color);
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  [data-variant='banner'] [part='head'] {
    border-radius: inherit;
  }
  [data-variant='banner'] [part~='open-incident'] {
    white-space: normal;
    overflow: visible;
  }
`;
