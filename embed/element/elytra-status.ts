import {LitElement, type PropertyValues} from 'lit';
import {addressesOf} from '../contract/addresses-of.js';
import {forget, wakeAt} from './clock.js';
import {attempt} from '../contract/attempt.js';
import {complain} from './complain.js';
import {nearest} from './nearest.js';
import {StatusEvent} from './events.js';
import {feedOf, type FeedError, type FeedState} from './feed.js';
import {freshness} from '../contract/freshness.js';
import {foreignTo, languageOf, onMessages} from '../text/languages.js';
import {ENGLISH, type Messages} from '../text/messages.js';
import type {History} from '../contract/history.js';
import {newest} from '../contract/newest.js';
import {parse} from '../contract/parse.js';
import {render} from '../card/render.js';
import {bringPage} from './bring-page.js';
import {dress} from './dress.js';
import {pulse} from './pulse.js';
import {listen, refreshAll} from './sources.js';
import {trackStatus} from './track-status.js';
import {addMessages} from '../text/add-messages.js';
import type {Status} from '../contract/status.js';
import {textsOf} from '../text/texts-of.js';
import {timeZoneOf} from '../text/time-zone.js';
import {pageFile} from '../card/page-file.js';
import {needsPage, variantOf, type Variant} from '../card/variants.js';
import {hasContent} from './has-content.js';
import {safely} from './safely.js';
import {isKnown, type State} from '../card/state.js';
import {viewOf, type View} from '../card/view.js';
import {join} from '../card/words.js';

const REFRESH_SECONDS = 300;
const PATIENCE = 3_000; // ms; while a page is that young, the script of its language may be yet to come
const RETRY = 60_000; // ms, after an update that failed

/** An attribute that is there and empty sets nothing; Lit would make 0 of it. */
const number = (attribute: string) => ({
  attribute,
  converter: (value: string | null) => (value?.trim() ? +value : NaN),
});
const PROPERTY = {attribute: false};
const ACCESSOR = {...PROPERTY, noAccessor: true};

const speakers = new Map<string, ElytraStatus>();

/**
 * Shows the status of a platform from a published `status.json`, and how old that is. What it cannot
 * vouch for is grey.
 *
 * @fires {StatusLoadEvent} elytra-status-load - When a request has brought a valid document.
 * @fires {StatusChangeEvent} elytra-status-change - When what the card claims has changed: its state, or the open incident that it names.
 * @fires {StatusStaleEvent} elytra-status-stale - When a document has passed its deadline.
 * @fires {StatusErrorEvent} elytra-status-error - When a request has brought no valid document.
 *
 * @slot - Shown until the first status, and without JavaScript.
 *
 * @csspart card - The whole.
 * @csspart head - The emblem and what it means, on a ground in its colour.
 * @csspart headline - The sentence.
 * @csspart page-name - Whose status it is, beside the word uptime; above the sentence in `page`, and there for assistive technology alone elsewhere.
 * @csspart dot - The emblem before a sentence, a component or a backup series.
 * @csspart link - The sentence, and the name of the incident, where `href` is set; links in what was said of it.
 * @csspart as-of - Date and time of the sentence, in HTML from a server until the element takes over.
 * @csspart open-incident - The name of the worst open incident, or of the maintenance that runs, in `card` and `banner`.
 * @csspart uptime - The three figures.
 * @csspart figure - One of them.
 * @csspart bars - The last ninety days, of the platform or of a component.
 * @csspart backups - The backup sentence.
 * @csspart reporting - How many components report, where some do not.
 * @csspart updated - The age of the document, a button that tells the exact time; where it is stale, when the last report was.
 * @csspart section - Incidents, maintenance, a group of components or backup series, in `page`.
 * @csspart incident - One incident.
 * @csspart maintenance - One running maintenance.
 * @csspart component - One component.
 * @csspart backup - One backup series.
 * @csspart day - One day with trouble, in `page`.
 * @csspart feed - The link to the feed, in `page`, where there is one beside the document.
 * @csspart pause - The button that pauses updates, in `page`.
 *
 * @cssproperty [--elytra-status-operational] - Colour of operational components and good backups.
 * @cssproperty [--elytra-status-degraded] - Colour of degraded performance and overdue backups.
 * @cssproperty [--elytra-status-partial] - Colour of a partial outage.
 * @cssproperty [--elytra-status-outage] - Colour of a major outage and of failed backups.
 * @cssproperty [--elytra-status-maintenance] - Colour of maintenance.
 * @cssproperty [--elytra-status-unknown] - Colour of all that is not known.
 * @cssproperty [--elytra-status-background] - Behind the card.
 * @cssproperty [--elytra-status-border] - Colour of its border.
 * @cssproperty [--elytra-status-radius=0.75em] - Its corners, and with them those of a badge, of incidents and of days.
 * @cssproperty [--elytra-status-text] - Colour of the text.
 * @cssproperty [--elytra-status-muted] - Colour of labels and ages.
 * @cssproperty [--elytra-status-font=system-ui, sans-serif] - Its typeface. For the page's: `elytra-status { font-family: inherit }`.
 * @cssproperty [--elytra-status-size=medium] - Its font size, and with it all other sizes.
 * @cssproperty [--elytra-status-padding=1.25em] - Between its border and what is in it; less where it is narrow.
 * @cssproperty [--elytra-status-density=1] - 0.5 for less room between lines, 1.5 for more.
 * @cssproperty [--elytra-status-room=15.75em] - The least height of a `card`, instead of that of its longest sentences.
 * @cssproperty [--elytra-status-tint=10%] - How much of the state's colour is behind the headline.
 * @cssproperty [--elytra-status-badge-width=18em] - The room that a badge keeps for its longest sentence; `auto`: as wide as its text, for a line of text.
 * @cssproperty [--elytra-status-color-scheme=inherit] - `light`, `dark` or `light dark` instead of the page's scheme.
 *
 * @cssState operational - So says the document.
 * @cssState degraded_performance - So says the document.
 * @cssState partial_outage - So says the document.
 * @cssState major_outage - So says the document.
 * @cssState under_maintenance - So says the document.
 * @cssState unknown - Nothing can be claimed; also while stale.
 * @cssState stale - The document is past its deadline.
 * @cssState loading - Nothing yet.
 */
