/** Of the package. In a script's names are shortened, so it has a version of its own. */
export const VERSION = '0.1.0';
