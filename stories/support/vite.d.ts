/** What Vite puts in the place of this call. */
interface ImportMeta {
  glob<Module>(pattern: string, options: {eager: true; import?: 'default'}): Record<string, Module>;
}
