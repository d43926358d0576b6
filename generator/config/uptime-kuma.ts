import {isTooPlain, TOO_PLAIN} from './address.js';
import type {UptimeKumaConfig} from './config.js';
import type {ConfigReader} from './reader.js';

/** Slug, key, or both; what a key alone may publish must be named. */
export function readUptimeKumaConfig(reader: ConfigReader): UptimeKumaConfig {
  const slug = reader.value('UPTIME_KUMA_STATUS_PAGE');
  const apiKey = reader.value('UPTIME_KUMA_API_KEY');
  const headers = reader.value('UPTIME_KUMA_HEADERS') ?? {};
  const ids = reader.value('UPTIME_KUMA_MONITOR_IDS');
  const isSet = (name: string) => reader.isSet(`UPTIME_KUMA_${name}`);
  if (!isSet('STATUS_PAGE') && !isSet('API_KEY')) {
    reader.missing(
      'UPTIME_KUMA_STATUS_PAGE',
      'the slug of a public status page, for example UPTIME_KUMA_STATUS_PAGE=public, or an UPTIME_KUMA_API_KEY',
    );
  }
  if (isSet('API_KEY') && !isSet('STATUS_PAGE') && !isSet('MONITOR_IDS')) {
    reader.missing(
      'UPTIME_KUMA_MONITOR_IDS',
      'a key alone sees private monitors too, so name those to publish, for example UPTIME_KUMA_MONITOR_IDS="1 2 5", or * for all',
    );
  }
  if (isSet('API_KEY') && Object.keys(headers).some((name) => /^authorization$/i.test(name))) {
    reader.problem(
      'UPTIME_KUMA_API_KEY',
      'is sent as the header Authorization, which UPTIME_KUMA_HEADERS has for the proxy in front, and a request has only one; leave the key out, or let the proxy accept another header, for example UPTIME_KUMA_HEADERS="CF-Access-Client-Id: abc"',
      {example: ''},
    );
  }
  return {
    url: readUrl(reader, isSet('API_KEY') || isSet('HEADERS')) ?? '',
    slug,
    apiKey,
    monitorIds: ids === 'all' ? undefined : ids,
    headers,
  };
}

function readUrl(reader: ConfigReader, hasSecrets: boolean): string | undefined {
  const name = 'UPTIME_KUMA_URL';
  const url = reader.value(name);
  if (!reader.isSet(name)) {
    reader.missing(
      name,
      `the address of your Uptime Kuma, for example ${name}=https://uptime.example.com`,
    );
  }
  if (url && hasSecrets && isTooPlain(new URL(url), (host) => reader.mayBePlain(host))) {
    reader.problem(name, TOO_PLAIN, {example: ''});
  }
  return url;
}
