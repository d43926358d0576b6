import {createHash} from 'node:crypto';
import {serverCard} from '../../embed/server/server-card.js';
import {STYLE_HASH} from '../../embed/server/style-hash.js';
import {escapeHtml} from '../../embed/server/template-to-string.js';
import type {History} from '../../embed/contract/history.js';
import type {Status} from '../../embed/contract/status.js';
import {OUTPUT_FILES} from '../config/outputs.js';
import {datedStatus} from './dated-status.js';

// Without a script there is nothing to pause, and nothing takes over whose place must be kept.
const STYLE = [
  'body{margin:0 auto;max-width:48rem;padding:1rem}',
  'elytra-status::part(pause){display:none}',
  'elytra-status::part(as-of){position:static;display:block;max-inline-size:none;inline-size:auto}',
  'elytra-status::part(updated){display:none}', // it says the same
  'elytra-status::part(backups){font-size:1em}',
].join('');
const OWN_STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** Nothing is fetched and nothing is run, whoever shows the page. */
const POLICY = [
  "default-src 'none'",
  'img-src data:',
  `style-src '${STYLE_HASH}' '${OWN_STYLE_HASH}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** An age that a press turns into a date is a button; here nothing answers it. */
const withoutButton = (card: string) =>
  card.replace(
    /<button( part="updated" class="muted")[^>]*>([^]*?)<\/button>/,
    '<span$1>$2</span>',
  );

const FEED_LINK = `<link rel="alternate" type="application/atom+xml" title="Feed" href="${OUTPUT_FILES.feed}">\n`;
const FEED_FOOTER = `<footer><a href="${OUTPUT_FILES.feed}">Feed of incidents and changes</a></footer>\n`;

/** `status.html`: a whole page with all of the document, without scripts, on its own or in an iframe. */
export function statusHtml(
  {history: _, ...status}: Status,
  {files = [], history}: {files?: readonly string[]; history?: History} = {},
): string {
  const hasFeed = files.includes(OUTPUT_FILES.feed);
  const name = status.page?.name || 'Status';
  const {innerHTML} = serverCard(status, {variant: 'page', headingLevel: 1, lang: 'en', history});
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(`${name}: ${datedStatus(status)}`)}</title>
<link rel="icon" href="data:,">
${hasFeed ? FEED_LINK : ''}<style>${STYLE}</style>
</head>
<body>
<main>
<elytra-status>${withoutButton(innerHTML)}</elytra-status>
</main>
${hasFeed ? FEED_FOOTER : ''}</body>
</html>
`;
}
