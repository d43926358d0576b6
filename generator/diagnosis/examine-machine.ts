import {readFileSync, realpathSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {parseEnv} from 'node:util';
import type {Config} from '../config/config.js';
import type {Environment} from '../config/environment.js';
import {isSecret} from '../config/known-variables.js';
import type {Fault} from '../errors/fault.js';
import {isNearby} from '../io/is-nearby.js';
import {proxyFor} from '../text/proxy-for.js';

const FOR_OTHERS = {read: 0o4, enter: 0o1};

interface Machine {
  /** With what `.env` adds. */
  env: Environment;
  /** As the process got it: Node reads nothing else. */
  shell: Environment;
  envFile?: string;
}

/** What around the configuration makes it unsafe, or is not obeyed although it is set. */
export function examineMachine(
  config: Config,
  {env, shell, envFile = '.env'}: Machine,
): Required<Fault>[] {
  return [...examineEnvFile(envFile), ...examineTls(shell), ...examineProxies(config, env)];
}

function examineEnvFile(path: string): Required<Fault>[] {
  try {
    if (!statSync(path).isFile() || !isOpenToAll(realpathSync(path))) return [];
    const secrets = Object.keys(parseEnv(readFileSync(path, 'utf8'))).filter(isSecret);
    if (!secrets.length) return [];
  } catch {
    return []; // there is none, which the configuration has reported if it is needed
  }
  return [
    {
      what: `every user of this machine can read the secrets in ${path}`,
      remedy: `chmod o= ${path}`,
    },
  ];
}

/** A file is as closed as the most closed of the folders above it. */
function isOpenToAll(path: string): boolean {
  if (process.platform === 'win32' || !(statSync(path).mode & FOR_OTHERS.read)) return false;
  let folder = path;
  do {
    folder = dirname(folder);
    if (!(statSync(folder).mode & FOR_OTHERS.enter)) return false;
  } while (folder !== dirname(folder));
  return true;
}

const examineTls = (env: Environment): Required<Fault>[] =>
  env.NODE_TLS_REJECT_UNAUTHORIZED === '0'
    ? [
        {
          what: 'NODE_TLS_REJECT_UNAUTHORIZED=0 makes every certificate valid, so that anybody on the way can read the secrets',
          remedy:
            'unset it; for a certificate authority of your own, set NODE_EXTRA_CA_CERTS=/path/to/ca.pem',
        },
      ]
    : [];

/** Neither Node's client nor the S3 one obeys a proxy. */
function examineProxies(config: Config, env: Environment): Required<Fault>[] {
  const ignored = new Map<string, string>();
  for (const address of addressesIn(config)) {
    const {hostname} = new URL(address);
    const name = isNearby(hostname) ? undefined : proxyFor(address, env);
    if (name && !ignored.has(name)) ignored.set(name, hostname);
  }
  return [...ignored].map(([name, hostname]) => ({
    what: `${name} is set and not obeyed: this program connects to ${hostname} directly`,
    remedy: 'let the firewall allow that, and add the host to NO_PROXY',
  }));
}

/** All that a run connects to. */
const addressesIn = ({uptimeKuma, backups, targets, pingUrl, webhook}: Config): string[] => [
  uptimeKuma.url,
  ...[...backups, ...targets].flatMap(({location, s3}) =>
    location.kind === 's3' ? (s3.endpoint ?? `https://s3.${s3.region}.amazonaws.com`) : [],
  ),
  ...(pingUrl ? [pingUrl] : []),
  ...(webhook ? [webhook.url] : []),
];
