/** `dist/custom-elements.json`, from the class JSDoc and from what the built element says of itself. */
import {ElytraStatus} from './dist/embed/elytra-status.js';
import {VARIANTS} from './dist/embed/render.js';

const attributes = new Set(ElytraStatus.observedAttributes);
const options = ElytraStatus.elementProperties;
const element = new ElytraStatus();

/** As a user writes it: without what means "absent", and with the words for `Variant`. */
const typeOf = (text) =>
  text
    .replaceAll(/ \| (null|undefined)/g, '')
    .replace(/^Variant$/, VARIANTS.map((variant) => `'${variant}'`).join(' | '));

/** The analyzer reads sources: it knows neither our kebab case nor what is private, and guesses events. */
const asPublished = {
  name: 'as-published',
  packageLinkPhase({customElementsManifest}) {
    for (const module of customElementsManifest.modules) {
      module.path = built(module.path);
      for (const {declaration} of module.exports) declaration.module = built(declaration.module);
      for (const declaration of module.declarations) publish(declaration);
    }
  },
};

const built = (path) => path.replace(/^embed\/(.*)\.ts$/, 'dist/embed/$1.js');

function publish(declaration) {
  declaration.members = declaration.members
    .filter(({privacy}) => privacy !== 'private')
    .map(({attribute: _, ...member}) => ({...member, ...published(member)}));
  declaration.attributes = declaration.members.flatMap((member) =>
    member.attribute
      ? {
          name: member.attribute,
          fieldName: member.name,
          type: member.type,
          description: member.description,
          default: member.default,
        }
      : [],
  );
  const missing = attributes.size - declaration.attributes.length;
  if (missing) throw new Error(`custom-elements.json: ${missing} attributes have no JSDoc`);
  declaration.events = declaration.events.filter(({name}) => name.startsWith('elytra-status-'));
}

function published({kind, name, type}) {
  if (kind !== 'field') return {};
  const {attribute = name, reflect} = options.get(name);
  const value = element[name];
  return {
    type: {text: attribute ? typeOf(type.text) : type.text},
    default: typeof value === 'number' ? String(value) : undefined,
    ...(attributes.has(attribute) ? {attribute, reflects: reflect || undefined} : {}),
    ...(name === 'state' || name === 'error' ? {readonly: true} : {}), // their setters do nothing
  };
}

export default {
  globs: ['embed/elytra-status.ts', 'embed/define.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [asPublished],
};
