import {isTooPlain, TOO_PLAIN} from './address.js';
import type {UptimeKumaConfig} from './config.js';
import type {ConfigReader} from './reader.js';

/** Slug, key, or both; what a key alone may publish must be named. */
export function readUptimeKumaConfig(reader: ConfigReader): UptimeKumaConfig {
  const slug = reader.value('UPTIME_KUMA_STATUS_PAGE');
  const apiKey = reader.value('UPTIME_KUMA_API_KEY');
  const headers = reader.value('UPTIME_KUMA_HEADERS');
  const ids = reader.value('UPTIME_KUMA_MONITOR_IDS');
  if (!reader.isSet('UPTIME_KUMA_STATUS_PAGE') && !apiKey) {
    reader.problem(
      'UPTIME_KUMA_STATUS_PAGE',
      'is missing; the slug of a public status page, for example UPTIME_KUMA_STATUS_PAGE=public, or an UPTIME_KUMA_API_KEY',
      {example: ''},
    );
  }
  if (
    apiKey &&
    !reader.isSet('UPTIME_KUMA_STATUS_PAGE') &&
    !reader.isSet('UPTIME_KUMA_MONITOR_IDS')
  ) {
    reader.problem(
      'UPTIME_KUMA_MONITOR_IDS',
      'is missing; a key alone sees private monitors too, so name those to publish, for example UPTIME_KUMA_MONITOR_IDS="1 2 5", or * for all',
      {example: ''},
    );
  }
  const hasSecrets = !!apiKey || reader.isSet('UPTIME_KUMA_HEADERS');
  return {
    url: readUrl(reader, hasSecrets) ?? '',
    slug,
    apiKey,
    monitorIds: ids === 'all' ? undefined : ids,
    headers: headers ?? {},
  };
}

function readUrl(reader: ConfigReader, hasSecrets: boolean): string | undefined {
  const name = 'UPTIME_KUMA_URL';
  const url = reader.value(name);
  if (!reader.isSet(name)) {
    return reader.problem(name, 'is missing; the address of your Uptime Kuma');
  }
  if (url && hasSecrets && isTooPlain(new URL(url), (host) => reader.mayBePlain(host))) {
    reader.problem(name, TOO_PLAIN, {example: ''});
  }
  return url;
}
