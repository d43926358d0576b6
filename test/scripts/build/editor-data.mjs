/** What editors complete: custom data for VS Code, web-types for JetBrains. */
import {plainProperties, wordsOf} from './read-element.mjs';

const paragraph = (title, entries) =>
  entries.length
    ? `\n\n${title}\n${entries.map(({name, description}) => `- \`${name}\`: ${description}`).join('\n')}`
    : '';

export function htmlCustomData({tagName, description, attributes, events, cssParts}) {
  return {
    version: 1.1,
    tags: [
      {
        name: tagName,
        description: {
          kind: 'markdown',
          value: `${description}${paragraph('Events', events)}${paragraph('Parts', cssParts)}`,
        },
        attributes: attributes.map((attribute) => ({
          name: attribute.name,
          description: attribute.description,
          ...(attribute.type.text === 'boolean' ? {valueSet: 'v'} : {}),
          ...values(attribute.type.text),
        })),
      },
    ],
  };
}

const values = (type) => {
  const words = wordsOf(type);
  return words.length ? {values: words.map((name) => ({name}))} : {};
};

export const cssCustomData = ({cssProperties}) => ({
  version: 1.1,
  properties: cssProperties.map(({name, description, default: value}) => ({
    name,
    description: value ? `${description} Default: ${value}` : description,
  })),
});

const described = ({name, description}) => ({name, description});

export function webTypes(element, {name, version}) {
  const type = ({type: {text}}) => ({value: {type: text === 'unknown' ? 'string' : text}});
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            ...described({name: element.tagName, description: element.description}),
            attributes: element.attributes.map((it) => ({
              ...described(it),
              ...type(it),
              ...(it.default ? {default: it.default} : {}),
            })),
            slots: element.slots.map(described),
            js: {
              properties: plainProperties(element).map((it) => ({
                ...described(it),
                type: it.type.text,
              })),
              events: element.events.map(described),
            },
          },
        ],
      },
      css: {
        properties: element.cssProperties.map(described),
        parts: element.cssParts.map(described),
      },
    },
  };
}
