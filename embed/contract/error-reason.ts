/**
 * Why a request brought no document, in one word for browser, server and analytics: an answer that is not a
 * 200 or leads to another host · one that is not a valid document · none at all · none in time · one that is
 * longer than a document may be.
 */
export type ErrorReason = 'http' | 'invalid' | 'network' | 'timeout' | 'too-large';
