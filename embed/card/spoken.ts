/** Short for the eye, long for the ear. */
export interface Spoken {
  short: string;
  long: string;
}
