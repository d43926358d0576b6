interface Failed {
  currentTest?: {err?: Record<string, unknown>};
}

/**
 * The runner clones what an assertion has compared. Of an element or a function it cannot, and then
 * it never learns that the tests have ended: so these are told in words.
 */
afterEach(function () {
  const err = (this as Failed).currentTest?.err;
  for (const key of ['actual', 'expected']) {
    try {
      structuredClone(err?.[key]);
    } catch {
      err![key] = String(err![key]);
    }
  }
});
