/** What a visitor sees instead of the snippet builder, until it is there. */
export const waitingPage = (hasFailed: boolean): string => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>Snippet builder</title>
  <link rel="icon" href="data:," />
  <style>
    :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
    body { max-inline-size: 40rem; margin: 2rem auto; padding-inline: 1rem }
  </style>
  <h1>Snippet builder</h1>
  ${
    hasFailed
      ? '<p>It could not be built; the terminal of <code>npm start</code> says why.</p>'
      : `<p role="status">It is being built. This page shows it as soon as it is there.</p>
  <script>fetch('release.json').finally(() => location.reload()) // is answered then</script>`
  }
</html>
`;
