import type {WebhookConfig} from './config.js';
import type {ConfigReader} from './reader.js';

/** Whom to tell of a new document; some have their secret in the address. */
export function readWebhookConfig(reader: ConfigReader): WebhookConfig | undefined {
  const url = reader.value('WEBHOOK_URL');
  const secret = reader.value('WEBHOOK_SECRET');
  if (reader.isSet('WEBHOOK_SECRET') && !reader.isSet('WEBHOOK_URL')) {
    reader.warn(
      'WEBHOOK_SECRET',
      'is set without WEBHOOK_URL, so nothing is called',
      'set WEBHOOK_URL as well, or remove it',
    );
  }
  return url ? {url, secret} : undefined;
}
