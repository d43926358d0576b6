import {MAX_DOCUMENT_SIZE} from '../../embed/contract/status.js';

/** Whether readers give up on a document; counted in bytes, as it is sent. */
export const isTooLong = (text: string): boolean => Buffer.byteLength(text) > MAX_DOCUMENT_SIZE;
