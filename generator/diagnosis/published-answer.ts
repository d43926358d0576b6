import {MAX_DOCUMENT_SIZE} from '../../embed/contract/status.js';
import {describeGetError} from './describe-get-error.js';
import {critical, type Finding} from './finding.js';
import {get, GetError, type Answer} from '../io/http-get.js';

/** An answer with status 200, and how long it took. */
export interface PublishedAnswer {
  answer: Answer;
  /** ms */
  took: number;
}

export interface AskOptions {
  /** Sent as `Origin`, as a browser does for a page of that origin. */
  origin?: string;
  signal: AbortSignal;
  /** ms */
  timeout: number;
}

/** Asks for a published document as a reader does; a finding where there is none. */
export async function askPublished(
  url: string,
  {origin, signal, timeout}: AskOptions,
): Promise<PublishedAnswer | Finding> {
  const headers = {accept: '*/*', 'user-agent': 'elytra-status', ...(origin && {origin})};
  const start = performance.now();
  try {
    const answer = await get(url, {headers, signal, timeout, maxSize: MAX_DOCUMENT_SIZE});
    const took = performance.now() - start;
    return answer.status === 200 ? {answer, took} : describeStatus(answer.status);
  } catch (error) {
    if (error instanceof GetError) return describeGetError(error);
    throw error;
  }
}

function describeStatus(status: number): Finding {
  const text = `HTTP ${status}`;
  if (status >= 300 && status < 400) {
    return critical(`${text}, a redirect`, 'use the address that it leads to');
  }
  if (status === 401 || status === 403) {
    return critical(
      `${text}, not for everybody`,
      'check the address; make the document public by STATUS_ACL=public-read or by a bucket policy',
    );
  }
  if (status === 404 || status === 410) {
    return critical(`${text}, nothing is there`, 'check the address, and that it was published');
  }
  return critical(text, 'look at the server and at what stands before it');
}
