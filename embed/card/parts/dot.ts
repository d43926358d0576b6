import type {BackupStatus} from '../../contract/status.js';
import {html} from '../html.js';
import type {State} from '../state.js';

/*
 * Seven shapes that differ without colour, still at 15 px; 16 by 16, filled by the even-odd rule, so that
 * what lies within a shape is cut out of it.
 */
const DISC = 'M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Z';
const CHECKED = `${DISC}M3.8 8.2 7 11.4 12.4 6 11 4.6l-4 4L5.2 6.8Z`;
const RING = `${DISC}M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2Z`;
const MARK = 'v5h2v-5zm0 6.3v2h2v-2z'; // an exclamation mark
const TRIANGLE = `M8 .6 16 15H0ZM7 5.3${MARK}`;
const DIAMOND = `M8 0 16 8 8 16 0 8ZM7 3.8${MARK}`;
const STOP =
  'M4.7 0h6.6L16 4.7v6.6L11.3 16H4.7L0 11.3V4.7ZM5.5 4.1 4.1 5.5 6.6 8l-2.5 2.5 1.4 1.4L8 9.4l2.5 2.5 1.4-1.4L9.4 8l2.5-2.5-1.4-1.4L8 6.6Z';
const WRENCH =
  'M15.6 4.3A4.7 4.7 0 0 1 9.4 9.1l-5 5.1a1.9 1.9 0 0 1-2.7-2.7l5.1-5A4.7 4.7 0 0 1 11.7.4L9.2 2.9l.7 3.2 3.2.7Z';
const SHAPES: Record<State | BackupStatus, string> = {
  operational: CHECKED,
  success: CHECKED,
  degraded_performance: TRIANGLE,
  overdue: TRIANGLE,
  partial_outage: DIAMOND,
  major_outage: STOP,
  failed: STOP,
  under_maintenance: WRENCH,
  unknown: RING,
  loading: RING,
  stale: `${RING}M7 4v4.6l2.9 1.9 1.1-1.7-2-1.3V4Z`, // the hands of a clock
};

/** The emblem before a sentence or a name. */
export const dot = (status: State | BackupStatus) =>
  html`<svg part="dot" width="15" height="15" viewBox="0 0 16 16" aria-hidden="true">
    <path fill-rule="evenodd" d=${SHAPES[status]}></path>
  </svg>`;
