import type {Choice, Hosting, Release} from './choice.js';
import {escapeMarkup} from './escape-markup.js';
import {themeCss} from './theme-css.js';

/** One thing to copy. */
export interface Snippet {
  /** Where it goes. */
  title: string;
  language: 'html' | 'tsx' | 'vue' | 'css' | 'text' | 'sh';
  text: string;
}

/** What is to be copied for each kind of site. */
export const SNIPPETS = {
  HTML: html,
  React: react,
  'Next.js': next,
  Vue: vue,
  WordPress: wordPress,
  iframe,
} satisfies Record<string, (choice: Choice, release: Release) => Snippet[]>;
export type Kind = keyof typeof SNIPPETS;

const INSTALL: Snippet = {title: 'Install', language: 'sh', text: 'npm install elytra-status\n'};

const BASES: Record<Hosting, (version: string) => string> = {
  jsdelivr: (version) => `https://cdn.jsdelivr.net/npm/elytra-status@${version}/dist/`,
  unpkg: (version) => `https://unpkg.com/elytra-status@${version}/dist/`,
  own: () => '/',
};

const hostOf = ({src}: Choice) => escapeMarkup(new URL(src).hostname);
/** Whether the card needs `elytra-status-page.js`. */
const needsPageFile = ({variant, history}: Choice) =>
  variant === 'page' || hasBars({variant, history});
const hasBars = ({variant, history}: Pick<Choice, 'variant' | 'history'>) =>
  variant === 'card' && history;
const isForeign = ({language}: Choice) => language !== 'en';

/** Attributes as HTML, JSX and Vue write them. */
function attributes(choice: Choice): string {
  const {src, variant, component, group, language} = choice;
  return [
    ` src="${escapeMarkup(src)}"`,
    variant === 'card' ? '' : ` variant="${variant}"`,
    component && ` component="${escapeMarkup(component)}"`,
    group && ` group="${escapeMarkup(group)}"`,
    hasBars(choice) ? ' history' : '',
    isForeign(choice) ? ` lang="${escapeMarkup(language)}"` : '',
  ].join('');
}

const element = (choice: Choice) =>
  `<elytra-status${attributes(choice)}>Status: ${hostOf(choice)}</elytra-status>\n`;

function html(choice: Choice, release: Release): Snippet[] {
  return [
    ...copies(choice, release),
    {title: 'In the page', language: 'html', text: `${tags(choice, release)}\n${element(choice)}`},
    ...theme(choice, 'In your style sheet'),
    policy(choice, release),
  ];
}

/** What the page loads: the page file before the script, which would otherwise load it unchecked. */
const filesFor = (choice: Choice): string[] => [
  'reserve.css',
  ...(needsPageFile(choice) ? ['elytra-status-page.js'] : []),
  'elytra-status.js',
  ...(isForeign(choice) ? [`lang/${choice.language}.js`] : []),
];

/** Style sheet and scripts, each with its hash. */
function tags(choice: Choice, release: Release): string {
  const base = BASES[choice.hosting](release.version);
  const cors = choice.hosting === 'own' ? '' : ' crossorigin="anonymous"';
  const tag = (file: string) => {
    const {immutable, integrity} = release.files[file]!;
    const checked = `"${base}${immutable}" integrity="${integrity}"${cors}`;
    return file.endsWith('.css')
      ? `<link rel="stylesheet" href=${checked} />\n`
      : `<script type="module" src=${checked}></script>\n`;
  };
  return filesFor(choice).map(tag).join('');
}

/** How the files come to one's own site. */
function copies(choice: Choice, {version, files}: Release): Snippet[] {
  if (choice.hosting !== 'own') return [];
  const names = filesFor(choice).map((file) => files[file]!.immutable);
  const copy = (name: string, folder: string) =>
    `cp node_modules/elytra-status/dist/${name} ${folder}\n`;
  const text = [
    `npm install elytra-status@${version}\n`,
    `mkdir -p public${isForeign(choice) ? '/lang' : ''}\n`,
    ...names.map((name) => copy(name, name.startsWith('lang/') ? 'public/lang/' : 'public/')),
  ].join('');
  return [{title: 'Copy the files to where your site keeps its own', language: 'sh', text}];
}

