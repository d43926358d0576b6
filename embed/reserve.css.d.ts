// TypeScript wants a word on what is imported for its effect alone.
declare const nothing: undefined;
export default nothing;
