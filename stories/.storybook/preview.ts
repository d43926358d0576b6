import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';
import {addMessages} from '../../embed/add-messages.js';
import {ElytraStatus} from '../../embed/elytra-status.js';
import type {Messages} from '../../embed/messages.js';
import {argTypes} from '../arg-types.js';
import {stopClock} from '../clock.js';
import {manifest} from '../manifest.js';
import {stubNetwork} from '../network.js';
import {render} from '../render.js';
import {applySurroundings, TOOLBAR} from '../surroundings.js';

// What `define` and the languages' own files do: `sideEffects` of package.json would leave these out here.
if (!customElements.get('elytra-status')) customElements.define('elytra-status', ElytraStatus);
const languages = import.meta.glob<Record<string, Messages>>('../../embed/lang/*.ts', {
  eager: true,
});
for (const [path, module] of Object.entries(languages)) {
  addMessages(path.slice(-'de.ts'.length, -'.ts'.length), Object.values(module)[0]!);
}

setCustomElementsManifest(manifest);
stubNetwork();

const preview: Preview = {
  tags: ['autodocs'],
  component: 'elytra-status',
  argTypes,
  render,
  parameters: {
    a11y: {test: 'error', config: {rules: [{id: 'target-size', enabled: true}]}},
    controls: {expanded: true, sort: 'none'},
    options: {storySort: {order: ['Variants', ['Card', 'Badge', 'Banner', 'Page']]}},
  },
  ...TOOLBAR,
  beforeEach: () => stopClock(),
  decorators: [
    (story, {globals}) => {
      applySurroundings(globals);
      return story();
    },
  ],
};

export default preview;
