import {expect} from '@open-wc/testing';

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

async function getJson(url: string): Promise<Record<string, unknown>> {
  const response = await fetch(url);
  return (await response.json()) as Record<string, unknown>;
}

describe('the test server', () => {
  it('answers with the status, type, headers and body it is asked for', async () => {
    const query = new URLSearchParams([
      ['status', '503'],
      ['type', 'text/html'],
      ['body', '<p>ü & +'],
      ['header', 'Retry-After: 7'],
      ['header', 'X-Test: a:b'],
    ]);
    const response = await fetch(`/__test__/status?${query}`);
    expect(response.status).to.equal(503);
    expect(response.headers.get('content-type')).to.equal('text/html');
    expect(response.headers.get('retry-after')).to.equal('7');
    expect(response.headers.get('x-test')).to.equal('a:b');
    expect(await response.text()).to.equal('<p>ü & +');
  });

  it('follows a sequence, repeats its last answer and counts', async () => {
    const answers = ['body=1', 'status=500', 'body=3'];
    await fetch('/__test__/set?key=sequence', {method: 'POST', body: JSON.stringify(answers)});
    const seen: [number, string][] = [];
    for (let request = 0; request < 4; request++) {
      const response = await fetch('/__test__/status?key=sequence');
      seen.push([response.status, await response.text()]);
    }
    expect(seen).to.deep.equal([
      [200, '1'],
      [500, '{}'],
      [200, '3'],
      [200, '3'],
    ]);
    expect(await getJson('/__test__/count?key=sequence')).to.deep.equal({count: 4});
    expect(await getJson('/__test__/count?key=unused')).to.deep.equal({count: 0});
  });

  for (const failure of ['reset=1', 'redirect-loop=1']) {
    it(`makes a request fail with ${failure}`, async () => {
      expect(await rejection(fetch(`/__test__/status?${failure}`))).to.be.instanceOf(TypeError);
    });
  }

  it('never answers with hang', async () => {
    const signal = AbortSignal.timeout(100);
    const request = fetch('/__test__/status?hang=1', {signal});
    expect(await rejection(request)).to.be.instanceOf(DOMException); // by a name of each engine's own
    expect(signal.reason).to.have.property('name', 'TimeoutError');
  });

  it('never ends a body with hang-body', async () => {
    const signal = AbortSignal.timeout(300);
    const response = await fetch('/__test__/status?hang-body=1&status=206', {signal});
    expect(response.status).to.equal(206);
    expect(await rejection(response.text())).to.be.instanceOf(DOMException);
  });

  it('streams as many bytes as asked for', async () => {
    const response = await fetch('/__test__/status?size=1000000');
    const text = await response.text();
    expect(text).to.have.length(1_000_000);
    expect(JSON.parse(text)).to.have.all.keys('filler');
  });

  it('refuses another origin, but with cors', async () => {
    const {origin} = await getJson('/__test__/other-origin');
    const url = `${String(origin)}/__test__/status?body=hi`;
    expect(await rejection(fetch(url))).to.be.instanceOf(TypeError);
    expect(await (await fetch(`${url}&cors=1`)).text()).to.equal('hi');
  });

  it('serves the files of the project', async () => {
    expect(await getJson('/package.json')).to.have.property('name', 'elytra-status');
  });

  it('shows the page as visible in every tab', () => {
    expect(document.visibilityState).to.equal('visible');
  });
});
