import {registry, tellListeners} from '../text/registry.js';
import {VERSION} from '../text/version.js';
import {BROWSER_PAGE_FILE} from './browser-page-file.js';

registry.pages[VERSION] ??= BROWSER_PAGE_FILE;
tellListeners();