export class ElytraStatus extends LitElement {
  // For pages without a bundler: the script exports nothing.
  static readonly addMessages = addMessages;
  static readonly trackStatus = trackStatus;
  static readonly parse = parse;
  static readonly freshness = freshness;

  static override properties = {
    src: {},
    variant: {reflect: true},
    scheme: {reflect: true},
    component: {},
    group: {},
    refreshSeconds: number('refresh-seconds'),
    staleMinutes: number('stale-minutes'),
    initialData: {attribute: 'initial-data'},
    headingLevel: number('heading-level'),
    history: {},
    historySrc: {attribute: 'history-src'},
    timeZone: {attribute: 'time-zone'},
    href: {},
    hideWhenOperational: {attribute: 'hide-when-operational', type: Boolean},
    messages: PROPERTY,
    // Accessors of our own; listed so that what was assigned before the definition is honoured.
    data: ACCESSOR,
    state: ACCESSOR,
    error: ACCESSOR,
  };

  /** Address of the published `status.json`; several with spaces between. */
  declare src: string | null | undefined;
  /**
   * `card`, `badge`, `banner` or `page`.
   * @default 'card'
   */
  declare variant: Variant | null | undefined;
  /** `light`, `dark`, or `system`: the reader's choice. Without it the page's. */
  declare scheme: 'light' | 'dark' | 'system' | null | undefined;
  /** Speaks of this component alone: its id or exact name, or several with `|` between. */
  declare component: string | null | undefined;
  /** Speaks of the components of this group alone. */
  declare group: string | null | undefined;
  /** Seconds between requests while the page is visible; 0 asks once. */
  declare refreshSeconds: number;
  /** Calls a document stale after so many minutes, if that is sooner than it says itself. */
  declare staleMinutes: number | null | undefined;
  /** The document as JSON text, for a first paint without a request. */
  declare initialData: unknown;
  /** 1 to 6 makes the headline a heading of that level. */
  declare headingLevel: number | null | undefined;
  /**
   * Shows the last ninety days in a `card`; a `page` has those of every component. As JSON text: what was observed,
   * for a first paint without a request.
   */
  declare history: boolean | string | null | undefined;
  /** Address of the `history.json`, where it is not beside the document. */
  declare historySrc: string | null | undefined;
  /** IANA name of the zone for dates; the reader's own if none is set here or around. */
  declare timeZone: string | null | undefined;
  /** Where the headline leads. */
  declare href: string | null | undefined;
  /** Keeps a banner away while all is well, and until there is a document. */
  declare hideWhenOperational: boolean | undefined;
  /** Sentences of its own, over those of the language. */
  declare messages: Partial<Messages> | null | undefined;

