import {historyFile} from '../../embed/contract/history-address.js';
import type {TargetConfig} from './config.js';
import type {ConfigReader} from './reader.js';
import type {Location} from './location.js';
import {beside} from './outputs.js';

/** `history.json` beside `status.json`, `shop.history.json` beside `shop.json`. */
export function historyPlace(document: Location, suffix?: string): Location {
  const path = document.kind === 's3' ? document.key : document.path;
  return beside(document, historyFile(path.slice(path.lastIndexOf('/') + 1), suffix));
}

/** `STATUS_HISTORY_DAYS`, where each history has a place of its own. */
export function readHistoryDays(reader: ConfigReader, targets: readonly TargetConfig[]): number {
  const places = targets.flatMap(({location, s3}) =>
    [location, historyPlace(location)].map((place) => JSON.stringify([place, s3.endpoint])),
  );
  const documents = new Set(
    targets.map(({location, s3}) => JSON.stringify([location, s3.endpoint])),
  );
  if (documents.size === targets.length && new Set(places).size < places.length) {
    reader.problem(
      'STATUS_TARGETS',
      'would write a history where a document or another history is; call documents status.json or, in one folder, shop.json and mail.json',
      {example: ''},
    );
  }
  return reader.value('STATUS_HISTORY_DAYS');
}
