import type {BackupStatus} from '../../contract/status.js';
import {html} from '../html.js';
import type {State} from '../state.js';

/** Six shapes that differ without colour; 16 by 16, filled by the even-odd rule. */
const CIRCLE = 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z';
const RING = `${CIRCLE}M8 4a4 4 0 1 0 0 8A4 4 0 0 0 8 4Z`;
const TRIANGLE = 'M8 1 16 15H0Z';
const CROSS = 'M4 1l4 4 4-4 3 3-4 4 4 4-3 3-4-4-4 4-3-3 4-4-4-4Z';
const SHAPES: Record<State | BackupStatus, string> = {
  operational: CIRCLE,
  success: CIRCLE,
  degraded_performance: TRIANGLE,
  partial_outage: TRIANGLE,
  overdue: TRIANGLE,
  major_outage: CROSS,
  failed: CROSS,
  under_maintenance: 'M0 5H16V11H0Z',
  unknown: RING,
  loading: RING,
  stale: `${TRIANGLE}M7 5V10H9V5ZM7 11.5V13.5H9V11.5Z`,
};

/** The shape before a sentence or a name. */
export const dot = (status: State | BackupStatus) =>
  html`<svg part="dot" width="13" height="13" viewBox="0 0 16 16" aria-hidden="true">
    <path fill-rule="evenodd" d=${SHAPES[status]}></path>
  </svg>`;
