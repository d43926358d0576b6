/** What analytics are given: a name, and figures. The element's helper and the server's use the same names. */
export type Track = (name: string, properties: Record<string, number | string>) => void;