  #status: Status | null = null;
  #url: string | undefined;
  /** Undefined until it is known whether the attribute holds one. */
  #given: History | null | undefined;
  #failure: FeedError | null = null;
  readonly #told = new WeakSet<FeedState>();
  #isLoading = true;
  #wasThere = false;
  #unlisten: (() => void) | undefined;
  #urls: readonly string[] = [];
  /** What it shows: cards with the same say the same. */
  #key = '';
  #view: View | undefined;
  #words: Messages | undefined;
  #lang: string | null = null;
  #langAround: string | undefined;
  #shown: State | undefined;
  #incident: string | undefined;
  #announcement = '';
  #exact = false;
  #paused = false;
  readonly #unfolded = new Set<number>();
  #ending: (() => void) | undefined;
  readonly #internals: ElementInternals | undefined;

  constructor() {
    super();
    this.refreshSeconds = REFRESH_SECONDS;
    this.#internals = attempt(() => this.attachInternals());
  }

  /**
   * What the card claims: one of the six words, `stale`, or `loading`.
   * @readonly
   */
  get state(): State {
    return this.#shown ?? 'loading';
  }
  set state(_) {
    // React assigns every property that it finds.
  }

  /**
   * Why there is no document, or null.
   * @readonly
   */
  get error(): Error | null {
    return this.#failure;
  }
  set error(_) {
    // As above.
  }

  /** The document that the card shows. Set it, as object or JSON text, for a paint without a request. */
  get data(): Status | null {
    return this.#status;
  }
  set data(value: unknown) {
    this.initialData = value;
  }

