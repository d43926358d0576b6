import {networkFault} from '../errors/network-fault.js';
import type {GetError} from '../io/http-get.js';
import {critical, type Finding} from './finding.js';

export function describeGetError(error: GetError): Finding {
  const {what, remedy} = networkFault(error);
  return critical(what, remedy);
}
