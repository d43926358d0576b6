import {address} from './address.js';
import type {Kind} from './kind.js';

const LOGIN =
  'send them as a header, for example UPTIME_KUMA_HEADERS="Authorization: Basic …", where … is what printf %s USER:PASSWORD | base64 prints';

/** Pages of Uptime Kuma, whose addresses are what a browser shows. */
const PAGE =
  /\/(status\/[^/]+|dashboard(\/\d+)?|list|metrics|settings(\/[\w-]+)?|(add|manage)-status-page)$/;

/** The address below which Uptime Kuma is, not that of one of its pages. */
export const uptimeKumaAddress: Kind<string> = (text, context) => {
  const url = address({login: LOGIN})(text, context);
  const [page, path = ''] = PAGE.exec(url ?? '') ?? [];
  if (!page) return url;
  const [first] = path.split('/');
  const rest = first === 'status' ? '; the slug belongs in UPTIME_KUMA_STATUS_PAGE' : '';
  return context.fail(`must end before "/${first}"${rest}`);
};
