import {html, nothing} from 'lit';
import {ifDefined} from 'lit/directives/if-defined.js';
import {styleMap} from 'lit/directives/style-map.js';
import type {Variant} from '../../embed/card/variants.js';

/** Attributes by their names, custom properties by theirs, and the fallback text. */
export interface Args {
  [attribute: `${string}-${string}`]: string | number | boolean | undefined;
  src?: string;
  variant?: Variant;
  component?: string;
  group?: string;
  scheme?: 'light' | 'dark' | 'system';
  /** Empty, or the history itself as JSON text. */
  history?: string;
  href?: string;
  /** What stands between the tags. */
  fallback?: string;
}

/** A card as its user writes it. */
export function render(args: Args) {
  const style = Object.entries(args).filter(([name, value]) => name.startsWith('--') && value);
  return html`<elytra-status
    src=${ifDefined(args.src)}
    variant=${ifDefined(args.variant)}
    component=${ifDefined(args.component)}
    group=${ifDefined(args.group)}
    scheme=${ifDefined(args.scheme)}
    ?hide-when-operational=${args['hide-when-operational']}
    refresh-seconds=${ifDefined(args['refresh-seconds'])}
    stale-minutes=${ifDefined(args['stale-minutes'])}
    initial-data=${ifDefined(args['initial-data'])}
    heading-level=${ifDefined(args['heading-level'])}
    time-zone=${ifDefined(args['time-zone'])}
    history=${ifDefined(args.history)}
    history-src=${ifDefined(args['history-src'])}
    href=${ifDefined(args.href)}
    style=${style.length ? styleMap(Object.fromEntries(style)) : nothing}
    >${args.fallback ?? nothing}</elytra-status
  >`;
}
