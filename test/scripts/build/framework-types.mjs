/** Types of the element for the templates of frameworks, as texts of declaration files. */
import {plainProperties} from './read-element.mjs';

const IMPORTS = `import type {
  ElytraStatus,
  Messages,
  Status,
  StatusChangeEvent,
  StatusErrorEvent,
  StatusLoadEvent,
  StatusStaleEvent,
} from '../embed/index.js';
`;

const member = (name, type, {description}) =>
  `  /** ${description} */\n  ${/^\w+$/.test(name) ? name : `'${name}'`}?: ${type};\n`;

/** Numbers and booleans may also be written as an attribute is; but `false` as a word counts as set. */
const written = (type) =>
  ({number: 'number | string', boolean: "true | '' | 'true'", unknown: 'string'})[type] ?? type;

const settable = (type) => (type === 'Status | null' ? 'Status | string | null' : type);

const members = (element, {attribute, property, event}) =>
  [
    ...element.attributes.map((it) => member(attribute(it), written(it.type.text), it)),
    ...plainProperties(element).map((it) => member(property(it.name), settable(it.type.text), it)),
    ...element.events.map((it) => member(event(it.name), `(event: ${it.type.text}) => void`, it)),
  ].join('');

const camel = (name) => name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
const asAttribute = ({name}) => name;
const asProperty = (name) => name;

const FRAMEWORKS = {
  vue: {
    names: {
      attribute: ({fieldName}) => fieldName,
      property: asProperty,
      event: (name) => camel(`on-${name}`),
    },
    module: `import type {DefineComponent} from 'vue';

declare module 'vue' {
  interface GlobalComponents {
    'elytra-status': DefineComponent<ElytraStatusProps>;
  }
}
`,
  },
  svelte: {
    names: {attribute: asAttribute, property: asProperty, event: (name) => `on${name}`},
    module: `import type {HTMLAttributes} from 'svelte/elements';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'elytra-status': HTMLAttributes<ElytraStatus> & ElytraStatusProps;
  }
}
`,
  },
  solid: {
    names: {
      attribute: asAttribute,
      property: (name) => `prop:${name}`,
      event: (name) => `on:${name}`,
    },
    module: `import type {JSX} from 'solid-js';

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'elytra-status': JSX.HTMLAttributes<ElytraStatus> & ElytraStatusProps;
    }
  }
}
`,
  },
  preact: {
    names: {attribute: asAttribute, property: asProperty, event: (name) => `on${name}`},
    module: `import type {HTMLAttributes} from 'preact';

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'elytra-status': Omit<HTMLAttributes<ElytraStatus>, keyof ElytraStatusProps> &
        ElytraStatusProps;
    }
  }
}
`,
  },
};

/** File names without their ending, and what is in them. */
export const frameworkTypes = (element) =>
  Object.entries(FRAMEWORKS).map(([name, {names, module}]) => {
    const props = `export interface ElytraStatusProps {\n${members(element, names)}}\n`;
    return [name, `${IMPORTS}${module}\n${props}`];
  });
