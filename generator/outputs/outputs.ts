import type {History} from '../../embed/contract/history.js';
import type {Status} from '../../embed/contract/status.js';
import {OUTPUT_FILES, type OutputName} from '../config/outputs.js';
import {badgeJson} from './badge-json.js';
import {badgeSvg} from './badge-svg.js';
import {feedXml} from './feed-xml.js';
import {metricsProm} from './metrics-prom.js';
import {statusHtml} from './status-html.js';

/** What a run knows besides the document. */
export interface OutputContext {
  /** As it is published with it; undefined: not known. */
  history?: History;
  /** All outputs of the run, by their files. */
  files: readonly string[];
}

/** A further file that is made of the document, and stands beside it. */
export interface Output {
  file: string;
  contentType: string;
  /** Is in each that any version made, and in nobody else's: that one is not replaced. */
  mark: string;
  /** Whether it shows more than the document: the history is made ready for it. */
  needsHistory?: true;
  /** Null: there is nothing to make it of. */
  render: (status: Status, context: OutputContext) => string | null;
}

/** How each is made. */
export const OUTPUTS = {
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
    needsHistory: true,
    render: statusHtml,
  },
  metrics: {
    file: OUTPUT_FILES.metrics,
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    mark: '# HELP elytra_status_',
    render: metricsProm,
  },
  feed: {
    file: OUTPUT_FILES.feed,
    contentType: 'application/atom+xml; charset=utf-8',
    mark: '<generator>elytra-status</generator>',
    needsHistory: true,
    render: feedXml,
  },
} satisfies Record<OutputName, Output>;
