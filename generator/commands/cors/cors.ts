import type {CommandLine} from '../command-line.js';
import {buildCorsRules, formatCorsXml, type CorsRules} from './cors-rules.js';
import {originProblem} from '../../config/origin.js';
import {UsageError} from '../../errors/usage-error.js';

/**
 * The rules for these origins: commands to paste, or one document alone.
 *
 * @throws {UsageError} for what is no origin
 */
export function cors({operands, format}: Pick<CommandLine, 'operands' | 'format'>): string {
  const origins = [...new Set(operands)];
  const problem = originsProblem(origins);
  if (problem) throw new UsageError(problem, 'cors');
  const rules = buildCorsRules(origins);
  switch (format) {
    case undefined:
      return commands(rules, origins);
    case 'json':
      return JSON.stringify(rules, null, 2);
    case 'xml':
      return formatCorsXml(rules);
    default:
      throw new UsageError('--format is json or xml; leave it out for commands to paste.', 'cors');
  }
}

function originsProblem(origins: readonly string[]): string | undefined {
  if (!origins.length) {
    return 'cors needs the origins that may read, as in elytra-status cors https://example.com, or * in quotes for every site.';
  }
  if (origins.length === 1 && origins[0] === '*') return undefined;
  if (origins.includes('*')) return '"*" is every site already; leave the others out, or it.';
  const problems = origins.flatMap((origin) => originProblem(origin, {wildcard: true}) ?? []);
  return problems.length ? problems.join('\n') : undefined;
}

function commands(rules: CorsRules, origins: readonly string[]): string {
  const [first = ''] = origins;
  const site = first.includes('*') ? 'https://your-site.example' : first;
  return `# With aws. Leave --endpoint-url out for AWS itself.
cat > cors.json <<'JSON'
${JSON.stringify(rules, null, 2)}
JSON
aws s3api put-bucket-cors --bucket your-bucket --cors-configuration file://cors.json --endpoint-url https://nyc3.digitaloceanspaces.com

# With s3cmd.
cat > cors.xml <<'XML'
${formatCorsXml(rules)}
XML
s3cmd setcors cors.xml s3://your-bucket

# doctl has no command for the rules of a bucket (its "spaces" commands are about keys only). On DigitalOcean use
# one of the two above with a key of full access, or Settings, CORS Configurations in the control panel.

# Then see what a browser would see:
elytra-status check https://your-bucket.nyc3.digitaloceanspaces.com/status.json --origin ${site}`;
}
