import {isNearby} from '../io/is-nearby.js';
import {assignment} from './assignment.js';
import type {Environment} from './environment.js';
import type {KindContext} from './kind.js';
import {suffixed} from './known-variables.js';
import type {ValueOf, Variable} from './variable.js';
import {VARIABLES, type VariableName} from './variables.js';

type Value<N extends VariableName> = ValueOf<(typeof VARIABLES)[N]>;

/** Where a complaint belongs to one series or target, or to one entry of a list. */
interface ProblemOptions {
  owner?: string;
  /** Names the variable of the owner even where only that for all is set. */
  isOwn?: true;
  entry?: number | string;
  /** Another value than that of the table; empty: none. */
  example?: string;
}

/**
 * Turns variables into values by their rows of the table and collects what is wrong with them, so that
 * one message can say it all. A bad value is never quoted: it may be a secret in the wrong place.
 */
export class ConfigReader {
  readonly problems: string[] = [];
  /** What is allowed, and most likely not what was meant. */
  readonly warnings: string[] = [];

  constructor(private readonly env: Environment) {}

  /** The value for one series or target where it has its own, else the one for all, else the default. */
  value<N extends VariableName>(name: N, owner?: string): Value<N> {
    const row: Variable = VARIABLES[name];
    const text = this.env[this.nameFor(name, owner)];
    const given = text === undefined ? undefined : row.kind(text, this.contextOf(name, owner));
    return (given ?? (row.default && row.kind(row.default, this.contextOf(name)))) as Value<N>;
  }

  isSet(name: string): boolean {
    return this.env[name] !== undefined;
  }

  /** The variable of one series or target where it is set, else the one for all. */
  nameFor(name: VariableName, owner?: string): string {
    const own = owner === undefined ? name : suffixed(name, owner);
    return this.isSet(own) ? own : name;
  }

  problem(name: VariableName, what: string, options?: ProblemOptions): undefined {
    this.problems.push(this.sentence(name, what, options));
  }

  warn(name: VariableName, what: string, options?: ProblemOptions): void {
    this.warnings.push(this.sentence(name, what, options));
  }

  mayBePlain(hostname: string): boolean {
    return isNearby(hostname) || this.env.ALLOW_INSECURE_HTTP === '1';
  }

  private contextOf(name: VariableName, owner?: string): KindContext {
    return {
      fail: (what, more) => this.problem(name, what, {owner, ...more}),
      warn: (what) => this.warn(name, what, {owner}),
      mayBePlain: (hostname) => this.mayBePlain(hostname),
    };
  }

  private sentence(name: VariableName, what: string, options: ProblemOptions = {}): string {
    const row: Variable = VARIABLES[name];
    const {owner, isOwn, entry, example = row.example || row.default || ''} = options;
    const actual = owner && isOwn ? suffixed(name, owner) : this.nameFor(name, owner);
    const where = entry === undefined ? actual : `${actual}, entry ${entry}`;
    return `${where}: ${what}${example && `; for example ${assignment(actual, example)}`}`;
  }
}
