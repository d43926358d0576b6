import {FaultError, type Fault} from './fault.js';

/** A target did not get the document. */
export class PublishError extends FaultError {
  override name = 'PublishError';

  constructor(fault: Fault | string, options?: ErrorOptions) {
    super(typeof fault === 'string' ? {what: fault} : fault, options);
  }
}

/** The same, where the target may have got it all the same: the answer was lost on its way. */
export class LostAnswerError extends PublishError {
  override name = 'LostAnswerError';
}
