import {describeSite} from './suite.js';

describeSite('plain');
