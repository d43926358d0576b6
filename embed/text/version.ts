/** The package's; `npm version` writes it. A script has another: the names in it are shortened. */
export const VERSION = '0.1.0';
