import {expect} from '@open-wc/testing';
import {trackStatus} from '../../embed/element/track-status.js';
import {body, SAMPLES, settled, source} from './card.js';

type Call = [name: string, properties: Record<string, number | string>];

function tracked(): {calls: Call[]; end: () => void} {
  const calls: Call[] = [];
  return {calls, end: trackStatus((...call) => calls.push(call))};
}

const document = (age: number) => ({
  ...(SAMPLES.minimal?.document as object),
  updated_at: new Date(Date.now() - age).toISOString(),
});

describe('trackStatus', () => {
  it('tells a fetch once, however many cards show it', async () => {
    const {calls, end} = tracked();
    const src = await source(body(document(5 * 60_000)));
    await Promise.all([settled(src), settled(src), settled(src)]);
    end();
    expect(calls.map(([name]) => name)).to.deep.equal(['status_fetch_success']);
    expect(calls[0]?.[1].age_minutes).to.equal(5);
    expect(calls[0]?.[1].duration).to.be.a('number');
  });

  it('tells a stale document and a failed fetch once each', async () => {
    const {calls, end} = tracked();
    const stale = await source(body(document(45 * 60_000)));
    await Promise.all([settled(stale), settled(stale)]);
    const broken = await source('status=500');
    await Promise.all([settled(broken), settled(broken)]);
    end();
    expect(calls.map(([name]) => name).toSorted((a, b) => a.localeCompare(b))).to.deep.equal([
      'status_fetch_error',
      'status_fetch_success',
      'status_stale_data',
    ]);
    expect(calls.find(([name]) => name === 'status_stale_data')?.[1]).to.deep.equal({
      age_minutes: 45,
    });
    expect(calls.find(([name]) => name === 'status_fetch_error')?.[1].reason).to.equal('http');
  });

  it('tells nothing more once it has ended', async () => {
    const {calls, end} = tracked();
    end();
    await settled(await source(body(document(0))));
    expect(calls).to.deep.equal([]);
  });
});
