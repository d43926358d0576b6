import assert from 'node:assert/strict';
import {test} from 'node:test';
import {proxyFor} from '../../../generator/text/proxy-for.js';

const PROXY = 'http://proxy.example.com:3128';
const URL = 'https://uptime.example.com/kuma';

for (const [env, expected] of [
  [{}, undefined],
  [{HTTPS_PROXY: PROXY}, 'HTTPS_PROXY'],
  [{https_proxy: PROXY}, 'https_proxy'],
  [{ALL_PROXY: PROXY}, 'ALL_PROXY'],
  [{HTTP_PROXY: PROXY}, undefined],
  [{HTTPS_PROXY: ''}, undefined],
  [{HTTPS_PROXY: PROXY, NO_PROXY: '*'}, undefined],
  [{HTTPS_PROXY: PROXY, NO_PROXY: 'a.test, uptime.example.com:443'}, undefined],
  [{HTTPS_PROXY: PROXY, no_proxy: '.EXAMPLE.com'}, undefined],
  [{HTTPS_PROXY: PROXY, NO_PROXY: 'example.com'}, undefined],
  [{HTTPS_PROXY: PROXY, NO_PROXY: 'ample.com,,'}, 'HTTPS_PROXY'],
] as [Record<string, string>, string | undefined][]) {
  test(`finds ${expected ?? 'no proxy'} in ${JSON.stringify(env)}`, () => {
    assert.equal(proxyFor(URL, env), expected);
  });
}
