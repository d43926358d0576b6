import {LANGUAGES} from './languages.js';

/** Each in its own words. */
const LANGUAGE_NAMES = Object.fromEntries(
  ['en', ...Object.keys(LANGUAGES)].map((tag) => [
    tag,
    new Intl.DisplayNames(tag, {type: 'language'}).of(tag)!,
  ]),
);

const choice = (name: string, icon: string, items: Record<string, string>) => ({
  name,
  description: name,
  toolbar: {
    title: name,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, title]) => ({value, title})),
  },
});

/** What the toolbar offers: all that a page may put around a card. */
export const TOOLBAR = {
  globalTypes: {
    scheme: choice('Colour scheme', 'circlehollow', {
      light: 'Light',
      dark: 'Dark',
      reader: 'The reader’s',
      undeclared: 'None declared',
    }),
    lang: choice('Language', 'globe', LANGUAGE_NAMES),
    dir: choice('Direction', 'transfer', {
      auto: 'As the language',
      ltr: 'Left to right',
      rtl: 'Right to left',
    }),
    colours: choice('Colours', 'contrast', {own: 'The card’s colours', forced: 'Forced colours'}),
  },
  initialGlobals: {scheme: 'light', lang: 'en', dir: 'auto', colours: 'own'},
};

const isRtl = (lang: string) => ['ar', 'he'].includes(lang.split('-')[0]!);

/** In a story's globals whatever was chosen; see `TOOLBAR`. */
export function applySurroundings(globals: Record<string, unknown>): void {
  const {scheme, lang, dir, colours} = globals as Record<string, string>;
  const page = document.documentElement;
  page.lang = lang!;
  page.dir = dir === 'auto' ? (isRtl(lang!) ? 'rtl' : 'ltr') : dir!;
  page.style.colorScheme =
    scheme === 'reader' ? 'light dark' : scheme === 'undeclared' ? 'normal' : scheme!;
  document.body.style.background = colours === 'forced' ? 'Canvas' : 'light-dark(#fff, #0d1117)';
  forceColours(page, colours === 'forced');
}

/**
 * Nearly what a browser with forced colours does: a page cannot switch that on. The contact sheet asks
 * the browser for the real thing.
 */
function forceColours(page: HTMLElement, isOn: boolean): void {
  const SYSTEM = {
    text: 'CanvasText',
    muted: 'CanvasText',
    background: 'Canvas',
    border: 'CanvasText',
    operational: 'CanvasText',
    degraded: 'CanvasText',
    partial: 'CanvasText',
    outage: 'CanvasText',
    maintenance: 'CanvasText',
    unknown: 'CanvasText',
  };
  for (const [name, colour] of Object.entries(SYSTEM)) {
    if (isOn) page.style.setProperty(`--elytra-status-${name}`, colour);
    else page.style.removeProperty(`--elytra-status-${name}`);
  }
}