  /** Asks for the document again now. */
  async refresh(): Promise<void> {
    await refreshAll(this.#urls);
  }

  protected override createRenderRoot() {
    const root = super.createRenderRoot();
    this.renderOptions.renderBefore = null; // what a server wrote; this element writes it anew
    return root;
  }

  override connectedCallback(): void {
    safely(() => this.#connect(), this.#fail);
  }

  #connect(): void {
    super.connectedCallback();
    this.#ending?.(); // moved, maybe into another root
    const end = onMessages(this.#wake);
    const observer = new MutationObserver(this.#wake);
    const options = {
      attributes: true,
      subtree: true,
      attributeFilter: ['lang', 'dir', 'time-zone'],
    };
    for (let root: Node | undefined = this.getRootNode(); root;) {
      observer.observe(root, options);
      root = (root as Partial<ShadowRoot>).host?.getRootNode();
    }
    observer.observe(this, {childList: true}); // a parser connects it before what is between the tags
    this.#ending = () => {
      end();
      observer.disconnect();
    };
    // At once: between its definition and its content it would have no height.
    if (!this.hasUpdated) return this.performUpdate();
    this.#start();
    this.#wake();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    void this.#end();
  }

  async #end(): Promise<void> {
    // A move in the document is a removal and an insertion at once: no reason to start again.
    await Promise.resolve();
    if (this.isConnected) return;
    safely(() => {
      this.#stop();
      this.#ending?.();
    });
    this.#ending = undefined;
  }

  /** The only way in which anything gets on the screen, and the only one off it. */
  protected override performUpdate(): void {
    safely(() => {
      // What a server wrote stays until all of it can be written anew.
      if (!this.hasUpdated && this.shadowRoot?.firstChild) {
        const tag = nearest(this, 'lang');
        if (this.#bringPage()) return;
        // The words of its language may be in a script that comes after this one.
        if (!this.messages && foreignTo(tag, languageOf(tag)[0]) && performance.now() < PATIENCE) {
          wakeAt(this.#wake, Date.now() + PATIENCE);
          return;
        }
      }
      super.performUpdate();
    }, this.#fail);
  }

  protected override update(changed: PropertyValues<this>): void {
    const root = this.shadowRoot!;
    if (!this.hasUpdated) root.replaceChildren();
    dress(root);
    super.update(changed);
    if (!root.contains(this.renderRoot)) root.replaceChildren(this.renderRoot);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#bringPage();
    if (changed.has('src') && this.hasUpdated) this.#status = this.#failure = null;
    if (changed.has('initialData')) {
      const given = parse(this.initialData);
      this.#status = this.src ? newest(this.#status, given) : (given ?? this.#status);
    }
    if (changed.has('history')) this.#given = undefined;
    if (changed.has('src') || changed.has('refreshSeconds')) this.#restart();
    const tag = (this.#langAround = nearest(this, 'lang'));
    const [locale, messages] = languageOf(tag);
    this.#lang = this.messages ? null : foreignTo(tag, locale);
    this.#words = {...messages, ...textsOf(this.messages)};
    const view = viewOf(this.#status, {
      now: Date.now(),
      locale,
      messages: this.#words,
      timeZone: timeZoneOf(this.timeZone ?? nearest(this, 'time-zone')),
      staleMinutes: this.staleMinutes ?? undefined,
      loading: this.#isLoading,
      exact: this.#exact,
      scope: this,
    });
    this.#view = view;
    const key = [this.#urls.join(' '), this.component, this.group].join('\n');
    if (key !== this.#key) speakers.delete(this.#key);
    this.#key = key;
    complain(key, view.missing, this.#status);
    if (view.state !== this.#shown || view.trouble?.incident.id !== this.#incident)
      this.#turn(view);
    if (this.isConnected) wakeAt(this.#wake, view.changesAt);
  }

  protected override render() {
    const {variant, hideWhenOperational} = this;
    const view = this.#view!;
    return render(view, {
      variant: variantOf(variant),
      pageFile: pageFile(),
      history: this.#days,
      isAway: !!hideWhenOperational && view.isQuiet,
      hasFallback: hasContent(this),
      lang: this.#lang,
      langAround: this.#langAround,
      messages: this.#words!,
      address: this.#url ?? this.#urls[0],
      href: this.href,
      headingLevel: this.headingLevel,
      paused: this.#paused,
      unfolded: this.#unfolded,
      announcement: this.#announcement,
      onToggleTime: this.#toggleTime,
      onTogglePause: this.#togglePause,
      onUnfold: this.#wake,
    });
  }

  /** If a card of this kind needs it. @returns whether it is still on its way */
  #bringPage(): boolean {
    return (needsPage(variantOf(this.variant)) || this.#hasDays) && bringPage();
  }

  get #hasDays(): boolean {
    return variantOf(this.variant) === 'card' && (this.history ?? false) !== false;
  }

  /** What was observed, as far as it is to be shown. */
  get #days(): History | 'coming' | undefined {
    const file = pageFile();
    const isPage = needsPage(variantOf(this.variant));
    if (!isPage && !this.#hasDays) return undefined;
    if (!file || !this.#status) return isPage || (!file && !bringPage()) ? undefined : 'coming';
    if (this.#given === undefined) this.#given = file.parseHistory(this.history);
    const address = this.historySrc ? resolve(this.historySrc) : undefined;
    const found = file.historyOf!(this, this.#status, this.#url, address, this.#wake, feedOf);
    return typeof found === 'object' ? found : (this.#given ?? found);
  }

  /** From one claim to another: events, custom states, the pulse, and a word to who cannot see it. */
  #turn({state, pageName, headline, short, trouble}: View): void {
    const from = this.#mark(state);
    const incident = trouble?.incident ?? null;
    this.#incident = incident?.id;
    if (from !== 'loading' && state !== 'loading' && this.#speaks) {
      const words = state === 'stale' ? short : headline;
      this.#announcement = join(pageName, words, trouble?.text);
    }
    void this.#afterUpdate(() => {
      if (state !== 'loading') {
        this.dispatchEvent(new StatusEvent('change', {from, to: state, incident}));
      }
      if (from === state) return;
      if (state === 'stale') {
        const data = this.#status!;
        this.dispatchEvent(new StatusEvent('stale', {data, ageMinutes: ageMinutes(data)}));
      }
      // What the last page of a site has shown is no news.
      const isNews = from !== 'loading' || !this.#wasThere;
      if (isNews && isKnown(state)) attempt(() => pulse(this.renderRoot));
    });
  }

  /** @returns the state before */
  #mark(state: State): State {
    const from = this.state;
    this.#shown = state;
    // A browser without custom states still gets a card.
    attempt(() => {
      const states = this.#internals!.states;
      states.clear();
      states.add(state);
      if (state === 'stale') states.add('unknown');
    });
    return from;
  }

  /** Whatever a page has done to the platform: grey, with a sentence or what is between the tags. */
  readonly #fail = (): void => {
    const from = this.#mark('unknown');
    this.enableUpdating(true); // whoever waits for an update waits no longer
    attempt(() => {
      const root = this.shadowRoot!;
      const content = document.createElement(hasContent(this) ? 'slot' : 'span');
      content.textContent = (this.#words ?? ENGLISH).indeterminate;
      root.replaceChildren(content);
      (this as {renderRoot: ParentNode}).renderRoot = document.createElement('div'); // for Lit to begin anew
      wakeAt(this.#wake, Date.now() + RETRY);
    });
    safely(() => {
      const change = {from, to: 'unknown', incident: null} as const;
      if (from !== 'unknown') this.dispatchEvent(new StatusEvent('change', change));
    });
  };

  /** One card speaks for all that show the same. */
  get #speaks(): boolean {
    const key = this.#key;
    if (!speakers.get(key)?.checkVisibility?.()) speakers.set(key, this);
    return !this.#urls.length || speakers.get(key) === this;
  }

  #start(): void {
    if (this.#unlisten || this.#paused) return;
    const {src, refreshSeconds} = this;
    const seconds = (refreshSeconds ?? -1) >= 0 ? refreshSeconds : REFRESH_SECONDS;
    const urls = addressesOf(src).flatMap((url) => resolve(url) || []);
    this.#urls = [...new Set(urls)];
    this.#isLoading = !this.#status && (urls.length > 0 || !src);
    this.#wasThere = false;
    this.#unlisten = listen(this.#urls, seconds * 1000, this.#status, (state, answer) =>
      safely(() => {
        this.#status = newest(this.#status, state.status);
        this.#url = state.url;
        this.#failure = state.error;
        this.#isLoading = state.loading;
        this.requestUpdate();
        // While it begins to listen, it is told what was there before it.
        if (!this.#unlisten && answer?.status) this.#wasThere = answer.duration !== null;
        if (answer) this.#report(answer);
      }),
    );
  }

  #report(answer: FeedState): void {
    const {status, error, duration} = answer;
    if (duration === null || this.#told.has(answer)) return;
    this.#told.add(answer);
    void this.#afterUpdate(() => {
      this.dispatchEvent(
        error
          ? new StatusEvent('error', {error, duration, reason: error.reason})
          : new StatusEvent('load', {data: status!, duration, ageMinutes: ageMinutes(status!)}),
      );
    });
  }

  /** Events and animations wait for what they speak of. */
  async #afterUpdate(work: () => void): Promise<void> {
    await this.updateComplete;
    safely(work);
  }

  #stop(): void {
    this.#unlisten?.();
    this.#unlisten = undefined;
    speakers.delete(this.#key);
    forget(this.#wake);
  }

  #restart(): void {
    this.#stop();
    if (this.isConnected) this.#start();
    this.requestUpdate();
  }

  readonly #wake = (): void => {
    this.requestUpdate();
    if (!this.hasUpdated) this.performUpdate(); // it was waiting
  };

  readonly #toggleTime = (): void => {
    this.#exact = !this.#exact;
    this.requestUpdate();
  };

  readonly #togglePause = (): void => {
    this.#paused = !this.#paused;
    this.#restart();
    if (!this.#paused) void this.refresh();
  };
}

const resolve = (address: string) => attempt(() => new URL(address, document.baseURI).href);

const ageMinutes = (status: Status): number => Math.floor(freshness(status).age / 60_000);
