import type {Status} from '../../embed/contract/status.js';
import {OUTPUT_FILES, type OutputName} from '../config/outputs.js';
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

/** How each is made. */
export const OUTPUTS: Record<OutputName, Output> = {
  badge: {file: OUTPUT_FILES.badge, contentType: 'image/svg+xml', render: badgeSvg},
  shields: {file: OUTPUT_FILES.shields, contentType: 'application/json', render: badgeJson},
  html: {file: OUTPUT_FILES.html, contentType: 'text/html; charset=utf-8', render: statusHtml},
  metrics: {
    file: OUTPUT_FILES.metrics,
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    render: metricsProm,
  },
};
