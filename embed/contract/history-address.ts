/** `history.json` beside `status.json`, `shop.history.json` beside `shop.json`. */
export function historyFile(document: string, suffix = 'history.json'): string {
  const stem = document.replace(/\.json$/, '');
  return stem === 'status' ? suffix : `${stem}.${suffix}`;
}

/** The same for an address, whose query goes with it. */
export function historyAddress(document: string): string {
  const url = new URL(document);
  const [, folder = '', file = ''] = /^(.*\/)([^/]*)$/.exec(url.pathname) ?? [];
  url.pathname = folder + historyFile(file);
  return url.href;
}
