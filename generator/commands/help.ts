import {VARIABLES} from '../config/variables.js';
import type {CommandName} from './command-line.js';
import {smallestConfiguration, variableList} from './help-variables.js';

const GENERAL = `elytra-status publishes the status of a platform as one static file.

Usage: elytra-status [command] [options]

Commands
  publish            read Uptime Kuma and the backups, publish status.json (the default)
  check <url>        look at a published status.json, as a monitoring plugin
  cors <origin>...   print the CORS rules of a bucket for the sites that may read it
  doctor             say what the configuration sees, and how to fix what is wrong; writes nothing
  report [url]       print what was observed in a month: --month 2026-11
  sample             print a status.json to try a card with, made just now
  schema             print the JSON Schema of status.json

Options
  --env-file PATH    read variables from this file instead of .env; the shell's own win
  --help             print this text, or after a command all about that command
  --version          print the version

The configuration is read from the environment. The smallest one:
${smallestConfiguration()}
publish --help lists every variable; .env.example and the reference describe them.
`;

const PUBLISH = `Reads Uptime Kuma and the backups and publishes status.json to every target.

Usage: elytra-status publish [--every TIME | --dry-run [--history]] [--env-file PATH]

Options
  --every TIME       go on publishing at every full TIME (10m: at :00, :10, ...), for machines
                     without cron; at most half of STALE_AFTER. Takes the place of PUBLISH_INTERVAL
  --dry-run          print the document instead of publishing it
  --history          with --dry-run: print history.json as it would be published
  --env-file PATH    read variables from this file instead of .env; the shell's own win

Exit codes
  0    published; or another run is at work, or a newer document is published
  1    some target did not get the document
  2    the configuration or the command line is wrong
  9    Node could not read the file of --env-file
  143  stopped by SIGTERM
With --every: 0 when it is stopped, 2 if the configuration is wrong when it starts

Variables, with their defaults. .env.example and the reference describe them.

${variableList()}
`;

const CHECK = `Looks at a published status.json as a reader would. Prints one line with performance data, as
Nagios, Icinga and others that run such plugins take it.

Usage: elytra-status check <url> [options]

Options
  --max-age TIME     how old a document may be before it is late; 15m
  --origin ORIGIN    a site that should be able to read it, https://example.com; may be repeated
  --interval TIME    how often it is published, to judge for how long caches may keep it; ${VARIABLES.PUBLISH_INTERVAL.default}
  --timeout TIME     for all requests together, at most 1h; 9s
  --history          look at history.json beside it as well: age, size, gaps
  --json             print an object instead of the line

Exit codes
  0  OK: operational or under maintenance
  1  WARNING: late, degraded, partial outage or unknown; caches keep it too long or mix up origins
  2  CRITICAL: major outage, stale, unreachable or invalid; a site of --origin may not read it
  3  UNKNOWN: the command line is wrong, or stdout cannot be written

Example
  elytra-status check https://status.example.com/status.json --origin https://www.example.com
`;

const CORS = `Prints the CORS rules of a bucket, so that pages of these sites may read what is public in it.

Usage: elytra-status cors <origin>... [--format json|xml]

An origin is what a browser sends: https://example.com, or https://*.example.com for all names below
it. '*' alone, in quotes, is every site: the document is public, and caches cannot mix anything up.

Options
  --format json      the rules alone, for aws s3api put-bucket-cors
  --format xml       the rules alone, for s3cmd setcors

Example
  elytra-status cors https://example.com https://www.example.com
`;

const DOCTOR = `Says what the configuration sees: settings, Uptime Kuma, backups, targets and what is published
now, caching, CORS and clocks. Each problem comes with its remedy. Writes nothing, anywhere.

Usage: elytra-status doctor [--origin ORIGIN] [--env-file PATH]

Options
  --origin ORIGIN    a site that should be able to read the document; may be repeated. Without it,
                     the origin of STATUS_PAGE_URL
  --env-file PATH    read variables from this file instead of .env; the shell's own win

Exit codes
  0  all is well
  1  there is a problem
  2  the configuration or the command line is wrong
  9  Node could not read the file of --env-file
`;

const REPORT = `Prints what was observed of each component in a month, from a published history.json: how much of
the time was observed at all, seconds up, degraded, down and under maintenance, uptime, and outages.
Days are those of UTC.

Usage: elytra-status report [url] --month 2026-11 [--json | --csv] [--env-file PATH]

Without an address the histories of STATUS_TARGETS are read.

Options
  --month YYYY-MM    the month
  --json             print an object, with times in seconds
  --csv              print a table for spreadsheets, with times in seconds
  --env-file PATH    read variables from this file instead of .env; the shell's own win

Exit codes
  0  the month is over, and reported
  1  it is not over: the report goes until now; or the targets have no history
  2  the configuration or the command line is wrong, or the address has no history

Example
  elytra-status report https://status.example.com/history.json --month 2026-11
`;

const SAMPLE = `Prints a valid status.json of an invented platform, made just now, which is stale after half an
hour. Needs no configuration.

Usage: elytra-status sample [--incident] [--history]

Options
  --incident         a component is down, and an incident says why; without it all is well
  --history          print a history.json that goes with it: 90 days with outages, a maintenance and
                     a gap

Example
  elytra-status sample > status.json
  elytra-status sample --history > history.json
`;

const SCHEMA = `Prints the JSON Schema (draft 2020-12) of status.json.

Usage: elytra-status schema [--history]

Options
  --history          print that of history.json instead
`;

const OF: Record<CommandName, string> = {
  publish: PUBLISH,
  check: CHECK,
  cors: CORS,
  doctor: DOCTOR,
  report: REPORT,
  sample: SAMPLE,
  schema: SCHEMA,
};

/** Of one command, or of all. */
export const helpOf = (command?: CommandName): string => (command ? OF[command] : GENERAL);
