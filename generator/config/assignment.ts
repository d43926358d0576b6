/** How a variable is written in a shell and in `.env`. */
export const assignment = (name: string, value: string): string =>
  `${name}=${/[\s#]/.test(value) ? `"${value}"` : value}`;