/** What a policy must allow for the card; the rest of it is the page's own. */
function policy({src, hosting}: Choice, {version}: Release): Snippet {
  const files = hosting === 'own' ? "'self'" : BASES[hosting](version);
  const text = `script-src ${files};\nstyle-src ${files};\nconnect-src ${new URL(src).origin};\n`;
  return {title: 'Your Content Security Policy must allow', language: 'text', text};
}

function theme(choice: Choice, title: string): Snippet[] {
  const text = themeCss(choice);
  return text ? [{title, language: 'css', text}] : [];
}

function react(choice: Choice): Snippet[] {
  const language = isForeign(choice) ? `import 'elytra-status/lang/${choice.language}';\n` : '';
  const text = `import {ElytraStatus} from 'elytra-status/react';
${language}import 'elytra-status/reserve.css';

export function PlatformStatus() {
  return (
    <ElytraStatus${attributes(choice)}>
      Status: ${hostOf(choice)}
    </ElytraStatus>
  );
}
`;
  return [
    INSTALL,
    {title: 'platform-status.tsx', language: 'tsx', text},
    ...theme(choice, 'In your style sheet'),
    connection(choice),
  ];
}

function connection({src}: Choice): Snippet {
  const text = `connect-src ${new URL(src).origin};\n`;
  return {title: 'Your Content Security Policy must allow', language: 'text', text};
}

function next(choice: Choice): Snippet[] {
  const language = isForeign(choice) ? `import 'elytra-status/lang/${choice.language}';\n` : '';
  const text = `import {PlatformStatusCard} from 'elytra-status/next';
${language}import 'elytra-status/reserve.css';

export default function Page() {
  return <PlatformStatusCard${attributes(choice)} />;
}
`;
  const hash = `import {STYLE_HASH} from 'elytra-status/style-hash';

const policy = \`style-src 'self' '\${STYLE_HASH}'; connect-src 'self' ${new URL(choice.src).origin}\`;
`;
  return [
    INSTALL,
    {title: 'app/page.tsx', language: 'tsx', text},
    ...theme(choice, 'In app/globals.css'),
    {title: 'Where you build your Content Security Policy', language: 'tsx', text: hash},
  ];
}

function vue(choice: Choice): Snippet[] {
  const language = isForeign(choice) ? `import 'elytra-status/lang/${choice.language}';\n` : '';
  const text = `<script setup>
import 'elytra-status/define';
${language}import 'elytra-status/reserve.css';
</script>

<template>
  ${element(choice)}</template>
`;
  const config = `vue({template: {compilerOptions: {isCustomElement: (tag) => tag === 'elytra-status'}}})\n`;
  return [
    INSTALL,
    {title: 'PlatformStatus.vue', language: 'vue', text},
    {title: 'In the plugins of vite.config', language: 'tsx', text: config},
    ...theme(choice, 'In your style sheet'),
    connection(choice),
  ];
}

function wordPress(choice: Choice, release: Release): Snippet[] {
  const text = `<!-- wp:html -->\n${tags(choice, release)}${element(choice)}<!-- /wp:html -->\n`;
  return [
    ...copies(choice, release),
    {title: 'In the code editor of a page or template', language: 'html', text},
    ...theme(choice, 'In Styles, Additional CSS'),
    policy(choice, release),
  ];
}

/** For places that take no scripts: the page that the publisher writes beside the document. */
function iframe({src}: Choice): Snippet[] {
  const url = new URL(src);
  url.pathname = url.pathname.replace(/[^/]*$/, 'status.html');
  const text = `<iframe src="${escapeMarkup(url.href)}" title="Platform status" width="100%" height="260" loading="lazy"></iframe>\n`;
  const allows = `frame-src ${url.origin};\n`;
  return [
    {title: 'In the page (the publisher needs STATUS_OUTPUTS=html)', language: 'html', text},
    {title: 'Your Content Security Policy must allow', language: 'text', text: allows},
  ];
}
