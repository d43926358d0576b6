/** What analytics are told of. */
export type TrackName = 'status_fetch_success' | 'status_fetch_error' | 'status_stale_data';

/** What analytics are given: a name, and figures. The element's helper and the server's use the same names. */
export type Track = (name: TrackName, properties: Record<string, number | string>) => void;
