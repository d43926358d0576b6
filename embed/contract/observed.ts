/** Percent of the time that was observed: of less no figure is made, of more it need not be said. */
export const LEAST_OBSERVED = 50;
export const NEARLY_ALL = 99;
