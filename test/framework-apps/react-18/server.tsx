import {renderToString} from 'react-dom/server';
import {App} from './app';

/** For the test, which puts it where `index.html` has `<!--app-->`. */
process.stdout.write(renderToString(<App />));
