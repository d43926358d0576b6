import {css} from '../css.js';

export const badgeStyles = css`
  :host([variant='badge']:not([hidden])) {
    display: inline-block;
    max-inline-size: 100%;
  }
  [data-variant='badge'] {
    inline-size: 280px;
    min-block-size: 24px;
    max-inline-size: 100%;
  }
  [data-variant='badge'] [part='card'] {
    padding: 0;
    border: 0;
    background: none;
  }
`;
