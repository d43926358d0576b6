import type {UptimeKumaConfig} from './config.js';
import type {ConfigReader} from './reader.js';
import {parseHeaders} from './headers.js';

/** Slug, key, or both; what a key alone may publish must be named. */
export function readUptimeKumaConfig(reader: ConfigReader): UptimeKumaConfig {
  const slug = reader.text('UPTIME_KUMA_STATUS_PAGE');
  const apiKey = reader.text('UPTIME_KUMA_API_KEY');
  const headers = parseHeaders(reader.text('UPTIME_KUMA_HEADERS') ?? '');
  const ids = reader.words('UPTIME_KUMA_MONITOR_IDS');
  const all = ids.length === 1 && ids[0] === '*';
  if (!reader.text('UPTIME_KUMA_URL')) {
    reader.problem(
      'UPTIME_KUMA_URL',
      'is missing; the address of your Uptime Kuma, for example UPTIME_KUMA_URL=https://uptime.example.com',
    );
  }
  if (!slug && !apiKey) {
    reader.problem(
      'UPTIME_KUMA_STATUS_PAGE',
      'is missing; the slug of a public status page, for example UPTIME_KUMA_STATUS_PAGE=public, or an UPTIME_KUMA_API_KEY',
    );
  }
  if (slug && !/^[\w-]+$/.test(slug)) {
    reader.problem(
      'UPTIME_KUMA_STATUS_PAGE',
      'is no slug; only the last part of the address of the page, for example UPTIME_KUMA_STATUS_PAGE=public',
    );
  }
  if (!all && !ids.every((id) => /^[1-9]\d*$/.test(id))) {
    reader.problem(
      'UPTIME_KUMA_MONITOR_IDS',
      'wants numbers with spaces between, or * for all; for example UPTIME_KUMA_MONITOR_IDS="1 2 5"',
    );
  }
  if (apiKey && !slug && !ids.length) {
    reader.problem(
      'UPTIME_KUMA_MONITOR_IDS',
      'is missing; a key alone sees private monitors too, so name those to publish, for example UPTIME_KUMA_MONITOR_IDS="1 2 5", or * for all',
    );
  }
  if (!headers) {
    reader.problem(
      'UPTIME_KUMA_HEADERS',
      'wants "Name: value", several with \\n between; for example UPTIME_KUMA_HEADERS="CF-Access-Client-Id: abc\\nCF-Access-Client-Secret: def"',
    );
  }
  const secret = !!apiKey || !!reader.text('UPTIME_KUMA_HEADERS');
  return {
    url: reader.address('UPTIME_KUMA_URL', 'https://uptime.example.com', {secret}) ?? '',
    slug,
    apiKey,
    monitorIds: all || !ids.length ? undefined : [...new Set(ids)],
    headers: headers ?? {},
  };
}
