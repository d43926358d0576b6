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
  /** Is in each that any version made, and in nobody else's: that one is not replaced. */
  mark: string;
  render: (status: Status) => string;
}

/** How each is made. */
export const OUTPUTS: Record<OutputName, Output> = {
  badge: {
    file: OUTPUT_FILES.badge,
    contentType: 'image/svg+xml',
    mark: 'font-family="Verdana,DejaVu Sans,Geneva,sans-serif"',
    render: badgeSvg,
  },
  shields: {
    file: OUTPUT_FILES.shields,
    contentType: 'application/json',
    mark: '{"schemaVersion":1,"label":',
    render: badgeJson,
  },
  html: {
    file: OUTPUT_FILES.html,
    contentType: 'text/html; charset=utf-8',
    mark: 'elytra-status::part(pause){display:none}',
    render: statusHtml,
  },
  metrics: {
    file: OUTPUT_FILES.metrics,
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    mark: '# HELP elytra_status_',
    render: metricsProm,
  },
};
