import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {History} from '../../../embed/contract/history.js';
import type {MonthReport} from '../../../generator/rules/month-report.js';
import {HISTORY_SAMPLES} from '../../support/documents/history-samples.js';
import {startWorld} from '../../support/publisher/publisher-world.js';
import {runPublisher} from '../../support/publisher/run-publisher.js';
import {serve} from '../../support/publisher/status-server.js';

const month = () => new Date().toISOString().slice(0, 7);

describe('report', {timeout: 60_000}, () => {
  it('prints what the targets of the configuration have, and says that the month goes on', async (t) => {
    const {env, folder} = await startWorld(t);
    await runPublisher([], env);
    const {components} = JSON.parse(
      await readFile(join(folder, 'history.json'), 'utf8'),
    ) as History;
    const {code, out, err} = await runPublisher(['report', '--month', month(), '--json'], env);
    assert.deepEqual([code, err], [1, []]);
    const report = JSON.parse(out.join('\n')) as MonthReport;
    assert.equal(report.is_over, false);
    assert.deepEqual(
      report.components.map(({name, up}) => [name, up]),
      components.map(({name, months}) => [name, months[month()]![0]]),
    );
    const text = await runPublisher(['report', '--month', month()], env);
    assert.match(text.out.join('\n'), /The month is not over/);
  });

  it('prints a month that is over from an address, with 0', async (t) => {
    const history = JSON.stringify(HISTORY_SAMPLES.get('ninety-days')!.document);
    const url = await serve(t, {body: history});
    const {code, out} = await runPublisher(['report', url, '--month', '2026-10', '--csv'], {});
    assert.match(
      out[1]!,
      /^2026-10,true,1,API,Core,2026-09-02T00:00:00Z,100,2678400,0,2678400,0,0,0,100,100,0,0,false$/,
    );
    assert.equal(code, 0);
  });

  it('says what it cannot report, with 2', async (t) => {
    const url = await serve(t, {body: '{"updated_at":1}'});
    for (const [argv, says] of [
      [['report'], /needs a month, as in --month 2026-11/],
      [['report', '--month', '2026-13'], /needs a month/],
      [['report', url, '--month', '2026-10'], /not a history; name history\.json/],
      [['report', url, '--month', '2026-10', '--json', '--csv'], /do not go together/],
      [['report', 'http://127.0.0.1:9/history.json', '--month', '2026-10'], /could not be read/],
    ] as const) {
      const {env} = await startWorld(t);
      const {code, err} = await runPublisher([...argv], env);
      assert.equal(code, 2, err.join('\n'));
      assert.match(err.join('\n'), says);
    }
  });

  it('warns and prints nothing where there is no history, with 1', async (t) => {
    const {env} = await startWorld(t);
    const {code, out, err} = await runPublisher(['report', '--month', month()], env);
    assert.deepEqual([code, out], [1, []]);
    assert.match(err.join('\n'), /History \(main\): there is none/);
  });
});
