import {registry} from '../text/registry.js';
import {VERSION} from '../text/version.js';
import type {PageFile, Part} from './parts/part.js';

/** Of this very version, because the two share names that no other knows; undefined while it is not there. */
export const pageFile = (): PageFile | undefined => registry.pages[VERSION] as PageFile | undefined;

/** A part of it, where the file is there. */
export const fromPage =
  (choose: (file: PageFile) => Part): Part =>
  (view, options) =>
    options.pageFile && choose(options.pageFile)(view, options);
