import {httpStatus, s3Code} from '../io/s3.js';

/**
 * Why a PUT on a condition was not obeyed. `refused`: the condition does not hold, or so the server says.
 * `changed`: another write came between. `unsupported`: it knows no conditions.
 */
export type Refusal = 'refused' | 'changed' | 'unsupported';

/** @throws the error where it says nothing of the condition */
export function refusalOf(error: unknown): Refusal {
  const status = httpStatus(error);
  if (status === 412) return 'refused';
  if (status === 409 || (status === 404 && s3Code(error) === 'NoSuchKey')) return 'changed';
  if (isUnsupported(error)) return 'unsupported';
  throw error;
}

/** A 400 may also speak of the ACL, which is for the operator to fix. */
const isUnsupported = (error: unknown) =>
  httpStatus(error) === 501 ||
  (httpStatus(error) === 400 &&
    !/AccessControlList|AuthorizationHeader|ExpiredToken/.test(s3Code(error)));

/** Whether a PUT may have been obeyed although it failed. */
export function isLostAnswer(error: unknown): boolean {
  const status = httpStatus(error);
  return status === 0 || (status >= 500 && status !== 501);
}
