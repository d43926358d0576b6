interface Named {
  name: string;
  description?: string;
  default?: string;
}

interface Member extends Named {
  kind: 'field' | 'method';
  privacy?: 'public' | 'private' | 'protected';
  static?: boolean;
  readonly?: boolean;
  reflects?: boolean;
  attribute?: string;
  type?: {text: string};
}

/** What a manifest says of a custom element, as far as this project reads it. */
export interface ElementDeclaration extends Named {
  tagName: string;
  members: Member[];
  attributes: (Named & {fieldName: string; type: {text: string}})[];
  events: (Named & {type: {text: string}})[];
  cssProperties: (Named & {syntax?: string})[];
  slots: Named[];
  cssParts: Named[];
  cssStates: Named[];
}

export interface Manifest {
  modules: {
    path: string;
    exports: {declaration: {module?: string}}[];
    declarations: (ElementDeclaration | Named)[];
  }[];
}

export const elementOf = ({modules}: Manifest): ElementDeclaration =>
  modules
    .flatMap(({declarations}) => declarations)
    .find((found): found is ElementDeclaration => 'tagName' in found)!;
