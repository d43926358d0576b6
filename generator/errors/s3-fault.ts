import {errorCode} from '../io/error-code.js';
import {describeS3Error, httpStatus, isUnconnected, s3Code} from '../io/s3.js';
import type {Fault} from './fault.js';
import {codeFault} from './network-fault.js';
import {S3_REMEDIES, type BucketNames} from './remedies.js';

export interface S3Call {
  prefix: BucketNames['prefix'];
  action: 'list' | 'read' | 'write';
  /** Whether the call asked for an ACL. */
  sentAcl?: boolean;
  /** Undefined: none is configured, so AWS was asked. */
  endpoint?: string;
}

const RIGHTS = {list: 's3:ListBucket', read: 's3:GetObject', write: 's3:PutObject'};

/** A failed call in words, and what to do about it. */
export function s3Fault(error: unknown, call: S3Call): Fault {
  const {prefix, endpoint} = call;
  if (!isUnconnected(error)) return {what: describeS3Error(error), remedy: remedyOf(error, call)};
  const {what, remedy} = codeFault(errorCode(error));
  return {
    what,
    remedy: endpoint
      ? `${remedy} (${prefix}_ENDPOINT)`
      : `${prefix}_ENDPOINT is not set, so AWS was asked; set it, or check the network`,
  };
}

/** A 403 that speaks of rights, and not of a key or a clock that is wrong. */
export const isDenied = (error: unknown): boolean =>
  httpStatus(error) === 403 && !Object.hasOwn(S3_REMEDIES, s3Code(error));

function remedyOf(error: unknown, {prefix, action, sentAcl}: S3Call): string {
  const list = prefix === 'BACKUP_S3' ? 'BACKUPS' : 'STATUS_TARGETS';
  const code = s3Code(error);
  if (Object.hasOwn(S3_REMEDIES, code)) return S3_REMEDIES[code]!({prefix, list});
  if (isDenied(error)) {
    const acl = ' and s3:PutObjectAcl; where the bucket refuses public ACLs, set STATUS_ACL=none';
    return `grant its key ${RIGHTS[action]}${sentAcl ? acl : ''}`;
  }
  const status = httpStatus(error);
  if (status === 0) return `check ${prefix}_ENDPOINT, and the network`;
  // Only a call that asked for an ACL can be refused because of it.
  if (sentAcl && (status === 400 || status === 501)) {
    return 'if this vendor takes no ACL (R2, B2, MinIO), set STATUS_ACL=none';
  }
  return 'look at the server, and at what is in front of it';
}
