/** Where the publisher puts the document. */
export const STATUS_URL = process.env.STATUS_URL ?? 'https://status.elytracloud.com/status.json';
