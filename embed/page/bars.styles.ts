import {css} from '../card/css.js';

/** Bars are as high in pixels whatever the font is: none may be too low to be seen. */
export const barsStyles = css`
  li > [part='bars'] {
    min-block-size: calc(36px + 1.125em);
    margin-block-start: 0.5em;
    padding: 0;
  }
  .strip {
    container-type: inline-size;
    position: relative;
    --_color: var(--_muted);
  }
  .strip input {
    position: absolute;
    inset: 0 0 auto;
    inline-size: 100%;
    block-size: 36px;
    margin: 0;
    opacity: 0;
    cursor: default;
  }
  .strip svg {
    display: none;
    inline-size: 100%;
    block-size: 36px;
    overflow: visible;
    pointer-events: none;
  }
  @container (inline-size >= 360px) {
    .strip [data-size='1'] {
      display: block;
    }
  }
  @container (180px <= inline-size < 360px) {
    .strip [data-size='2'] {
      display: block;
    }
  }
  @container (inline-size < 180px) {
    .strip [data-size='3'] {
      display: block;
    }
  }
  .strip:dir(rtl) svg {
    scale: -1 1;
  }
  .strip path {
    fill: none;
    stroke: var(--_color);
    vector-effect: non-scaling-stroke;
    shape-rendering: crispEdges;
  }
  .strip [stroke-width] {
    stroke-dasharray: 0.76 0.24;
    vector-effect: none;
  }
  .strip .area {
    fill: var(--_color);
    stroke: none;
    shape-rendering: auto;
  }
  .strip [data-state='operational'] {
    opacity: 0.8;
  }
  .strip .mark {
    stroke: currentColor;
  }
  .strip :focus-visible ~ svg {
    outline: 2px solid;
    outline-offset: 2px;
  }
  .scale {
    display: flex;
    justify-content: space-between;
    gap: 0.75em;
    overflow: hidden;
    white-space: nowrap;
    font-size: 0.75em;
  }
  @container (max-inline-size: 20em) {
    .scale :nth-child(2) {
      display: none;
    }
  }
  .day {
    position: absolute;
    inset: 40px 0 auto;
    padding: 0.25em 0.5em;
    border: var(--_line);
    border-radius: calc(var(--_radius) / 2);
    background: var(--elytra-status-background, light-dark(#fff, #0d1117));
    font-size: 0.8125em;
    line-height: 1.4;
  }
  .day:empty {
    display: none;
  }
  .strip:has(.day:not(:empty)) {
    z-index: 1;
  }
  @media (forced-colors: active) {
    .strip path {
      stroke: CanvasText;
    }
    .strip .area {
      fill: CanvasText;
    }
  }
`;
