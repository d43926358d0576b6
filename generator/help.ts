export const HELP = `elytra-status publishes the status of a platform as one static file.

Usage: elytra-status [command] [options]

Commands
  publish            read Uptime Kuma and the backups, publish status.json (the default)
  schema             print the JSON Schema of status.json

Options
  --dry-run          publish: print the document instead of publishing it
  --env-file PATH    read variables from this file instead of .env; the shell's own win
  --help             print this text
  --version          print the version

The configuration is read from the environment. The smallest one:
  UPTIME_KUMA_URL=https://uptime.example.com
  UPTIME_KUMA_STATUS_PAGE=public
  STATUS_TARGETS=main=file:/var/www/html/status.json
Every variable is described in .env.example and in the README.

Exit codes of publish
  0  published; or another run is at work, or a newer document stands
  1  some target did not get the document
  2  the configuration or the command line is wrong
  143  stopped by SIGTERM
`;
