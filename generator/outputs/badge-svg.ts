import {escapeHtml} from '../../embed/server/template-to-string.js';
import type {PlatformStatus, Status} from '../../embed/contract/status.js';
import {datedStatus} from './dated-status.js';

/** White text on each has a contrast of at least 4.5. */
const COLORS: Record<PlatformStatus, string> = {
  operational: '#17753a',
  degraded_performance: '#8a5a00',
  partial_outage: '#8a5a00',
  major_outage: '#b42318',
  under_maintenance: '#1d5fbf',
  unknown: '#5c6470',
};
const LABEL_COLOR = '#3d434b';
const LONGEST_LABEL = 40; // characters
const PADDING = 6;
const HEIGHT = 20;
const RADIUS = 3;

/** `badge.svg`: label and status with its date, in fonts that every reader has. */
export function badgeSvg(status: Status): string {
  const label = labelOf(status);
  const message = datedStatus(status);
  const left = widthOf(label) + 2 * PADDING;
  const right = widthOf(message) + 2 * PADDING;
  const title = escapeHtml(`${label}: ${message}`);
  const size = `width="${left + right}" height="${HEIGHT}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<rect ${size} rx="${RADIUS}" fill="${COLORS[status.platform_status]}"/>`,
    `<path d="${leftPart(left)}" fill="${LABEL_COLOR}"/>`,
    '<g fill="#fff" font-family="Verdana,DejaVu Sans,Geneva,sans-serif" font-size="11">',
    text(label, PADDING),
    text(message, left + PADDING),
    '</g>',
    '</svg>\n',
  ].join('');
}

/** Round at its outer corners. Without an id, which badges on one page would share. */
const leftPart = (width: number) =>
  `M${width} 0v${HEIGHT}H${RADIUS}a${RADIUS} ${RADIUS} 0 0 1-${RADIUS}-${RADIUS}V${RADIUS}a${RADIUS} ${RADIUS} 0 0 1 ${RADIUS}-${RADIUS}z`;

/** What the operator calls the platform, without what XML cannot hold. */
function labelOf({page}: Status): string {
  const name = (page?.name ?? '').replace(/\p{C}/gu, '').trim();
  const characters = Array.from(name || 'status');
  if (characters.length <= LONGEST_LABEL) return characters.join('');
  return `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}

/** The width is given, so that another font than was reckoned with fits as well. */
const text = (content: string, x: number) =>
  `<text x="${x}" y="14" textLength="${widthOf(content)}" lengthAdjust="spacingAndGlyphs">${escapeHtml(content)}</text>`;

/** About that of Verdana at 11 px. */
function widthOf(content: string): number {
  const widths = Array.from(content, (character) => {
    if (/[\s.,:;·'|!ijl]/.test(character)) return 4.5;
    if (/[A-Zmw@%]/.test(character)) return 8.5;
    return character < '\u1100' ? 7 : 11;
  });
  return Math.ceil(widths.reduce((sum, width) => sum + width, 0));
}
