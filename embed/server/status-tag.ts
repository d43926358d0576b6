/** In Next's cache: `revalidateTag(STATUS_TAG, 'max')` has the status asked for again. */
export const STATUS_TAG = 'platform-status';
