import type {Status} from '../../embed/contract/status.js';
import {badgeJson} from './badge-json.js';
import {badgeSvg} from './badge-svg.js';
import {metricsProm} from './metrics-prom.js';
import {statusHtml} from './status-html.js';

/** A further file that is made of the document, and stands beside it. */
export interface Output {
  file: string;
  contentType: string;
  render: (status: Status) => string;
}

/** By their names in `STATUS_OUTPUTS`. */
export const OUTPUTS = {
  badge: {file: 'badge.svg', contentType: 'image/svg+xml', render: badgeSvg},
  shields: {file: 'badge.json', contentType: 'application/json', render: badgeJson},
  html: {file: 'status.html', contentType: 'text/html; charset=utf-8', render: statusHtml},
  metrics: {
    file: 'metrics.prom',
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    render: metricsProm,
  },
} satisfies Record<string, Output>;

export type OutputName = keyof typeof OUTPUTS;
