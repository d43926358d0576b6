import type {NextConfig} from 'next';
import vercel from './vercel.json' with {type: 'json'};

const hasCacheComponents = process.env.CACHE_COMPONENTS === '1';
const isDevelopment = process.env.NODE_ENV === 'development';

const config: NextConfig = {
  cacheComponents: hasCacheComponents,
  partialPrefetching: hasCacheComponents,
  poweredByHeader: false,
  turbopack: {root: import.meta.dirname},
  // The development server evaluates code, which the policy forbids.
  headers: () => Promise.resolve(isDevelopment ? [] : vercel.headers),
};

export default config;
