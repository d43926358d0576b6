import {fromSample} from './support/from-sample.js';
import type {Meta} from './support/story.js';

export default {title: 'Surroundings'} satisfies Meta;

export const Dark = fromSample('full', {args: {variant: 'page'}, globals: {scheme: 'dark'}});
export const DarkOutage = fromSample('major-outage', {globals: {scheme: 'dark'}});
export const RightToLeft = fromSample('partial-outage', {globals: {dir: 'rtl'}});
export const Arabic = fromSample('full', {args: {variant: 'page'}, globals: {lang: 'ar'}});
export const German = fromSample('partly-reporting', {globals: {lang: 'de'}});
export const Japanese = fromSample('degraded', {globals: {lang: 'ja'}});
export const ForcedColours = fromSample('degraded', {globals: {colours: 'forced'}});

export const Themed = fromSample('operational', {
  args: {
    '--elytra-status-background': 'light-dark(#fffdf7, #1c1a16)',
    '--elytra-status-border': 'light-dark(#b08968, #7f5539)',
    '--elytra-status-font': 'Georgia, serif',
    '--elytra-status-radius': '0',
  },
});
