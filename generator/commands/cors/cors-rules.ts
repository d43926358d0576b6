/** A bucket's CORS rules, as `aws s3api put-bucket-cors` and every SDK take them. */
export interface CorsRules {
  CORSRules: {
    AllowedOrigins: string[];
    AllowedMethods: string[];
    ExposeHeaders: string[];
  }[];
}

/**
 * Lets pages of these origins read what the bucket holds in public. No `AllowedHeaders`: the card sends
 * none that would need leave, so that browsers do not ask beforehand. `Retry-After` is the one header of
 * an answer that it reads and that is hidden otherwise.
 */
export const buildCorsRules = (origins: readonly string[]): CorsRules => ({
  CORSRules: [
    {
      AllowedOrigins: [...origins],
      AllowedMethods: ['GET', 'HEAD'],
      ExposeHeaders: ['Retry-After'],
    },
  ],
});

/** The same as S3's API wants it on the wire, and `s3cmd setcors` in a file. */
export function formatCorsXml({CORSRules}: CorsRules): string {
  const elements = (name: string, values: readonly string[]) =>
    values.map((value) => `    <${name}>${value}</${name}>`);
  const rules = CORSRules.map((rule) =>
    [
      '  <CORSRule>',
      ...elements('AllowedOrigin', rule.AllowedOrigins),
      ...elements('AllowedMethod', rule.AllowedMethods),
      ...elements('ExposeHeader', rule.ExposeHeaders),
      '  </CORSRule>',
    ].join('\n'),
  );
  return ['<CORSConfiguration>', ...rules, '</CORSConfiguration>'].join('\n');
}
