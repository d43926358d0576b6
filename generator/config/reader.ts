import type {Fault} from '../errors/fault.js';
import {isNearby} from '../io/is-nearby.js';
import {assignment} from './assignment.js';
import type {Environment} from './environment.js';
import type {KindContext} from './kind.js';
import {suffixed} from './known-variables.js';
import {misspelledVariables} from './unknown-variables.js';
import type {ValueOf, Variable} from './variable.js';
import {VARIABLES, type VariableName} from './variables.js';

type Value<N extends VariableName> = ValueOf<(typeof VARIABLES)[N]>;

interface ProblemOptions {
  /** The series or target whose variable it is, where that has its own. */
  owner?: string;
  /** Names the variable of the owner even where only that for all is set. */
  isOwn?: boolean;
  /** Of a list. */
  entry?: number | string;
  /** Another value than that of the table; empty: none. */
  example?: string;
}

/** Docker's `--env-file` and lists in Compose files keep them. */
const QUOTED = /^(["']).*\1$/s;

/**
 * Turns variables into values by their rows of the table and collects what is wrong with them, so that
 * one message can say it all. A bad value is never quoted: it may be a secret in the wrong place.
 */
export class ConfigReader {
  readonly problems: string[] = [];
  /** The variables that have problems. */
  readonly failed = new Set<VariableName>();
  /** What is allowed, and most likely not what was meant. */
  readonly warnings: Required<Fault>[] = [];

  /** Variables that are set and most likely ours in another spelling. */
  readonly misspelled: ReadonlyMap<string, string>;

  constructor(private readonly env: Environment) {
    this.misspelled = misspelledVariables(this.present);
  }

  /** The names of all that is set. */
  get present(): string[] {
    return Object.keys(this.env).filter((name) => this.isSet(name));
  }

  /** The value for one series or target where it has its own, else the one for all, else the default. */
  value<N extends VariableName>(name: N, owner?: string): Value<N> {
    const row: Variable = VARIABLES[name];
    const context = this.contextOf(name, owner);
    const given = this.given(this.nameFor(name, owner), row, context);
    return (given ?? (row.default && row.kind(row.default, context))) as Value<N>;
  }

  isSet(name: string): boolean {
    return this.env[name] !== undefined;
  }

  /** The variable of one series or target where it is set, else the one for all. */
  nameFor(name: VariableName, owner?: string): string {
    const own = owner === undefined ? name : suffixed(name, owner);
    return this.isSet(own) ? own : name;
  }

  problem(name: VariableName, what: string, options: ProblemOptions = {}): undefined {
    this.failed.add(name);
    const {owner, isOwn, entry} = options;
    const actual = owner && isOwn ? suffixed(name, owner) : this.nameFor(name, owner);
    const where = entry === undefined ? actual : `${actual}, entry ${entry}`;
    const row: Variable = VARIABLES[name];
    const {example = row.example || row.default} = options;
    this.problems.push(
      `${where}: ${what}${example ? `; for example ${assignment(actual, example)}` : ''}`,
    );
  }

  /** Reports one that must be set, and which other variable may have been meant to be it. */
  missing(name: VariableName, what: string): void {
    const [similar] = [...this.misspelled].find(([, meant]) => meant === name) ?? [];
    const hint = similar ? `; ${similar} is set and not read: rename it to ${name}` : '';
    this.problem(name, `is missing; ${what}${hint}`, {example: ''});
  }

  warn(name: VariableName, what: string, remedy: string, owner?: string): void {
    this.warnings.push({what: `${this.nameFor(name, owner)}: ${what}`, remedy});
  }

  mayBePlain(hostname: string): boolean {
    return isNearby(hostname) || this.env.ALLOW_INSECURE_HTTP === '1';
  }

  private given(actual: string, row: Variable, context: KindContext): unknown {
    const text = this.env[actual];
    if (text === undefined) return undefined;
    if (QUOTED.test(text)) {
      return context.fail('has quotes that became part of its value; leave them out', {
        example: '',
      });
    }
    return row.kind(text, context);
  }

  private contextOf(name: VariableName, owner?: string): KindContext {
    return {
      fail: (what, more) => this.problem(name, what, {owner, ...more}),
      warn: (what, remedy) => this.warn(name, what, remedy, owner),
      mayBePlain: (hostname) => this.mayBePlain(hostname),
    };
  }
}
