import {css} from '../css.js';

/*
 * The room of a card is that of its longest sentences, those of a stale one, so that nothing after it moves;
 * these are set smaller, so that it is not much.
 */
export const cardStyles = css`
  /* Of the root too: some engines lay out a new container before what is in it. */
  [data-variant='card'] {
    min-block-size: var(--elytra-status-room, 15.75em);
  }
  [data-variant='card']:has([part='bars']) {
    --_bars: calc(36px + 1.125em + var(--_y));
  }
  [part='bars'] {
    box-sizing: border-box;
    min-block-size: var(--_bars);
    padding: 0 var(--_x) var(--_y);
  }
  [data-variant='card'] > [part='card'] {
    min-block-size: var(
      --elytra-status-room,
      calc(
        15.75em + var(--_bars, 0px) + clamp(0px, (36em - 100cqi + 0.5px) * 9999, 1.6875em) +
          clamp(0px, (21em - 100cqi + 0.5px) * 9999, 2.875em) +
          clamp(0px, (17em - 100cqi + 0.5px) * 9999, 3em) +
          clamp(0px, (15.5em - 100cqi + 0.5px) * 9999, 2.75em) +
          clamp(0px, (13.5em - 100cqi + 0.5px) * 9999, 2.5em) +
          clamp(0px, (11em - 100cqi + 0.5px) * 9999, 3.5em)
      )
    );
  }
  [data-variant='card'][data-long] > [part='card'] {
    min-block-size: var(
      --elytra-status-room,
      calc(
        17.125em + var(--_bars, 0px) + clamp(0px, (36em - 100cqi + 0.5px) * 9999, 2.875em) +
          clamp(0px, (24em - 100cqi + 0.5px) * 9999, 2em) +
          clamp(0px, (21em - 100cqi + 0.5px) * 9999, 1.5em) +
          clamp(0px, (17em - 100cqi + 0.5px) * 9999, 4.0625em) +
          clamp(0px, (15.5em - 100cqi + 0.5px) * 9999, 3.75em) +
          clamp(0px, (13.5em - 100cqi + 0.5px) * 9999, 5.25em) +
          clamp(0px, (11em - 100cqi + 0.5px) * 9999, 3.5em)
      )
    );
  }
  [data-variant='card'][data-state='stale'] [part='headline'] {
    font-size: 1em;
    line-height: 1.3;
  }
  [data-variant='card'][data-state='stale'] [part='head'] .muted,
  [data-variant='card'][data-state='stale'] :is([part~='open-incident'], [part='backups']) {
    font-size: 0.8125em;
    line-height: 1.4;
  }
  @container (max-inline-size: 20em) {
    dd {
      font-size: 1.125em;
    }
    [part='figure'] + [part='figure'] {
      padding-inline-start: 0.5em;
    }
    [part='card'] {
      --_x: var(--elytra-status-padding, 1em);
    }
    [data-variant='card'] [part='headline'] {
      font-size: 1em;
    }
  }
  @container (max-inline-size: 17em) {
    dl {
      grid-template-columns: 1fr;
    }
    [part='figure'] {
      grid-template: minmax(1.925em, auto) / auto minmax(0, 1fr);
      gap: 0.5em;
      align-items: baseline;
    }
    [part='figure'] + [part='figure'] {
      padding: 0;
      border: 0;
    }
    dd {
      font-size: 1em;
      text-align: end;
    }
  }
  @container (max-inline-size: 12em) {
    [part='card'] {
      --_x: var(--elytra-status-padding, 0.75em);
    }
    [data-variant='card'] [part='head'] {
      gap: 0.5em;
    }
    [data-variant='card'] [part='headline'] {
      font-size: 0.9375em;
    }
  }
`;
