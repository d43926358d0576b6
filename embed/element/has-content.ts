const SILENT = 'noscript,template,script,style';
const SEEN = 'img,svg,picture,video,canvas,iframe,object,embed,progress,meter';

/** Whether anything is between the tags that can be read or seen. */
export const hasContent = (node: Node): boolean =>
  [...node.childNodes].some((child) =>
    child.nodeType === Node.ELEMENT_NODE
      ? !(child as Element).matches(SILENT) &&
        (!!(child as Element).shadowRoot || (child as Element).matches(SEEN) || hasContent(child))
      : child.nodeType === Node.TEXT_NODE && /\S/.test(child.nodeValue!),
  );
