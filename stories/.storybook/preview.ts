import {setCustomElementsManifest, type Preview} from '@storybook/web-components-vite';
import {addMessages} from '../../embed/text/add-messages.js';
import {ElytraStatus} from '../../embed/element/elytra-status.js';
import {BROWSER_PAGE_FILE} from '../../embed/page/browser-page-file.js';
import {registry} from '../../embed/text/registry.js';
import {VERSION} from '../../embed/text/version.js';
import {argTypes} from '../support/arg-types.js';
import {stopClock} from '../support/clock.js';
import {LANGUAGES} from '../support/languages.js';
import {manifest} from '../support/manifest.js';
import {stubNetwork} from '../support/network.js';
import {render} from '../support/render.js';
import {applySurroundings, TOOLBAR} from '../support/surroundings.js';

// What `define` and the languages' own files do: `sideEffects` of package.json would leave these out here.
if (!customElements.get('elytra-status')) customElements.define('elytra-status', ElytraStatus);
registry.pages[VERSION] = BROWSER_PAGE_FILE;
for (const [tag, messages] of Object.entries(LANGUAGES)) addMessages(tag, messages);

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
    options: {
      storySort: {
        order: [
          'Welcome',
          'Variants',
          ['Card', 'Badge', 'Banner', 'Page'],
          'Ninety days',
          'Some components',
          'Documents',
          'Failures',
          'Interaction',
          'Surroundings',
        ],
      },
    },
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
