import {LitElement, type PropertyValues} from 'lit';
import {forget, wakeAt} from './clock.js';
import {styles} from './elytra-status.styles.js';
import {refresh, subscribe, type FeedState} from './feed.js';
import {ENGLISH} from './messages.js';
import {render} from './render.js';
import {viewOf, type State, type View} from './view.js';

const REFRESH_SECONDS = 300;

/**
 * Shows the status of a platform from a published `status.json`, and how old that is. What it cannot
 * vouch for is grey.
 *
 * @slot - Shown until the first status, and without JavaScript.
 * @csspart card - The whole.
 * @csspart headline - Dot and sentence.
 * @csspart dot - The shape before the sentence.
 * @csspart reporting - How many components report, where some do not.
 * @csspart uptime - The three figures.
 * @csspart figure - One of them.
 * @csspart backups - The backup sentence.
 * @csspart updated - The age of the document.
 * @cssproperty [--elytra-status-operational] - Colour of the dot, and of a good backup.
 * @cssproperty [--elytra-status-degraded] - Colour of degraded performance and partial outage.
 * @cssproperty [--elytra-status-outage] - Colour of a major outage.
 * @cssproperty [--elytra-status-maintenance] - Colour of maintenance.
 * @cssproperty [--elytra-status-unknown] - Colour of all that is not known.
 * @cssproperty [--elytra-status-background] - Behind the card.
 * @cssproperty [--elytra-status-border] - Colour of its border.
 * @cssproperty [--elytra-status-radius=0.75em] - Its corners.
 * @cssproperty [--elytra-status-text] - Colour of the text.
 * @cssproperty [--elytra-status-muted] - Colour of labels and ages.
 * @cssproperty [--elytra-status-font=system-ui] - Its typeface.
 */
export class ElytraStatus extends LitElement {
  static override styles = styles;

  static override properties = {
    src: {},
    refreshSeconds: {type: Number, attribute: 'refresh-seconds'},
    staleMinutes: {type: Number, attribute: 'stale-minutes'},
  };

  /** Address of the published `status.json`. */
  declare src: string | null;
  /** Seconds between requests while the page is visible; 0 asks once. */
  declare refreshSeconds: number;
  /** Calls a document stale after so many minutes, if that is sooner than it says itself. */
  declare staleMinutes: number | null;

  private feed: FeedState | null = null;
  private view: View | undefined;
  private unsubscribe: (() => void) | undefined;

  constructor() {
    super();
    this.src = null;
    this.refreshSeconds = REFRESH_SECONDS;
    this.staleMinutes = null;
  }

  /** What the card shows: one of the six words, `stale`, or `loading`. */
  get state(): State {
    return this.view?.state ?? 'loading';
  }

  /** Asks for the document again now. */
  async refresh(): Promise<void> {
    if (this.address) await refresh(this.address);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move in the document is a removal and an insertion at once: no reason to start again.
    queueMicrotask(() => {
      if (!this.isConnected) this.stop();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('src') || changed.has('refreshSeconds'))) {
      if (changed.has('src')) this.feed = null;
      this.stop();
      this.listen();
    }
    this.view = viewOf(this.feed?.status ?? null, {
      now: Date.now(),
      locale: 'en',
      messages: ENGLISH,
      staleMinutes: this.staleMinutes ?? undefined,
      loading: this.feed?.loading ?? (this.src === null || !!this.address),
    });
    if (this.isConnected) wakeAt(this.wake, this.view.changesAt);
  }

  protected override render() {
    return this.view && render(this.view);
  }

  /** Null if `src` is missing or no address. */
  private get address(): string | null {
    const {src} = this;
    return src && URL.canParse(src, document.baseURI) ? new URL(src, document.baseURI).href : null;
  }

  private listen(): void {
    const {address, refreshSeconds} = this;
    if (this.unsubscribe || !address) return;
    this.unsubscribe = subscribe(
      address,
      refreshSeconds > 0 ? refreshSeconds * 1000 : 0,
      (state) => {
        // Back in the page after a while, the card still knows its last document.
        if (!state.loading || !this.feed) this.feed = state;
        this.requestUpdate();
      },
    );
  }

  private stop(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    forget(this.wake);
  }

  private readonly wake = (): void => this.requestUpdate();
}
