/** Everything that is wrong with the configuration, in one message; exit code 2, no stack. */
export class ConfigError extends Error {
  override name = 'ConfigError';

  constructor(readonly problems: readonly string[]) {
    super(
      [
        `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:`,
        ...problems.map((problem) => `  ${problem}`),
      ].join('\n'),
    );
  }
}
