/** The labels of a sample, `a="x",b="y \" z"`, by name; every character is looked at once. */
export function readLabels(text: string): Map<string, string> {
  const labels = new Map<string, string>();
  for (let at = 0; at < text.length;) {
    const equals = text.indexOf('="', at);
    if (equals < 0) break;
    const name = text.slice(at, equals).replace(/^,/, '').trim();
    let value = '';
    let index = equals + 2;
    let from = index;
    for (; index < text.length && text[index] !== '"'; index++) {
      if (text[index] !== '\\') continue;
      const escaped = text[++index] ?? '';
      value += text.slice(from, index - 1) + (escaped === 'n' ? '\n' : escaped);
      from = index + 1;
    }
    labels.set(name, value + text.slice(from, index));
    at = index + 1;
  }
  return labels;
}
