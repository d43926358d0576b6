import {printable} from '../text/printable.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type Log = Record<LogLevel, (message: string) => void>;

export interface LogOptions {
  /** For debug and info. */
  out: (line: string) => void;
  /** For warnings and errors. */
  err: (line: string) => void;
  format?: 'text' | 'json';
  level?: LogLevel;
  /** Values that are blotted out wherever they turn up. */
  secrets?: readonly string[];
  now?: () => number;
}

const LABELS: Record<LogLevel, string> = {debug: '', info: '', warn: 'Warning: ', error: 'Error: '};
/** Shorter ones would blot out ordinary words. */
const MIN_SECRET = 4;

/** Lines as `[2025-11-10 15:30:00] Starting status update cycle`, UTC, or one JSON object a line. */
export function createLog(options: LogOptions): Log {
  const {out, err, format = 'text', level = 'info', secrets = [], now = Date.now} = options;
  const mask = createMask(secrets);
  const write = (of: LogLevel) => (message: string) => {
    if (LOG_LEVELS.indexOf(of) < LOG_LEVELS.indexOf(level)) return;
    const time = new Date(now()).toISOString();
    const text = printable(mask(message));
    const line =
      format === 'json'
        ? JSON.stringify({time, level: of, message: text})
        : `[${time.slice(0, 19).replace('T', ' ')}] ${LABELS[of]}${text}`;
    (of === 'warn' || of === 'error' ? err : out)(line);
  };
  return {debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error')};
}

/** Blots out secrets, in whatever shape they travel. */
export function createMask(secrets: readonly string[]): (text: string) => string {
  const values = secrets
    .flatMap(encodings)
    .filter((secret) => secret.length >= MIN_SECRET)
    .sort((a, b) => b.length - a.length);
  return (text) => values.reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}

/** As it stands, as in an address, and as in a form. */
function encodings(secret: string): string[] {
  const encoded = encodeURIComponent(secret);
  const lower = encoded.replace(/%../g, (escape) => escape.toLowerCase());
  const form = new URLSearchParams({'': secret}).toString().slice(1);
  return [secret, encoded, lower, form];
}
