import {DEFAULTS} from './defaults.js';
import type {S3Config} from '../io/s3.js';
import type {Environment} from './environment.js';
import {parseLocation, type Location} from './location.js';
import {isNearby} from '../io/is-nearby.js';
import {parseDuration, parseSize} from '../text/quantities.js';
import {suffixed} from './variables.js';

const KEY = ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY', 'SESSION_TOKEN'];

/**
 * Turns variables into values and collects what is wrong with them, so that one message can say it
 * all. A bad value is never quoted: it may be a secret in the wrong place.
 */
export class ConfigReader {
  readonly problems: string[] = [];

  constructor(private readonly env: Environment) {}

  problem(name: string, what: string): void {
    this.problems.push(`${name}: ${what}`);
  }

  text(name: string): string | undefined {
    return this.env[name];
  }

  words(name: string): string[] {
    return (this.env[name] ?? '').split(/\s+/).filter(Boolean);
  }

  /** The variable of one series or target where it is set, else the one for all. */
  nameFor(variable: string, owner: string): string {
    const own = suffixed(variable, owner);
    return this.env[own] === undefined ? variable : own;
  }

  textFor(variable: string, owner: string): string | undefined {
    return this.env[this.nameFor(variable, owner)];
  }

  /** Milliseconds. */
  duration(name: string, fallback: string): number {
    const parse = (text: string) => parseDuration(text) || null;
    return this.quantity(name, fallback, parse, 'duration; a number with ms, s, m, h or d');
  }

  /** Bytes; undefined where it is not set. */
  size(name: string, example: string): number | undefined {
    if (this.env[name] === undefined) return undefined;
    return this.quantity(name, example, parseSize, 'size; bytes, or a number with k, M or G,');
  }

  count(name: string, fallback: string): number {
    const parse = (text: string) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null);
    return this.quantity(name, fallback, parse, 'count; a whole number above 0');
  }

  private quantity(
    name: string,
    fallback: string,
    parse: (text: string) => number | null,
    what: string,
  ): number {
    const value = parse(this.env[name] ?? fallback);
    if (value === null) this.problem(name, `is no ${what} is, for example ${name}=${fallback}`);
    return value ?? parse(fallback)!;
  }

  /** An http(s) address as the URL standard spells it, without trailing slashes. */
  address(
    name: string,
    example: string,
    {secret, query = false}: {secret: boolean; query?: boolean},
  ): string | undefined {
    const text = this.env[name];
    if (text === undefined) return undefined;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (!url || !/^https?:$/.test(url.protocol)) {
      this.problem(name, `is no http(s) address; for example ${name}=${example}`);
    } else if (url.username || url.password) {
      this.problem(name, `must not hold a user or a password; for example ${name}=${example}`);
    } else if (!query && /[?#]/.test(text)) {
      this.problem(name, `must end before "?" and "#"; for example ${name}=${example}`);
    } else if (secret && url.protocol === 'http:' && !this.mayBePlain(url.hostname)) {
      this.problem(
        name,
        'would send secrets unencrypted; use https:, or set ALLOW_INSECURE_HTTP=1 where the way is safe',
      );
    } else {
      const path = url.search ? url.pathname : url.pathname.replace(/\/+$/, '');
      return url.origin + path + url.search;
    }
    return undefined;
  }

  private mayBePlain(hostname: string): boolean {
    return isNearby(hostname) || this.env.ALLOW_INSECURE_HTTP === '1';
  }

  /** The entries of a list of `name=location`. */
  locations(variable: string, example: string): {name: string; location: Location}[] {
    const found = new Map<string, Location>();
    for (const [index, entry] of this.words(variable).entries()) {
      const [, name = '', rest = ''] = /^([^=]*)=(.*)$/s.exec(entry) ?? [];
      const location = parseLocation(rest);
      const where = `${variable}, entry ${index + 1}`;
      if (!/^[a-z][a-z0-9-]*$/.test(name) || /(^|-)file$/.test(name)) {
        this.problem(
          where,
          `wants name=location, a name of a-z, 0-9 and "-" that does not end in "file"; for example ${example}`,
        );
      } else if (!location) {
        this.problem(
          where,
          `wants s3://bucket/key or file:/absolute/path as the location; for example ${example}`,
        );
      } else if (found.has(name)) {
        this.problem(where, `stands twice; give each a name of its own, for example ${example}`);
      } else {
        found.set(name, location);
      }
    }
    return [...found].map(([name, location]) => ({name, location}));
  }

  /** How to reach the bucket of one series or target. */
  s3(prefix: 'BACKUP_S3' | 'STATUS_S3', owner: string, location: Location): S3Config {
    if (location.kind === 'file') return {region: ''};
    const setting = (name: string) => this.textFor(`${prefix}_${name}`, owner);
    // Half of a key pair goes with no other half.
    const ownKey = KEY.some((name) => this.text(suffixed(`${prefix}_${name}`, owner)));
    const credential = (name: string) =>
      ownKey ? this.text(suffixed(`${prefix}_${name}`, owner)) : setting(name);
    const endpointName = this.nameFor(`${prefix}_ENDPOINT`, owner);
    const example = 'https://nyc3.digitaloceanspaces.com';
    const endpoint = this.address(endpointName, example, {secret: true});
    if (endpoint && new URL(endpoint).hostname.startsWith(`${location.bucket}.`)) {
      this.problem(endpointName, `must not begin with the bucket; for example ${example}`);
    } else if (endpoint && new URL(endpoint).pathname !== '/') {
      this.problem(endpointName, `must have no path; for example ${example}`);
    }
    const accessKeyId = credential('ACCESS_KEY_ID');
    const secretAccessKey = credential('SECRET_ACCESS_KEY');
    const complete = accessKeyId && secretAccessKey;
    if (!complete && (setting('ENDPOINT') || accessKeyId || secretAccessKey)) {
      const missing = accessKeyId ? 'SECRET_ACCESS_KEY' : 'ACCESS_KEY_ID';
      const reason = setting('ENDPOINT') ? 'an endpoint needs a key' : 'a key has two halves';
      const name = `${prefix}_${missing}`;
      this.problem(name, `is missing for "${owner}"; ${reason}, for example ${name}=DO00EXAMPLE`);
    }
    return {
      endpoint,
      region: setting('REGION') ?? DEFAULTS[`${prefix}_REGION`],
      credentials: complete
        ? {accessKeyId, secretAccessKey, sessionToken: credential('SESSION_TOKEN')}
        : undefined,
    };
  }
}
