// TypeScript wants a word on what is imported for its effect alone.
export {};
