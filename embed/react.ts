'use client';
import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useInsertionEffect,
  useRef,
  type CSSProperties,
  type DetailedHTMLProps,
  type HTMLAttributes,
  type ReactNode,
} from 'react';
import {attributesOf, type CardOptions} from './card/attributes.js';
import type {ElytraStatus as ElytraStatusElement} from './element/elytra-status.js';
import type {
  StatusChangeEvent,
  StatusErrorEvent,
  StatusLoadEvent,
  StatusStaleEvent,
} from './element/events.js';
import type {Messages} from './text/messages.js';
import {replayEvents, type StatusHandlers, type Told} from './react/replay-events.js';
import type {Variant} from './card/variants.js';
import type {Status} from './contract/status.js';

export type {ElytraStatusElement, StatusHandlers};

export interface ElytraStatusProps extends CardOptions, StatusHandlers {
  /** A document that the page has already: object or JSON text. */
  data?: Status | string | null;
  /** Sentences of its own, over those of the language. */
  messages?: Partial<Messages>;
  id?: string;
  className?: string;
  style?: CSSProperties;
  slot?: string;
  /** Shown until the first status, and without JavaScript. */
  children?: ReactNode;
}

const HANDLERS = {
  load: 'onStatusLoad',
  change: 'onStatusChange',
  stale: 'onStatusStale',
  error: 'onStatusError',
} as const;

/**
 * `<elytra-status>` for React 18 and 19. All attributes are in the server's HTML; the element is loaded once
 * the handlers listen, so that no event is too early for them. `ref` is the element.
 */
export const ElytraStatus = forwardRef<ElytraStatusElement, ElytraStatusProps>((props, ref) => {
  const {data, messages, id, className, style, slot, children} = props;
  const card = useRef<ElytraStatusElement>(null);
  const latest = useRef<StatusHandlers>(props);
  const known = useRef<Told>({state: 'loading'});
  useImperativeHandle(ref, () => card.current!, []);
  // Not useEffect: that may come after the first event of what has changed.
  useInsertionEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    card.current!.messages = messages;
  }, [messages]);
  useEffect(() => {
    const ending = new AbortController();
    const element = card.current!;
    for (const [name, handler] of Object.entries(HANDLERS)) {
      element.addEventListener(
        `elytra-status-${name}`,
        (event) => (latest.current[handler] as ((event: Event) => void) | undefined)?.(event),
        {signal: ending.signal},
      );
    }
    replayEvents(element, latest.current, known.current);
    import('./define.js').catch(() => {}); // then the children go on standing there
    return () => {
      ending.abort();
      const {state = 'loading', data, error} = element as Partial<ElytraStatusElement>;
      known.current = {state, data, error};
    };
  }, []);
  useEffect(() => {
    // React 19 hands `undefined` to the DOM, which writes it as a word.
    for (const name of ['lang', 'dir', 'id', 'slot']) {
      if (card.current!.getAttribute(name) === 'undefined') card.current!.removeAttribute(name);
    }
  });
  const initialData = typeof data === 'object' && data ? JSON.stringify(data) : data;
  return createElement(
    'elytra-status',
    {
      ...attributesOf(props, initialData ?? undefined),
      id,
      class: className, // React 18 would write an attribute `classname`
      style,
      slot,
      ref: card,
      suppressHydrationWarning: true, // the element may have reflected an attribute
    },
    children,
  );
});
ElytraStatus.displayName = 'ElytraStatus';

/** The element's own attributes in JSX. */
export interface ElytraStatusAttributes extends HTMLAttributes<ElytraStatusElement> {
  class?: string;
  src?: string;
  variant?: Variant;
  component?: string;
  group?: string;
  scheme?: 'light' | 'dark' | 'system';
  href?: string;
  /** React 18 writes `false` as a word, and the attribute counts as set: leave it out instead. */
  'hide-when-operational'?: true | '';
  'refresh-seconds'?: number | string;
  'stale-minutes'?: number | string;
  'heading-level'?: number | string;
  history?: true | string;
  'history-src'?: string;
  'time-zone'?: string;
  'initial-data'?: string;
  /** React 19 */
  'onelytra-status-load'?: (event: StatusLoadEvent) => void;
  'onelytra-status-change'?: (event: StatusChangeEvent) => void;
  'onelytra-status-stale'?: (event: StatusStaleEvent) => void;
  'onelytra-status-error'?: (event: StatusErrorEvent) => void;
}

/** With `key` and `ref`. */
export type ElytraStatusElementProps = DetailedHTMLProps<
  ElytraStatusAttributes,
  ElytraStatusElement
>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'elytra-status': ElytraStatusElementProps;
    }
  }
}
