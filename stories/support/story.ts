import type {Meta as AnyMeta, StoryObj} from '@storybook/web-components-vite';
import type {Args} from './render.js';

export type Meta = AnyMeta<Args>;
export type Story = StoryObj<Args>;
