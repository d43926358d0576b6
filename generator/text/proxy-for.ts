/**
 * The variable that names a proxy for an address, as curl and most other programs read them; undefined if
 * there is none, or NO_PROXY excepts the host.
 */
export function proxyFor(
  address: string,
  env: Record<string, string | undefined>,
): string | undefined {
  const {protocol, hostname} = new URL(address);
  const either = (name: string) => [name.toUpperCase(), name].find((it) => env[it]);
  const exceptions = (env[either('no_proxy') ?? ''] ?? '').toLowerCase().split(/[\s,]+/);
  const isExcepted = exceptions.some((entry) => {
    const host = entry.replace(/:\d+$/, '').replace(/^\*?\./, '');
    return host === '*' || (host && (hostname === host || hostname.endsWith(`.${host}`)));
  });
  return isExcepted ? undefined : (either(`${protocol.slice(0, -1)}_proxy`) ?? either('all_proxy'));
}
