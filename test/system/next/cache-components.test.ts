import {describeSite} from './suite.js';

describeSite('cache components');
