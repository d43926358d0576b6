/** What analytics are told: a name, and figures. */
export type Track = (name: string, properties: Record<string, number | string>) => void;
