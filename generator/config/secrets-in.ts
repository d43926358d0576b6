import type {Environment} from './environment.js';
import {parseHeaders} from './headers.js';
import {isSecret} from './known-variables.js';

/** Every secret, in the shapes in which it travels. */
export function secretsIn(env: Environment): string[] {
  const key = env.UPTIME_KUMA_API_KEY;
  return [
    ...Object.entries(env).flatMap(([name, value]) => (value && isSecret(name) ? [value] : [])),
    ...Object.values(parseHeaders(env.UPTIME_KUMA_HEADERS ?? '') ?? {}),
    ...(key ? [Buffer.from(`:${key}`).toString('base64')] : []),
  ];
}
