import type {Choice} from './choice.js';

/** The style sheet of a theme; empty where nothing was changed. */
export function themeCss({colors, scheme, hiddenParts}: Choice): string {
  const declarations = Object.entries(colors)
    .filter(([, color]) => /^#[0-9a-f]{6}$/i.test(color))
    .map(([name, color]) => `  --elytra-status-${name}: ${color};\n`);
  if (scheme !== 'inherit') declarations.push(`  --elytra-status-color-scheme: ${scheme};\n`);
  const hidden = hiddenParts.map((part) => `elytra-status::part(${part})`);
  return [
    declarations.length ? `elytra-status {\n${declarations.join('')}}\n` : '',
    hidden.length ? `${hidden.join(',\n')} {\n  display: none;\n}\n` : '',
  ].join('');
}
