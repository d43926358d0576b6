import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {plain} from '../../../embed/card/plain.js';
import {markdown} from '../../../embed/page/markdown.js';
import {templateToString} from '../../../embed/server/template-to-string.js';
import {randomOf} from '../../support/documents/random.js';

/** Without the spans that hold text. */
const htmlOf = (text: string) =>
  templateToString(markdown(text)).replaceAll(/<\/?span>|(?<=l>) | (?=<\/[uo]l)/g, '');
const decode = (html: string) =>
  html.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

describe("an operator's Markdown", () => {
  for (const [written, html] of [
    ['Mail is late.', '<p>Mail is late.</p>'],
    ['One\nand more\n\n\nTwo', '<p>One\nand more</p><p>Two</p>'],
    ['- one\n- two\n  and more', '<ul><li>one</li><li>two\nand more</li></ul>'],
    ['First:\n1. one\n2) two', '<p>First:</p><ol><li>one</li><li>two</li></ol>'],
    ['* one\n\n* two', '<ul><li>one</li><li>two</li></ul>'],
    ['*a* _b_ **c** __d__', '<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>'],
    ['**a *b* c**', '<p><strong>a <em>b</em> c</strong></p>'],
    ['`a *b* <i>` and ``c``', '<p><code>a *b* &#60;i&#62;</code> and <code>c</code></p>'],
    ['snake_case_name, 2 * 3 * 4', '<p>snake_case_name, 2 * 3 * 4</p>'],
    ['\\*not\\* \\[this\\]', '<p>*not* [this]</p>'],
    ['*never ended, `nor this', '<p>*never ended, `nor this</p>'],
    ['*a **b* c**', '<p><em>a **b</em> c**</p>'],
    ['# No heading\n> no quote', '<p># No heading\n&#62; no quote</p>'],
    ['![x](https://a.example/x.png)', '<p>!<a>x</a></p>'],
    ['[*a*](https://a.example/?b=1&c)', '<p><a><em>a</em></a></p>'],
    ['see https://a.example/b_c_d.', '<p>see <a>https://a.example/b_c_d</a>.</p>'],
    ['[mail](mailto:a@b.example)', '<p><a>mail</a></p>'],
    ['[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
    ['[a](JavaScript:x)', '<p>[a](JavaScript:x)</p>'],
    [
      '[a](data:text/html,x) [b](/c) [d](//e.example)',
      '<p>[a](data:text/html,x) [b](/c) [d](//e.example)</p>',
    ],
    ['[a [b](https://c.example) d](https://e.example)', '<p><a>a [b</a> d](https://e.example)</p>'],
    ['<img src=x onerror=alert(1)>', '<p>&#60;img src=x onerror=alert(1)&#62;</p>'],
    ['', ''],
  ] as const) {
    test(`makes ${html || 'nothing'} of ${JSON.stringify(written)}`, () => {
      const made = htmlOf(written).replaceAll(/<\/?bdi>| (part|rel)="[^"]*"/g, '');
      assert.equal(made.replaceAll(/ href="[^"]*"/g, ''), html);
    });
  }

  test('leads where it says, and nowhere else', () => {
    const made = htmlOf('[a](https://a.example/?b=1&c="x") https://d.example/');
    assert.deepEqual(
      [...made.matchAll(/href="([^"]*)"/g)].map(([, target]) => decode(target!)),
      ['https://a.example/?b=1&c="x"', 'https://d.example/'],
    );
  });

  const PIECES = [
    ...'*_`[]()<>&"\'\\\n -1.é'.split(''),
    '**', '__', '](', '](https://a.example)', '](javascript:x)', '\n- ', '\n\n', 'word', 'https://b.example/', '<script>', '<a href=', 'mailto:',
  ]; // prettier-ignore

  test('is nothing but the tags it may be, and loses no letter, whatever is written', () => {
    const random = randomOf(16);
    for (let round = 0; round < 3_000; round++) {
      const text = Array.from({length: random.below(40)}, () => random.pick(PIECES)).join('');
      const html = templateToString(markdown(text));
      const left = html.replaceAll(
        /<\/?(?:p|ul|ol|li|bdi|em|strong|code|span)>|<a part="link" href="(?:https?:\/\/|mailto:)[^"<>]*" rel="noopener noreferrer">|<\/a>/g,
        '',
      );
      assert.doesNotMatch(left, /[<>]/, JSON.stringify(text));
      const letters = (of: string) => of.replaceAll(/[^a-zé]/g, '');
      const written = decode(left);
      const hidden = [...html.matchAll(/href="([^"]*)"/g)].length;
      if (!hidden) assert.equal(letters(written), letters(text), JSON.stringify(text));
      for (const word of text.match(/word/g) ?? []) assert.ok(written.includes(word));
    }
  });

  for (const piece of [
    '*',
    '_',
    '**a',
    '*a **b ',
    '`',
    '` ``',
    '[',
    '](',
    '[a](',
    '[a](https://x',
    '\\',
    'https://',
    '- ',
    '\n1. ',
    '*a* ',
    '_a __b ',
    '***',
  ]) {
    test(`makes its way through ${JSON.stringify(piece)} again and again in steps that grow with the text alone`, () => {
      const count = (length: number) => templateToString(markdown(piece.repeat(length))).length;
      assert.ok(count(2_000) < 2.5 * count(1_000) + 100);
    });
  }
});

for (const [written, line] of [
  ['**Mail** is _late_, see [the log](https://a.example/x).', 'Mail is late, see the log.'],
  ['- ***one***\n- `two`', 'one'],
  ['\nFollow the\r\n`ticket`.\n- Reads are slow', 'Follow the ticket.'],
  ['It is over.\n\nOr so we think.', 'It is over.'],
  ['snake_case_name, 2 * 3 * 4, *open', 'snake_case_name, 2 * 3 * 4, *open'],
  ['['.repeat(100_000), `${'['.repeat(200)}…`],
] as const) {
  test(`in one line is ${JSON.stringify(line.slice(0, 60))}`, () =>
    assert.equal(plain(written), line));
}
