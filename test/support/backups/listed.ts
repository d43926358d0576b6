/** A file of a backup location, as a tool leaves it. */
export interface Listed {
  path: string;
  /** bytes */
  size: number;
  /** Seconds before the listing. */
  age: number;
}
