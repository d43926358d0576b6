import {css} from '../css.js';

/*
 * The room of a card is that of its longest sentences, those of a stale one, so that nothing after it moves;
 * these are set smaller, so that it is not much. Its steps are measured: in every language, at every width and with fonts
 * of 16 to 24 px, nothing grows (test/browser/room.test.ts).
 */
export const cardStyles = css`
  /* Of the root too: some engines lay out a new container before what is in it. */
  [data-variant='card'] {
    --_least: calc(10.375em + 3.5 * var(--_y) - var(--_less, 0px));
    --_extra: calc(
      var(--_long, 1) *
        (
          2.5em + clamp(0px, (36em - 100cqi + 0.5px) * 9999, 2em) +
            clamp(0px, (17.9em + var(--_long, 1) * 3.6em - 100cqi + 0.5px) * 9999, 1.5em) +
            clamp(0px, (18.5em - 100cqi + 0.5px) * 9999, 5.25em) +
            clamp(0px, (14.5em - 100cqi + 0.5px) * 9999, 3.5em) +
            clamp(0px, (11.5em - 100cqi + 0.5px) * 9999, 2em)
        ) +
        (var(--_long, 1) - 1) * clamp(0px, (9.5em - 100cqi + 0.5px) * 9999, 15em) +
        min(var(--_long, 1) * 4 - 4, 1) * clamp(0px, (8.5em - 100cqi + 0.5px) * 9999, 7.5em) +
        max(0px, (7.9em - 100cqi) * 9)
    );
    min-block-size: var(--elytra-status-room, calc(var(--_least) + 2.5em));
  }
  [data-long] {
    --_long: 1.77;
  }
  [data-long='ar'],
  [data-long='he'],
  [data-long='ja'] {
    --_long: 1.25;
  }
  [data-variant='card'] > [part='card'] {
    min-block-size: var(
      --elytra-status-room,
      calc(var(--_least) + var(--_bars, 0px) + var(--_extra))
    );
  }
  [data-variant='card']:has([part='bars']) {
    --_bars: calc(36px + 1.125em + var(--_y));
  }
  /* Some components have no backups, but longer sentences. */
  [data-variant='card']:not(:has(.foot)) {
    --_less: 1.625em;
  }
  [part='bars'] {
    box-sizing: border-box;
    min-block-size: var(--_bars);
    padding: 0 var(--_x) var(--_y);
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
  /*
   * The first two lines are in the middle of the reserved room, further ones below them. By limits and not by
   * centring, so that nothing moves as lines are added, or as the rest of a streamed card arrives.
   */
  @container (inline-size > 18.5em) {
    [data-variant='card'] [part='head'] > div {
      display: flex;
      flex-direction: column;
    }
    [data-variant='card'] [part='head'] > div::before {
      content: '';
      flex: 1;
      max-block-size: calc(var(--_extra) / 2 - 0.55em);
    }
    [data-variant='card'] [part='head'] > [part='dot'] {
      inline-size: 2.25em;
      block-size: auto;
      max-block-size: calc(var(--_extra) + 1.8em);
    }
    /* A stale card has the longest sentences, and needs the width. */
    [data-variant='card'][data-state='stale'] [part='dot'] {
      inline-size: 1.5em;
    }
  }
  @container (max-inline-size: 18.5em) {
    dl {
      grid-template-columns: 1fr;
    }
    [part='figure'] {
      grid-template: minmax(1.925em, auto) / 1fr auto;
      column-gap: 0.5em;
      align-items: baseline;
      min-block-size: 0;
    }
    [part='figure'] + [part='figure'] {
      padding: 0;
      border: 0;
    }
    dd {
      font-size: 1em;
      text-align: end;
    }
    [data-variant='card'] [part~='open-incident'] {
      display: -webkit-box;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 3;
      white-space: normal;
    }
  }
  @container (max-inline-size: 12em) {
    [part='head'] {
      flex-direction: column;
      gap: 0.25em;
    }
  }
`;
