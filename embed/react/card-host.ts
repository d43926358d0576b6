'use client';
import {
  createElement,
  use,
  useCallback,
  useState,
  useSyncExternalStore,
  type CSSProperties,
} from 'react';
import {addMessages} from '../text/add-messages.js';
import type {ElytraStatus} from '../element/elytra-status.js';
import type {Messages} from '../text/messages.js';

export interface CardHostProps {
  attributes: Record<string, string>;
  /** The shadow root as declarative HTML, and `text`. */
  innerHTML: string;
  text: string;
  /** A language that the visitor's script has to be told of. */
  language?: [tag: string, messages: Messages];
  messages?: Partial<Messages>;
  style?: CSSProperties;
}

const isServer = typeof window === 'undefined';

let definition: Promise<unknown> | undefined;
/** Where it fails, the server's HTML, or `text`, goes on standing there. */
const define = () => (definition ??= import('../define.js').catch(() => undefined));

let pageDefinition: Promise<unknown> | undefined;
/** What only some cards need. Where it fails, they do without. */
const definePage = () =>
  (pageDefinition ??= import('../page/define-page.js').catch(() => undefined));

const never = () => () => {};

/**
 * `<elytra-status>` for `PlatformStatusCard`. On the server its content is HTML. In the browser it is the
 * text that is left of that once the parser has made the shadow root: nothing to repair, and no markup to
 * be set by script.
 */
export function CardHost(props: CardHostProps) {
  const {attributes, style, innerHTML, text, language, messages} = props;
  if (!isServer && language) addMessages(...language);
  const isHydrating = useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
  // On a visit from another page nothing is there yet: better that page a moment longer than an empty card.
  // What was hydrated stands there already, and must not be taken away to wait.
  const [wasHydrated] = useState(isHydrating);
  if (!wasHydrated && !isServer) {
    if (!customElements.get('elytra-status')) use(define());
    // By name: the table of variants would bring the whole card into the first chunk.
    if (attributes.variant === 'page' || attributes.history !== undefined) use(definePage());
  }
  const assign = useCallback(
    (card: ElytraStatus | null) => {
      if (!card) return;
      card.messages = messages;
      void define(); // not before it knows its words
    },
    [messages],
  );
  return createElement('elytra-status', {
    ...attributes,
    style,
    ref: assign,
    // The element may run before React does, and sets attributes of its own.
    suppressHydrationWarning: true,
    ...(isServer ? {dangerouslySetInnerHTML: {__html: innerHTML}} : {children: text}),
  });
}
