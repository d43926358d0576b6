import {addons} from 'storybook/manager-api';
import {create} from 'storybook/theming';

const isDark = matchMedia('(prefers-color-scheme: dark)').matches;

addons.setConfig({
  sidebar: {showRoots: false}, // or groups come last, whatever `storySort` says
  theme: create({
    base: isDark ? 'dark' : 'light',
    brandTitle: 'Elytra Status',
    brandUrl: './',
    brandTarget: '_self',
    colorPrimary: isDark ? '#3fb950' : '#1a7f37',
    colorSecondary: isDark ? '#2f81f7' : '#0969da',
    fontBase: 'system-ui, sans-serif',
  }),
});
