import type {ArgTypes, InputType} from 'storybook/internal/types';
import {manifest} from './manifest.js';
import {elementOf} from '../../test/support/documents/element-of.js';

const element = elementOf(manifest);

function row(category: string, type: string | undefined, control: InputType['control']) {
  return ({name, description, default: value}: Described): [string, InputType] => [
    name,
    {
      name,
      description,
      control,
      table: {category, type: {summary: type}, defaultValue: value ? {summary: value} : undefined},
    },
  ];
}

interface Described {
  name: string;
  description?: string;
  default?: string;
}

const words = (type: string) => [...type.matchAll(/'(\w+)'/g)].map(([, word]) => word!);

/** A control for each attribute, custom property and slot of the manifest. */
export const argTypes: ArgTypes = Object.fromEntries([
  ...element.attributes.map((attribute) => {
    const {text} = attribute.type;
    const options = words(text);
    const control = options.length ? 'select' : text === 'string' ? 'text' : text;
    const [name, found] = row('attributes', text, control as 'text')(attribute);
    return [name, options.length ? {...found, options} : found];
  }),
  ...element.cssProperties.map((property) =>
    row('custom properties', undefined, property.syntax ? 'color' : 'text')(property),
  ),
  ...element.slots.map((slot) => {
    const [name, found] = row('slots', undefined, 'text')({...slot, name: slot.name || 'default'});
    return ['fallback', {...found, name}];
  }),
  ...element.cssStates.map(row('custom states', undefined, false)),
]) as ArgTypes;
