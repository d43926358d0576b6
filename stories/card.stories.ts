import {fromSample} from './support/from-sample.js';
import {fallback, loading, unavailable} from './support/nothing.js';
import type {Meta} from './support/story.js';

export default {title: 'Variants/Card', args: {variant: 'card'}} satisfies Meta;

export const Operational = fromSample('operational');
export const DegradedPerformance = fromSample('degraded');
export const PartialOutage = fromSample('partial-outage');
export const MajorOutage = fromSample('major-outage');
export const UnderMaintenance = fromSample('maintenance');
export const Unknown = fromSample('unknown');
export const Stale = fromSample('stale');
export const Unavailable = unavailable();
export const Loading = loading();
export const Fallback = fallback();
export const EveryField = fromSample('full');
export const PartlyReporting = fromSample('partly-reporting');
export const BackupOverdue = fromSample('backup-overdue');
export const BackupFailed = fromSample('backup-failed');
export const BackupUnknown = fromSample('backup-unknown');
export const NoBackups = fromSample('no-backups');
