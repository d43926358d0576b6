import {html, type TemplateResult} from '../card/html.js';
import {leaf} from '../card/parts/leaf.js';

type Content = TemplateResult | Content[];

/** Something that has begun and not ended yet. */
interface Frame {
  marker: string;
  content: Content[];
}

const ITEM = /^ {0,3}(?:([-*+])|\d{1,9}[.)])[ \t]+/;
const LINK = /^(?:https?:\/\/|mailto:)[^\s]/i;
/**
 * What may mean something: an escape, code, emphasis, both ends of a link, an address. Each alternative ends
 * where the next one could begin, so that no text takes more than one pass.
 */
const TOKEN =
  /\\([!-/:-@[-`{-~])|(`+)([^`]+)\2(?!`)|`+|(\*\*|__|[*_[])|\]\(([^\s()]*)\)|(https?:\/\/[^\s<>()[\]*`"']*[^\s<>()[\]*`"'.,:;!?_])/g;

const TAGS: Record<string, (content: Content[]) => TemplateResult> = {
  '*': (content) => html`<em>${content}</em>`,
  _: (content) => html`<em>${content}</em>`,
  '**': (content) => html`<strong>${content}</strong>`,
  __: (content) => html`<strong>${content}</strong>`,
};

/**
 * What an operator has written, from a small part of Markdown: paragraphs, lists, emphasis, code, and links to
 * http, https and mailto. All else is text, and what was written is never markup.
 */
export function markdown(text: string): TemplateResult[] {
  const blocks: {marker?: string; texts: string[]}[] = [];
  let isOpen = false;
  for (const line of text.split(/\r?\n/)) {
    const [prefix, bullet] = ITEM.exec(line) ?? [];
    const last = blocks.at(-1);
    if (prefix) {
      const marker = bullet ? 'ul' : 'ol';
      const item = line.slice(prefix.length);
      if (last?.marker === marker) last.texts.push(item);
      else blocks.push({marker, texts: [item]});
      isOpen = true;
    } else if (!line.trim()) {
      isOpen = false;
    } else if (isOpen) {
      last!.texts.push(`${last!.texts.pop()!}\n${line.trim()}`);
    } else {
      blocks.push({texts: [line.trim()]});
      isOpen = true;
    }
  }
  return blocks.map(({marker, texts}) => {
    const items = texts.map((item) => html`<li><bdi>${inline(item)}</bdi></li>`);
    if (marker === 'ul')
      return html`<ul>
        ${items}
      </ul>`;
    if (marker === 'ol')
      return html`<ol>
        ${items}
      </ol>`;
    return html`<p><bdi>${inline(texts[0]!)}</bdi></p>`;
  });
}

/** In one pass. Nothing holds itself, so that it is never deep. */
function inline(text: string): Content[] {
  const frames: Frame[] = [{marker: '', content: []}];
  const say = (words: string) => words && frames.at(-1)!.content.push(leaf(words));
  const isOpen = (marker: string) => frames.some((frame) => frame.marker === marker);
  /** What was not ended has no meaning: it is text. */
  const drop = () => {
    const {marker, content} = frames.pop()!;
    say(marker);
    frames.at(-1)!.content.push(content);
  };
  const end = (marker: string): Content[] => {
    while (frames.at(-1)!.marker !== marker) drop();
    return frames.pop()!.content;
  };
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token, escaped, , code, marker, target, address] = match;
    const next = match.index + token.length;
    const [before = ' ', after = ' '] = [text[match.index - 1], text[next]];
    say(text.slice(last, match.index));
    last = next;
    if (escaped) say(escaped);
    else if (code) frames.at(-1)!.content.push(html`<code>${leaf(code)}</code>`);
    else if (address && !isOpen('[')) frames.at(-1)!.content.push(linkTo(address, [leaf(address)]));
    else if (target !== undefined && isOpen('[') && LINK.test(target)) {
      const content = end('[');
      frames.at(-1)!.content.push(linkTo(target, content));
    } else if (marker && TAGS[marker] && isOpen(marker) && canEnd(marker, before, after)) {
      const content = end(marker);
      frames.at(-1)!.content.push(TAGS[marker](content));
    } else if (marker && !isOpen(marker) && canBegin(marker, before, after)) {
      frames.push({marker, content: []});
    } else say(token);
  }
  say(text.slice(last));
  while (frames.length > 1) drop();
  return frames[0]!.content;
}

const linkTo = (target: string, content: Content[]) =>
  html`<a part="link" href=${target} rel="noopener noreferrer">${content}</a>`;

/** `snake_case` and `2 * 3` are what they are. */
const isWord = (letter: string) => /[\p{L}\p{N}_]/u.test(letter);
const canBegin = (marker: string, before: string, after: string) =>
  marker === '[' || (/\S/.test(after) && !(marker.startsWith('_') && isWord(before)));
const canEnd = (marker: string, before: string, after: string) =>
  /\S/.test(before) && !(marker.startsWith('_') && isWord(after));
