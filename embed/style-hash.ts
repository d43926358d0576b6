export {STYLE_HASH} from './server/style-hash.js';
