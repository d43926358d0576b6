import {parseDate} from '../../embed/contract/parse-date.js';
import type {Status} from '../../embed/contract/status.js';
import type {WebhookConfig} from '../config/config.js';
import type {Fault} from '../errors/fault.js';
import {webhookRemedy} from '../errors/remedies.js';
import {notify} from './notify.js';

/** What a webhook is sent. */
export interface WebhookMessage {
  /** Whether the platform's status is another one than before. */
  changed: boolean;
  /** As it was published before; null: nothing was. */
  from: Status['platform_status'] | null;
  to: Status['platform_status'];
  /** Of the document. */
  updated_at: string;
}

/**
 * Tells a site that there is a new document, such as the route of `elytra-status/next/revalidate`.
 *
 * @returns why it was not accepted, which is not a failure of the run; undefined if it was
 */
export function callWebhook(
  {url, secret}: WebhookConfig,
  message: WebhookMessage,
  signal: AbortSignal,
): Promise<Required<Fault> | undefined> {
  const headers = secret ? {authorization: `Bearer ${secret}`} : undefined;
  return notify({url, headers, json: JSON.stringify(message), signal, remedyOf: webhookRemedy});
}

/** @param before what each target held that now holds the new document; null: nothing valid */
export function webhookMessage(status: Status, before: readonly (Status | null)[]): WebhookMessage {
  const [newest] = before
    .filter((standing) => standing !== null)
    .sort((a, b) => parseDate(b.updated_at) - parseDate(a.updated_at));
  const from = newest?.platform_status ?? null;
  const {platform_status: to, updated_at} = status;
  return {changed: from !== to, from, to, updated_at};
}
